import type { NodeId } from '../../core/ids.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { MessageGlyph } from '../../sdk/views.ts';
import type { ArmedTimer, Envelope, NodeSlot, World } from '../../sdk/world.ts';
import type { Topology } from '../stage/project.ts';

type Any = ProtocolTypes;

interface RowBase {
  /** The same for as long as the row is about the same thing. */
  readonly key: string;
  readonly node: NodeId;
  /** How long until it comes, in microseconds; of what is held or stands still: if it were let go now. */
  readonly left: number;
  /** While a person chooses: the one that would have come next by itself. */
  readonly next: boolean;
}

export interface MessageRow extends RowBase {
  readonly kind: 'message';
  readonly envelope: Envelope<Any['message']>;
  readonly glyph: MessageGlyph;
  /** Held one by one; while a person chooses what comes next all are, and none of them counts. */
  readonly held: boolean;
  /** Its link is cut, so that it cannot be delivered. */
  readonly cut: boolean;
}

export interface TimerRow extends RowBase {
  readonly kind: 'timer';
  readonly timer: Any['timer'];
  /** What it is about, as figures; empty where its type says it. */
  readonly about: string;
}

/** A write that the disk has not finished; nobody but the disk can do anything about it. */
export interface WriteRow {
  readonly kind: 'write';
  readonly key: string;
  readonly node: NodeId;
}

export type InboxRow = MessageRow | TimerRow | WriteRow;
/** What a person can let happen. */
export type ChoiceRow = MessageRow | TimerRow;

export interface Inbox {
  readonly node: NodeId;
  readonly name: string;
  readonly health: NodeSlot<Any>['health'];
  readonly role: string | null;
  /** Messages in the order in which they arrive, then timers in the order in which they run out, then writes. */
  readonly rows: readonly InboxRow[];
}

/** For each node of the cluster: all that is on its way to it. */
export function inboxes(world: World<Any>, descriptor: Topology, time: number): readonly Inbox[] {
  const rows = markNext(
    [...messageRows(world, descriptor, time), ...timerRows(world, descriptor, time)],
    world,
  );
  return world.nodes
    .filter((slot) => slot.health !== 'removed')
    .map((slot) => ({
      node: slot.id,
      name: slot.name,
      health: slot.health,
      role: slot.health === 'crashed' ? null : descriptor.node(slot, world).role,
      rows: [...rows.filter((row) => row.node === slot.id), ...writeRows(slot)],
    }));
}

/** The row that would have come next by itself, while a person chooses. */
export function nextOf(all: readonly Inbox[]): ChoiceRow | null {
  for (const { rows } of all) {
    const found = rows.find((row): row is ChoiceRow => row.kind !== 'write' && row.next);
    if (found) return found;
  }
  return null;
}

function messageRows(world: World<Any>, descriptor: Topology, time: number): MessageRow[] {
  const row = (envelope: Envelope<Any['message']>, held: boolean, left: number): MessageRow => ({
    kind: 'message',
    key: `message ${envelope.id}`,
    node: envelope.to,
    envelope,
    glyph: descriptor.message(envelope.message),
    held,
    cut: world.isCut(envelope.from, envelope.to),
    left: Math.max(left, 0),
    next: false,
  });
  const flying = world.inFlight().map((one) => row(one, false, one.dueAt - time));
  const held = world.held().map((one) => row(one, !world.byHand, one.dueAt - one.heldAt));
  const waits = ({ held }: MessageRow) => (held ? 1 : 0);
  return [...flying, ...held].sort(
    (a, b) => waits(a) - waits(b) || a.left - b.left || a.envelope.id - b.envelope.id,
  );
}

function timerRows(world: World<Any>, descriptor: Topology, time: number): TimerRow[] {
  // Timers that stand still are told as if they went on at the last event, however far the playhead is beyond it.
  const now = world.byHand ? world.time : time;
  const left = (one: ArmedTimer<Any>) => Math.max(one.dueAt - now, 0);
  return world
    .timers()
    .toSorted((a, b) => left(a) - left(b) || a.node - b.node)
    .map((one) => ({
      kind: 'timer',
      // What a timer says tells it from the others of its node.
      key: `timer ${one.node} ${JSON.stringify(one.timer)}`,
      node: one.node,
      timer: one.timer,
      about: descriptor.timer?.(one.timer) ?? '',
      left: left(one),
      next: false,
    }));
}

const writeRows = (slot: NodeSlot<Any>): WriteRow[] =>
  slot.unwritten.map((_, i) => ({ kind: 'write', key: `write ${slot.id} ${i}`, node: slot.id }));

/** Of what comes at the same moment the message that was sent first counts, and a message before a timer. */
function markNext(rows: readonly ChoiceRow[], world: World<Any>): readonly ChoiceRow[] {
  if (!world.byHand) return rows;
  const open = rows.filter((row) => row.kind === 'timer' || !row.cut);
  const next = open.reduce<ChoiceRow | null>(
    (best, row) => (best === null || row.left < best.left ? row : best),
    null,
  );
  return rows.map((row) => (row === next ? { ...row, next: true } : row));
}
