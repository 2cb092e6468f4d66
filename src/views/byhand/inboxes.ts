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

/** With more nodes than this only some have their inboxes shown. */
const MANY = 40;
const SHOWN = 24;

/**
 * The nodes whose inboxes are shown, in their order: all of a small cluster; of a large one that which is selected, and those to
 * which something comes soonest.
 */
export function shownInboxes(
  world: World<Any>,
  time: number,
  selected: NodeId | null,
): readonly NodeId[] {
  const nodes = world.nodes.filter(({ health }) => health !== 'removed').map(({ id }) => id);
  if (nodes.length <= MANY) return nodes;
  const soonest = bySoonest(world, time).slice(0, SHOWN);
  return selected === null ? soonest : [...new Set([selected, ...soonest])];
}

/** The inboxes of these nodes: all that is on its way to each. */
export function inboxes(
  world: World<Any>,
  descriptor: Topology,
  time: number,
  nodes: readonly NodeId[] = shownInboxes(world, time, null),
): readonly Inbox[] {
  // What comes next is found among what is shown, so it has to be there.
  const wanted = new Set([...nodes, ...bySoonest(world, time).slice(0, 1)]);
  const rows = new Map<NodeId, InboxRow[]>();
  const found = [
    ...messageRows(world, descriptor, time, wanted),
    ...timerRows(world, descriptor, time, wanted),
  ];
  for (const row of markNext(found, world)) {
    const own = rows.get(row.node);
    if (own) own.push(row);
    else rows.set(row.node, [row]);
  }
  return nodes.flatMap((id): Inbox[] => {
    const slot = world.nodes[id];
    if (!slot || slot.health === 'removed') return [];
    return [
      {
        node: id,
        name: slot.name,
        health: slot.health,
        role: slot.health === 'crashed' ? null : descriptor.node(slot, world).role,
        rows: [...(rows.get(id) ?? []), ...writeRows(slot)],
      },
    ];
  });
}

/**
 * The nodes to which something is on its way, in the order in which it comes; what somebody holds, and only what that is, before
 * all else. At one moment a message comes before a timer.
 */
function bySoonest(world: World<Any>, time: number): NodeId[] {
  const first = new Map<NodeId, readonly [left: number, tie: number]>();
  const meet = (node: NodeId, left: number, tie: number) => {
    const best = first.get(node);
    if (!best || left < best[0] || (left === best[0] && tie < best[1]))
      first.set(node, [left, tie]);
  };
  for (const { envelope, held, left } of messages(world, time)) {
    if (world.byHand && world.isCut(envelope.from, envelope.to)) continue;
    meet(envelope.to, held ? -1 : left, envelope.id - Number.MAX_SAFE_INTEGER);
  }
  for (const one of world.timers()) meet(one.node, timerLeft(one, world, time), one.node);
  const order = [...first].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1]);
  return order.map(([node]) => node);
}

/** The row that would have come next by itself, while a person chooses. */
export function nextOf(all: readonly Inbox[]): ChoiceRow | null {
  for (const { rows } of all) {
    const found = rows.find((row): row is ChoiceRow => row.kind !== 'write' && row.next);
    if (found) return found;
  }
  return null;
}

interface OnItsWay {
  readonly envelope: Envelope<Any['message']>;
  readonly held: boolean;
  readonly left: number;
}

function messages(world: World<Any>, time: number): OnItsWay[] {
  const one = (envelope: Envelope<Any['message']>, held: boolean, left: number) => ({
    envelope,
    held,
    left: Math.max(left, 0),
  });
  return [
    ...world.inFlight().map((flying) => one(flying, false, flying.dueAt - time)),
    ...world.held().map((held) => one(held, !world.byHand, held.dueAt - held.heldAt)),
  ];
}

function messageRows(
  world: World<Any>,
  descriptor: Topology,
  time: number,
  wanted: ReadonlySet<NodeId>,
): MessageRow[] {
  const waits = ({ held }: OnItsWay) => (held ? 1 : 0);
  return messages(world, time)
    .filter(({ envelope }) => wanted.has(envelope.to))
    .sort((a, b) => waits(a) - waits(b) || a.left - b.left || a.envelope.id - b.envelope.id)
    .map(({ envelope, held, left }) => ({
      kind: 'message',
      key: `message ${envelope.id}`,
      node: envelope.to,
      envelope,
      glyph: descriptor.message(envelope.message),
      held,
      cut: world.isCut(envelope.from, envelope.to),
      left,
      next: false,
    }));
}

/** Timers that stand still are told as if they went on at the last event, however far the playhead is beyond it. */
const timerLeft = (one: ArmedTimer<Any>, world: World<Any>, time: number): number =>
  Math.max(one.dueAt - (world.byHand ? world.time : time), 0);

function timerRows(
  world: World<Any>,
  descriptor: Topology,
  time: number,
  wanted: ReadonlySet<NodeId>,
): TimerRow[] {
  const left = (one: ArmedTimer<Any>) => timerLeft(one, world, time);
  return world
    .timers()
    .filter(({ node }) => wanted.has(node))
    .sort((a, b) => left(a) - left(b) || a.node - b.node)
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
