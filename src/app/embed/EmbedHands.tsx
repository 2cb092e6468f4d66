import type { NodeId, Seq } from '../../core/ids.ts';
import { crashOrRestart, onMessage, pauseOrResume, slotOf } from '../../views/actions.ts';
import {
  useDesk,
  useExhibitWords,
  useMoment,
  useTelling,
  useUi,
  useWords,
} from '../../views/context.tsx';
import { ActionButton } from '../../views/inspector/ActionButton.tsx';

/** What one can do to what is chosen on the stage, where no inspector stands beside it. */
export function EmbedHands() {
  const selection = useUi((state) => state.selection);
  useMoment();
  return (
    <div className="embed-hands">
      {selection?.kind === 'node' && <NodeHands id={selection.id} />}
      {selection?.kind === 'message' && <MessageHands id={selection.id} />}
    </div>
  );
}

function NodeHands({ id }: { readonly id: NodeId }) {
  const desk = useDesk();
  const { inspector: say } = useExhibitWords();
  const { health } = useWords();
  const slot = slotOf(desk, id);
  if (!slot || slot.health === 'removed') return null;
  const crashed = slot.health === 'crashed';
  const paused = slot.health === 'paused';
  return (
    <>
      <span className="embed-chosen">
        <strong>{slot.name}</strong>
        {slot.health !== 'up' && ` ${health[slot.health]}`}
      </span>
      <ActionButton icon={crashed ? 'play' : 'crash'} onClick={() => crashOrRestart(desk, id)}>
        {crashed ? say.restart : say.crash}
      </ActionButton>
      {!crashed && (
        <ActionButton icon={paused ? 'play' : 'pause'} onClick={() => pauseOrResume(desk, id)}>
          {paused ? say.resume : say.pause}
        </ActionButton>
      )}
    </>
  );
}

function MessageHands({ id }: { readonly id: Seq }) {
  const desk = useDesk();
  const { inspector: say } = useExhibitWords();
  const { words, fmt } = useTelling();
  const world = desk.session.world();
  const message = [...world.inFlight(), ...world.held()].find((one) => one.id === id);
  if (!message) return null;
  return (
    <>
      <span className="embed-chosen">
        {words.stage.message(message.message.type, fmt.node(message.from), fmt.node(message.to))}
      </span>
      <ActionButton icon="drop" onClick={() => onMessage(desk, 'drop', id)}>
        {say.drop}
      </ActionButton>
    </>
  );
}
