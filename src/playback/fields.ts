import type { Micros, NodeId, Seq } from '../core/ids.ts';
import { equalPlain } from '../core/plain.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Field, ViewDescriptor } from '../sdk/views.ts';
import type { World } from '../sdk/world.ts';
import type { Session } from './types.ts';

export type FieldValue = Field['value'];

/** A field of a node: its name, and whether it is the one on disk, for both may have the same name. */
export interface FieldName {
  readonly name: string;
  readonly durable: boolean;
}

/** A field that is not what it was; null where there was none, or is none any more. */
export interface FieldChange extends FieldName {
  readonly from: FieldValue | null;
  readonly to: FieldValue | null;
}

/** A step that changed a node's fields. */
export interface NodeChange {
  /** The record that began the step. */
  readonly seq: Seq;
  readonly at: Micros;
  readonly changes: readonly FieldChange[];
}

type Fields = Extract<ViewDescriptor<ProtocolTypes>, { readonly kind: 'fields' }>;

/** What the exhibit shows of a node's state, in a world. */
export function fieldsIn(
  session: Session,
  world: World<ProtocolTypes>,
  node: NodeId,
): readonly Field[] {
  const view = session.protocol.views.find((one): one is Fields => one.kind === 'fields');
  const slot = world.nodes[node];
  return slot && view ? view.fields(slot) : [];
}

export const sameField = (a: FieldName, b: FieldName): boolean =>
  a.name === b.name && a.durable === b.durable;

/** What differs between two looks at the same node. */
export function differences(
  before: readonly Field[],
  after: readonly Field[],
): readonly FieldChange[] {
  const changed = after.flatMap((field): FieldChange[] => {
    const was = before.find((one) => sameField(one, field));
    if (was && equalPlain(was.value, field.value)) return [];
    return [
      { name: field.name, durable: field.durable, from: was?.value ?? null, to: field.value },
    ];
  });
  const gone = before
    .filter((field) => !after.some((one) => sameField(one, field)))
    .map(({ name, durable, value }) => ({ name, durable, from: value, to: null }));
  return [...changed, ...gone];
}

/** The steps of a stretch that changed a node's fields, in order. */
function changesIn(session: Session, node: NodeId, from: number, to: number): NodeChange[] {
  const columns = session.columns();
  const found: NodeChange[] = [];
  let before: readonly Field[] = [];
  session.walk(from, to, (world, step) => {
    if (step !== null && !concerns(columns, node, step, world.seq)) return;
    const now = fieldsIn(session, world, node);
    const changes = step === null ? [] : differences(before, now);
    if (step !== null && changes.length > 0) found.push({ seq: step, at: world.time, changes });
    before = now;
  });
  return found;
}

/** Whether a step has a record at a node; only those change what it knows. */
function concerns(columns: ReturnType<Session['columns']>, node: NodeId, from: Seq, to: Seq) {
  for (let at: number = from; at < to; at++) if (columns.node(at) === node) return true;
  return false;
}

/** The start of the stretch of replay in which the record before a position lies. */
const stretchBefore = (session: Session, position: number): number =>
  session.landmarks().findLast(({ seq }) => seq < position)?.seq ?? 0;

/** How many stretches of replay, some thousand records each, one look back goes through at most. */
const STRETCHES = 6;

/** Between two positions the last change of a node was this one; null: there was none. */
interface Known {
  readonly since: number;
  readonly until: number;
  readonly change: NodeChange | null;
  /** How many stretches were looked through where nothing was found. */
  readonly stretches: number;
}

/** What was found last for each node of a run: a step further, only that step has to be looked at. */
const known = new WeakMap<Session, Map<string, Known>>();

/**
 * The last step before the playhead that changed a node's fields, with what they were; found by replay, so it does not
 * matter how one came here. Null where there is none, or none near enough: `stretches` bounds the search.
 */
export function lastChange(
  session: Session,
  node: NodeId,
  stretches: number = STRETCHES,
): NodeChange | null {
  const { branch, seq } = session.screen();
  const cache = known.get(session) ?? new Map<string, Known>();
  known.set(session, cache);
  const key = `${branch} ${node}`;
  let found = upTo(session, node, seq, cache.get(key) ?? null, stretches);
  if (found.change === null && found.since > 0 && found.stretches < stretches) {
    const deeper = lookBack(session, node, found.since, 0, stretches - found.stretches);
    found = { ...deeper, until: seq, stretches };
  }
  cache.set(key, found);
  return found.change;
}

/** What is known, brought to another position. */
function upTo(
  session: Session,
  node: NodeId,
  seq: number,
  last: Known | null,
  stretches: number,
): Known {
  if (last === null) return lookBack(session, node, seq, 0, stretches);
  if (seq <= last.until) {
    // Nothing changed between the last change and there, so it is the last one before any position between them, too.
    const from = last.change?.seq ?? last.since;
    return from < seq ? last : lookBack(session, node, seq, 0, stretches);
  }
  const fresh = lookBack(session, node, seq, last.until, stretches);
  const joined = fresh.change === null && fresh.since === last.until;
  return joined ? { ...last, until: seq } : fresh;
}

function lookBack(
  session: Session,
  node: NodeId,
  until: number,
  floor: number,
  stretches: number,
): Known {
  let since = until;
  for (let i = 0; i < stretches && since > floor; i++) {
    const from = Math.max(stretchBefore(session, since), floor);
    const change = changesIn(session, node, from, since).at(-1) ?? null;
    since = from;
    if (change) return { since, until, change, stretches };
  }
  return { since, until, change: null, stretches };
}

/** One change of one field. */
export interface FieldStep {
  readonly seq: Seq;
  readonly at: Micros;
  readonly from: FieldValue | null;
  readonly to: FieldValue | null;
}

export interface FieldHistory {
  /** Newest first. */
  readonly steps: readonly FieldStep[];
  /** Where to look further back; null if this is where the run began. */
  readonly before: number | null;
}

/**
 * The last changes of a field before a position, and not before `floor`: `limit` of them, unless the search ends first.
 */
export function historyOf(
  session: Session,
  node: NodeId,
  field: FieldName,
  before: number,
  limit: number,
  floor = 0,
): FieldHistory {
  const steps: FieldStep[] = [];
  let end = before;
  for (let i = 0; i < STRETCHES && steps.length < limit && end > floor; i++) {
    const from = Math.max(stretchBefore(session, end), floor);
    for (const { seq, at, changes } of changesIn(session, node, from, end).reverse()) {
      const change = changes.find((one) => sameField(one, field));
      if (change) steps.push({ seq, at, from: change.from, to: change.to });
    }
    end = from;
  }
  if (steps.length <= limit) return { steps, before: end > 0 ? end : null };
  const shown = steps.slice(0, limit);
  return { steps: shown, before: shown.at(-1)?.seq ?? null };
}

/** The same history at a later position of the same branch, where it is not far: only what lies between is looked at. */
export function historyLater(
  session: Session,
  node: NodeId,
  field: FieldName,
  history: FieldHistory,
  from: number,
  to: number,
): FieldHistory {
  const newer = historyOf(session, node, field, to, Infinity, from);
  return { steps: [...newer.steps, ...history.steps], before: history.before };
}

/** The fields of every node at a position of the present branch, by node. */
export function fieldsAt(
  session: Session,
  position: number,
): ReadonlyMap<NodeId, readonly Field[]> {
  const all = new Map<NodeId, readonly Field[]>();
  session.walk(position, position, (world) => {
    for (const { id } of world.nodes) all.set(id, fieldsIn(session, world, id));
  });
  return all;
}

/** What of a node is otherwise at the playhead than it was at another moment (see `fieldsAt`). */
export interface NodeDifference {
  readonly node: NodeId;
  readonly changes: readonly FieldChange[];
}

export function differencesSince(
  session: Session,
  then: ReadonlyMap<NodeId, readonly Field[]>,
): readonly NodeDifference[] {
  const world = session.world();
  return world.nodes.flatMap(({ id }) => {
    const changes = differences(then.get(id) ?? [], fieldsIn(session, world, id));
    return changes.length > 0 ? [{ node: id, changes }] : [];
  });
}
