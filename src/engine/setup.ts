import { micros, type NodeId, nodeId, seq } from '../core/ids.ts';
import { clonePlain } from '../core/plain.ts';
import { EventQueue } from '../core/queue.ts';
import { emptyVector } from '../core/vector.ts';
import type { Cluster } from '../sdk/context.ts';
import type { Kinds, NodeKind, Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { KindOf, ProtocolTypes } from '../sdk/types.ts';
import type { Delay } from '../sdk/world.ts';
import { Cuts } from './cuts.ts';
import { type Live, linkKey, SCRIPT, type Slot, START } from './state.ts';
import { Streams } from './streams.ts';
import { beginWork } from './work.ts';

/** The handlers in force: the protocol's own, with a variant's in place of some. */
export function kindsOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  variant: string | null,
): Kinds<T> {
  const twin = protocol.variants.find((one) => one.id === variant);
  return twin ? { ...protocol.kinds, ...twin.kinds } : protocol.kinds;
}

/** Erases which kind a node kind is of; the engine treats all alike. */
export const kindNamed = <T extends ProtocolTypes>(
  kinds: Kinds<T>,
  kind: string,
): NodeKind<T, KindOf<T>> => kinds[kind as KindOf<T>] as unknown as NodeKind<T, KindOf<T>>;

/** The nodes of each kind that are part of the cluster. */
export function membersOf<T extends ProtocolTypes>(
  kinds: Kinds<T>,
  slots: readonly Slot<T>[],
): Cluster<T>['members'] {
  const members: Record<string, NodeId[]> = {};
  for (const kind of Object.keys(kinds)) members[kind] = [];
  for (const slot of slots) if (slot.health !== 'removed') members[slot.kind]?.push(slot.id);
  return members as unknown as Cluster<T>['members'];
}

/** A node that has not started yet: an empty disk, and the state that comes from it. */
export function newSlot<T extends ProtocolTypes>(
  kinds: Kinds<T>,
  kind: string,
  id: NodeId,
  number: number,
  diskWrite: Delay,
): Slot<T> {
  return {
    id,
    kind,
    name: kindNamed(kinds, kind).prefix + number,
    health: 'up',
    state: {},
    durable: {},
    previous: {},
    unwritten: [],
    clockOffset: micros(0),
    clockSince: micros(0),
    clockRate: [1, 1],
    diskWrite,
    roleSince: seq(0),
    incarnation: 0,
    timers: [],
    backlog: [],
  };
}

/** Gives a node an empty disk, and the state with which it starts from that. */
export function blank<T extends ProtocolTypes>(
  kinds: Kinds<T>,
  slot: Slot<T>,
  cluster: Cluster<T>,
): void {
  const kind = kindNamed(kinds, slot.kind);
  slot.durable = kind.init(slot.id, cluster);
  slot.previous = slot.durable;
  slot.state = kind.recover(slot.durable as never, slot.id, cluster);
}

/** Puts a scenario's `initial` fields in: those that are durable also onto the disk. */
export function applyInitial<T extends ProtocolTypes>(
  kinds: Kinds<T>,
  slot: Slot<T>,
  cluster: Cluster<T>,
  fields: Readonly<Record<string, unknown>>,
): void {
  const onDisk = Object.entries(fields).filter(([name]) => name in slot.durable);
  slot.durable = { ...slot.durable, ...clonePlain(Object.fromEntries(onDisk)) };
  slot.previous = slot.durable;
  const recovered = kindNamed(kinds, slot.kind).recover(slot.durable as never, slot.id, cluster);
  slot.state = { ...recovered, ...clonePlain(fields) };
}

/** The world before anything has happened: nodes as they start, the script and the workload in the queue. */
export function newLive<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  kinds: Kinds<T>,
  scenario: Scenario<T>,
): Live<T> {
  const slots: Slot<T>[] = [];
  for (const kind of Object.keys(kinds)) {
    for (let number = 1; number <= scenario.members[kind as KindOf<T>]; number++) {
      slots.push(newSlot(kinds, kind, nodeId(slots.length), number, scenario.diskWrite));
    }
  }
  const cluster = {
    members: membersOf(kinds, slots),
    params: scenario.params,
    joining: false,
  } as Cluster<T>;
  for (const slot of slots) {
    blank(kinds, slot, cluster);
    const fields = scenario.initial[slot.id];
    if (fields) applyInitial(kinds, slot, cluster, fields);
  }
  const live: Live<T> = {
    time: micros(0),
    seq: seq(0),
    step: seq(0),
    byHand: null,
    order: 0,
    params: clonePlain(scenario.params),
    slots,
    streams: Streams.of(scenario.seed, slots.length),
    queue: new EventQueue(),
    allLinks: scenario.network.all,
    links: new Map(),
    cuts: new Cuts(),
    lastDue: new Map(),
    traps: [],
    held: [],
    invocations: emptyVector(),
    returns: emptyVector(),
    open: new Set(),
    memories: protocol.invariants.map((invariant) => invariant.memory()),
    found: [],
  };
  for (const { from, to, model } of scenario.network.links) {
    live.links.set(linkKey(nodeId(from), nodeId(to)), { ...live.allLinks, ...model });
  }
  for (const { id } of slots) live.queue.push(0, live.order++, { tag: START, node: id });
  scenario.script.forEach((entry, index) => {
    live.queue.push(entry.at, live.order++, { tag: SCRIPT, index });
  });
  beginWork(live, protocol, scenario.workload);
  return live;
}
