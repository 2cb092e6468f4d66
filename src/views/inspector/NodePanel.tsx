import { useMemo } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { sentenceOf } from '../../i18n/exhibit-sentences.ts';
import { fieldsIn, lastChange, type NodeChange } from '../../playback/fields.ts';
import type { Session } from '../../playback/types.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Tone, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { slotOf } from '../actions.ts';
import { NodeInbox } from '../byhand/NodeInbox.tsx';
import { useDesk, useExhibitWords, useTelling, useUi } from '../context.tsx';
import { labelText } from '../stage/naming.ts';
import { useFullTelling } from '../why/useFullTelling.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { markChanges, type ShownField } from './changes.ts';
import { FieldTable } from './FieldTable.tsx';
import { History } from './History.tsx';
import { MomentButton } from './MomentButton.tsx';
import { NodeActions } from './NodeActions.tsx';
import { remarksOf } from './remarks.ts';
import './moments.css';

type Slot = NodeSlot<ProtocolTypes>;

/** A node: how it stands, what can be done to it, and what it knows. */
export function NodePanel({ id }: { id: NodeId }) {
  const desk = useDesk();
  const { noFields } = useExhibitWords().inspector;
  const slot = slotOf(desk, id);
  // A node that is yet to be added at this moment of the run.
  if (!slot) return <p className="aside">{noFields}</p>;
  return (
    <>
      <NodeHead slot={slot} />
      {slot.health !== 'removed' && <NodeActions slot={slot} />}
      <NodeInbox id={id} />
      <NodeFields slot={slot} />
    </>
  );
}

function NodeHead({ slot }: { slot: Slot }) {
  const { session } = useDesk();
  const telling = useTelling();
  const { words, text } = telling;
  const { role, sign, tone, caption } = standing(slot, session);
  const named = role === null ? (text.kinds[slot.kind] ?? slot.kind) : (text.roles[role] ?? role);
  const remarks = remarksOf(
    slot,
    session.scenario.diskWrite,
    session.world().time,
    useExhibitWords(),
  );
  return (
    <>
      <div className="inspector-head">
        <h2 className="inspector-title">{slot.name}</h2>
        <span className="standing" data-tone={tone}>
          {sign && <span aria-hidden="true">{sign} </span>}
          {named}
          {caption && ` · ${labelText(caption, telling)}`}
        </span>
        {role !== null && <WhyRole slot={slot} role={named} />}
        <span className="health" data-health={slot.health}>
          {words.health[slot.health]}
        </span>
      </div>
      {remarks.map((remark) => (
        <p key={remark} className="aside">
          {remark}
        </p>
      ))}
    </>
  );
}

/** Asks how a node came to its role, if it ever changed it. */
function WhyRole({ slot: { id, name, roleSince }, role }: { slot: Slot; role: string }) {
  const { session } = useDesk();
  const { moments } = useExhibitWords();
  const columns = session.columns();
  const told = roleSince < columns.length && columns.kind(roleSince) === 'role';
  if (!told || columns.node(roleSince) !== id) return null;
  return <WhyButton seq={roleSince} about={moments.roleOf(name, role)} />;
}

interface Standing {
  readonly role: string | null;
  readonly sign: string;
  readonly tone: Tone;
  readonly caption: { readonly key: string; readonly params: object } | null;
}

/** As the stage shows it; a crashed node no longer is what it was. */
function standing(slot: Slot, session: Session): Standing {
  const topology = viewOf(session.protocol.views, 'topology');
  if (!topology || slot.health === 'crashed' || slot.health === 'removed')
    return { role: null, sign: '', tone: 'muted', caption: null };
  return topology.node(slot, session.world());
}

function NodeFields({ slot }: { slot: Slot }) {
  const { session } = useDesk();
  const { fmt } = useTelling();
  const playing = session.screen().status === 'playing';
  const change = lastChange(session, slot.id, playing ? 1 : undefined);
  const down = slot.health === 'crashed';
  const pointed = useUi(({ pointed: now }) => (now?.select === slot.id ? now.fields : null));
  const shown = markChanges(fieldsIn(session, session.world(), slot.id), change, fmt);
  const say = useExhibitWords().inspector;
  const more = (field: ShownField) => <History node={slot.id} field={field} />;
  return (
    <div className="node-fields" data-fresh={isLatest(session, change)}>
      {down && <p className="aside">{say.crashedNote}</p>}
      {change && <LastChange change={change} />}
      <FieldTable
        title={say.durable}
        meaning={say.durableMeans}
        fields={shown.filter((field) => field.durable)}
        pointed={pointed}
        more={more}
      />
      {!down && (
        <FieldTable
          title={say.volatile}
          meaning={say.volatileMeans}
          fields={shown.filter((field) => !field.durable)}
          pointed={pointed}
          more={more}
        />
      )}
    </div>
  );
}

/** Whether it was the very last thing that happened. */
function isLatest(session: Session, change: NodeChange | null): boolean {
  const { seq } = session.screen();
  return change !== null && session.columns().stepBefore(seq) === change.seq;
}

/** When the node last changed, and by what. */
function LastChange({ change: { seq, at } }: { change: NodeChange }) {
  const { session } = useDesk();
  const telling = useFullTelling();
  const words = telling.exhibit.moments;
  const { branch } = session.screen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the branch says whose record it is
  const cause = useMemo(() => {
    const [record] = session.records(seq, seq + 1);
    return record ? sentenceOf(record, telling) : '';
  }, [session, branch, seq, telling]);
  return (
    <p className="last-change">
      <span className="last-change-name">{words.lastChange}</span>{' '}
      <MomentButton seq={seq} at={at} /> {cause} <WhyButton seq={seq} about={cause} />
    </p>
  );
}

type View = ViewDescriptor<ProtocolTypes>;

const viewOf = <K extends View['kind']>(views: readonly View[], kind: K) =>
  views.find((view): view is Extract<View, { kind: K }> => view.kind === kind);
