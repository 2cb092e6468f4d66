import { useMemo } from 'react';
import type { Seq } from '../../core/ids.ts';
import { formatTime } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import { type Fate, fateOf } from '../../playback/fate.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Envelope } from '../../sdk/world.ts';
import { onMessage } from '../actions.ts';
import { deliver } from '../byhand/choosing.ts';
import { useDesk, useExhibitWords, useScreen, useTelling } from '../context.tsx';
import { WhyButton } from '../why/WhyButton.tsx';
import { ActionButton } from './ActionButton.tsx';
import { FieldTable } from './FieldTable.tsx';
import { printValue } from './values.ts';

type Message = Envelope<ProtocolTypes['message']>;

/** A message: what it says, between whom, and what can be done to it while it is on its way. */
export function MessagePanel({ id }: { id: Seq }) {
  const { session, print } = useDesk();
  const { words, text, fmt } = useTelling();
  const { inspector, moments } = useExhibitWords();
  const world = session.world();
  const held = world.held().find((one) => one.id === id);
  const present = held ?? world.inFlight().find((one) => one.id === id);
  const recorded = useRecorded(id);
  const envelope = present ?? recorded;
  if (!envelope) return <p className="aside">{inspector.gone}</p>;
  const { type } = envelope.message;
  const fate = present ? null : fateOf(session.columns(), id);
  return (
    <>
      <div className="inspector-head">
        <h2 className="inspector-title">{type}</h2>
        <WhyButton seq={id} about={moments.sentBy(type, fmt.node(envelope.from))} />
        {held && <span className="health">{words.stage.held}</span>}
        {!present && <span className="health">{standing(id, world.seq, fate, moments)}</span>}
      </div>
      {text.messages[type] && <p className="aside">{text.messages[type]}</p>}
      {present ? (
        <MessageActions envelope={envelope} held={held !== undefined} />
      ) : (
        <Moments id={id} fate={fate} />
      )}
      <Way envelope={envelope} end={held ? null : (fate ?? envelope)} />
      <FieldTable title={type} verbatim fields={fieldsOf(print(envelope.message))} />
    </>
  );
}

/** The message as it was sent: one that is not on its way at this moment has been, or will be. */
function useRecorded(id: Seq): Message | null {
  const { session } = useDesk();
  const branch = useScreen((screen) => screen.branch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the branch says whose record it is
  return useMemo(() => {
    if (id >= session.columns().length) return null;
    const [record] = session.records(id, id + 1);
    return record?.kind === 'send' || record?.kind === 'duplicate' ? record.envelope : null;
  }, [session, branch, id]);
}

/** How it stands with a message that is not on its way. */
function standing(id: Seq, position: Seq, fate: Fate | null, words: ExhibitWords['moments']) {
  if (id >= position) return words.notYet;
  if (fate === null) return words.under;
  return words[fate.kind === 'deliver' ? 'arrived' : 'died'](formatTime(fate.at));
}

/** The ways to where it was sent and where it ended. */
function Moments({ id, fate }: { id: Seq; fate: Fate | null }) {
  const { session } = useDesk();
  const { moments } = useExhibitWords();
  const goTo = (seq: Seq) => {
    session.pause();
    session.seekRecord(seq);
  };
  return (
    <div className="actions">
      <ActionButton icon="previous" onClick={() => goTo(id)}>
        {moments.toSending}
      </ActionButton>
      {fate && (
        <ActionButton icon="next" onClick={() => goTo(fate.seq)}>
          {fate.kind === 'deliver' ? moments.toArrival : moments.toLoss}
        </ActionButton>
      )}
    </div>
  );
}

const field = (name: string, value: string) => ({ name, value, was: null });

const fieldsOf = (message: Readonly<Record<string, unknown>>) =>
  Object.entries(message)
    .filter(([name]) => name !== 'type')
    .map(([name, value]) => field(name, printValue(value)));

/** Where its way ends: as it did, or as it is going to. */
function wayEnd(end: Fate | Message, say: ExhibitWords['inspector']) {
  const [lost, at] = 'kind' in end ? [end.kind === 'drop', end.at] : [end.lost, end.dueAt];
  return field(lost ? say.dies : say.arrives, formatTime(at));
}

/** From whom to whom, and when. */
function Way({ envelope, end }: { envelope: Message; end: Fate | Message | null }) {
  const { fmt } = useTelling();
  const say = useExhibitWords().inspector;
  const ends = end === null ? [] : [wayEnd(end, say)];
  return (
    <FieldTable
      title={say.message}
      fields={[
        field(say.from, fmt.node(envelope.from)),
        field(say.to, fmt.node(envelope.to)),
        field(say.sent, formatTime(envelope.sentAt)),
        ...ends,
      ]}
    />
  );
}

function MessageActions({ envelope, held }: { envelope: Message; held: boolean }) {
  const desk = useDesk();
  const { inspector: say, byHand } = useExhibitWords();
  const { letGo } = byHand;
  return (
    <section aria-label={say.actions}>
      <h3 className="heading">{say.actions}</h3>
      <div className="actions">
        <ActionButton icon="drop" onClick={() => onMessage(desk, 'drop', envelope.id)}>
          {say.drop}
        </ActionButton>
        {held && !desk.session.world().byHand && (
          <ActionButton icon="play" onClick={() => onMessage(desk, 'release', envelope.id)}>
            {letGo}
          </ActionButton>
        )}
        {!held && (
          <ActionButton icon="pause" onClick={() => onMessage(desk, 'hold', envelope.id)}>
            {say.hold}
          </ActionButton>
        )}
        <ActionButton icon="next" onClick={() => deliver(desk, envelope.id)}>
          {say.deliverNow}
        </ActionButton>
        <ActionButton icon="request" onClick={() => onMessage(desk, 'duplicate', envelope.id)}>
          {say.duplicate}
        </ActionButton>
      </div>
    </section>
  );
}
