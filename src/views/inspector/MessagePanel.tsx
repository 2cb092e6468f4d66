import type { Seq } from '../../core/ids.ts';
import { formatTime } from '../../i18n/format.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Envelope } from '../../sdk/world.ts';
import { onMessage } from '../actions.ts';
import { useDesk, useTelling, useWords } from '../context.tsx';
import { ActionButton } from './ActionButton.tsx';
import { FieldTable } from './FieldTable.tsx';
import { printValue } from './values.ts';

type Message = Envelope<ProtocolTypes['message']>;

/** A message: what it says, between whom, and what can be done to it while it is on its way. */
export function MessagePanel({ id }: { id: Seq }) {
  const { session, print } = useDesk();
  const { words, text } = useTelling();
  const world = session.world();
  const held = world.held().find((one) => one.id === id);
  const envelope = held ?? world.inFlight().find((one) => one.id === id);
  const say = words.inspector;
  if (!envelope) return <p className="aside">{say.gone}</p>;
  const { type } = envelope.message;
  return (
    <>
      <div className="inspector-head">
        <h2 className="inspector-title">{type}</h2>
        {held && <span className="health">{words.stage.held}</span>}
      </div>
      {text.messages[type] && <p className="aside">{text.messages[type]}</p>}
      <MessageActions envelope={envelope} held={held !== undefined} />
      <Way envelope={envelope} held={held !== undefined} />
      <FieldTable title={type} verbatim fields={fieldsOf(print(envelope.message))} />
    </>
  );
}

const field = (name: string, value: string) => ({ name, value, was: null });

const fieldsOf = (message: Readonly<Record<string, unknown>>) =>
  Object.entries(message)
    .filter(([name]) => name !== 'type')
    .map(([name, value]) => field(name, printValue(value)));

/** From whom to whom, and when. */
function Way({ envelope, held }: { envelope: Message; held: boolean }) {
  const { words, fmt } = useTelling();
  const say = words.inspector;
  const ends = held
    ? []
    : [field(envelope.lost ? say.dies : say.arrives, formatTime(envelope.dueAt))];
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
  const say = useWords().inspector;
  return (
    <section aria-label={say.actions}>
      <h3 className="heading">{say.actions}</h3>
      <div className="actions">
        <ActionButton icon="drop" onClick={() => onMessage(desk, 'drop', envelope.id)}>
          {say.drop}
        </ActionButton>
        {!held && (
          <ActionButton icon="pause" onClick={() => onMessage(desk, 'hold', envelope.id)}>
            {say.hold}
          </ActionButton>
        )}
        <ActionButton icon="next" onClick={() => onMessage(desk, 'deliverNow', envelope.id)}>
          {say.deliverNow}
        </ActionButton>
        <ActionButton icon="request" onClick={() => onMessage(desk, 'duplicate', envelope.id)}>
          {say.duplicate}
        </ActionButton>
      </div>
    </section>
  );
}
