import { useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Tone, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { slotOf } from '../actions.ts';
import { useDesk, useTelling } from '../context.tsx';
import { labelText } from '../stage/naming.ts';
import { markChanges, type Shown, valueText } from './changes.ts';
import { FieldTable } from './FieldTable.tsx';
import { NodeActions } from './NodeActions.tsx';
import { remarksOf } from './remarks.ts';

type Slot = NodeSlot<ProtocolTypes>;

/** A node: how it stands, what can be done to it, and what it knows. */
export function NodePanel({ id }: { id: NodeId }) {
  const desk = useDesk();
  const { words } = useTelling();
  const slot = slotOf(desk, id);
  // A node that is yet to be added at this moment of the run.
  if (!slot) return <p className="aside">{words.inspector.noFields}</p>;
  return (
    <>
      <NodeHead slot={slot} />
      {slot.health !== 'removed' && <NodeActions slot={slot} />}
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
  const remarks = remarksOf(slot, session.scenario.diskWrite, session.world().time, words);
  return (
    <>
      <div className="inspector-head">
        <h2 className="inspector-title">{slot.name}</h2>
        <span className="standing" data-tone={tone}>
          {sign && <span aria-hidden="true">{sign} </span>}
          {named}
          {caption && ` · ${labelText(caption, telling)}`}
        </span>
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

interface Standing {
  readonly role: string | null;
  readonly sign: string;
  readonly tone: Tone;
  readonly caption: { readonly key: string; readonly params: object } | null;
}

/** As the stage shows it; a crashed node no longer is what it was. */
function standing(slot: Slot, session: ReturnType<typeof useDesk>['session']): Standing {
  const topology = viewOf(session.protocol.views, 'topology');
  if (!topology || slot.health === 'crashed' || slot.health === 'removed')
    return { role: null, sign: '', tone: 'muted', caption: null };
  return topology.node(slot, session.world());
}

function NodeFields({ slot }: { slot: Slot }) {
  const { words } = useTelling();
  const shown = useShownFields(slot);
  const down = slot.health === 'crashed';
  const say = words.inspector;
  return (
    <>
      {down && <p className="aside">{say.crashedNote}</p>}
      <FieldTable
        title={say.durable}
        meaning={say.durableMeans}
        fields={shown.filter((field) => field.durable)}
      />
      {!down && (
        <FieldTable
          title={say.volatile}
          meaning={say.volatileMeans}
          fields={shown.filter((field) => !field.durable)}
        />
      )}
      {shown.some((field) => field.was !== null) && <p className="aside">{say.changedNote}</p>}
    </>
  );
}

/** A node's fields, what changed last among them marked. Of a crashed one only what its disk holds is left. */
function useShownFields(slot: Slot): Shown['fields'] {
  const { session } = useDesk();
  const { fmt } = useTelling();
  const { seq, branch } = session.screen();
  const all = viewOf(session.protocol.views, 'fields')?.fields(slot) ?? [];
  const fields = all
    .filter((field) => slot.health !== 'crashed' || field.durable)
    .map((field) => ({
      name: field.name,
      durable: field.durable,
      value: valueText(field, fmt),
    }));
  const [before, remember] = useState<Shown | null>(null);
  const shown = markChanges(before, `${branch} ${slot.id}`, seq, fields);
  // Kept during rendering, as React allows for what the last render knew.
  if (!before || before.seq !== seq || before.of !== shown.of) remember(shown);
  return shown.fields;
}

type View = ViewDescriptor<ProtocolTypes>;

const viewOf = <K extends View['kind']>(views: readonly View[], kind: K) =>
  views.find((view): view is Extract<View, { kind: K }> => view.kind === kind);
