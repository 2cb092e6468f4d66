import { micros, seq } from '../../core/ids.ts';
import { clonePlain, type Immutable } from '../../core/plain.ts';
import { emptyVector } from '../../core/vector.ts';
import type { PureNode } from '../../engine/pure.ts';
import type { Invariant } from '../../sdk/invariant.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ArmedTimer, Envelope, NodeSlot, World } from '../../sdk/world.ts';
import type { Cluster } from './cluster.ts';
import type { Layout } from './layout.ts';
import type { Links } from './links.ts';
import type { Row } from './system.ts';
import { Table } from './table.ts';

/** How many checks are remembered, some 100 bytes each; what is forgotten is worked out again and comes to the same. */
const MOST_KNOWN = 1_000_000;

/** A search keeps no history; what is about one is not looked at in it. */
const NOTHING_ASKED = { invocations: emptyVector<never>(), returns: emptyVector<never>() };

/** What the invariants come to when a node has changed: their memories afterwards, and the one that is broken, or -1. */
export interface Checked {
  readonly memories: readonly number[];
  readonly broken: number;
}

/** What one invariant comes to. */
interface Verdict {
  readonly memory: number;
  readonly broken: boolean;
}

/** How far an invariant looked beyond its memory and the node that it was shown: at other nodes, or at messages and timers. */
type Looked = 'no further' | 'at nodes' | 'at all';

/**
 * The invariants' memories by number. They are part of a state, as history variables are in TLA+: two worlds that look the same
 * but have another past may be told apart by them. An invariant is asked once for all that it looked at.
 */
export class Memories<T extends ProtocolTypes> {
  readonly table = new Table<object>();
  private readonly invariants: readonly Invariant<T>[];
  private readonly cluster: Cluster<T>;
  private readonly scenario: Scenario<T>;
  private readonly names: readonly string[];
  private readonly links: Links<T>;
  private readonly layout: Layout;
  private readonly slots = new Map<number, Immutable<NodeSlot<T>>>();
  /** For each invariant, by memory and node: what it came to, or how far it looks before it can tell. */
  private readonly near: readonly Map<number, Verdict | Looked>[];
  /** By invariant, memory, node and all nodes. */
  private readonly far = new Map<string, Verdict>();
  private looked: Looked = 'no further';

  constructor(
    invariants: readonly Invariant<T>[],
    cluster: Cluster<T>,
    scenario: Scenario<T>,
    names: readonly string[],
    links: Links<T>,
    layout: Layout,
  ) {
    this.invariants = invariants;
    this.cluster = cluster;
    this.scenario = scenario;
    this.names = names;
    this.links = links;
    this.layout = layout;
    this.near = invariants.map(() => new Map());
  }

  initial(): readonly number[] {
    return this.invariants.map((invariant) => this.add(invariant.memory()));
  }

  /** Shows the invariants the node that a step has changed. */
  check(row: Row, touched: number): Checked {
    let broken = -1;
    const memories: number[] = [];
    for (let i = 0; i < this.invariants.length; i++) {
      const verdict = this.verdict(i, row, touched);
      memories.push(verdict.memory);
      if (verdict.broken && broken < 0) broken = i;
    }
    return { memories, broken };
  }

  private verdict(i: number, row: Row, touched: number): Verdict {
    const memory = row[this.layout.memories + i] as number;
    const near = this.near[i] as Map<number, Verdict | Looked>;
    const seen = this.seen(row[touched] as number);
    // Two numbers below 2^26 fit into one that is exact.
    const key = memory * 67_108_864 + seen;
    const known = near.get(key);
    if (typeof known === 'object') return known;
    let all = '';
    if (known === 'at nodes') {
      all = `${i},${key}`;
      for (let id = 0; id < this.layout.nodes; id++) all += `,${this.seen(row[id] as number)}`;
      const found = this.far.get(all);
      if (found) return found;
    }
    const world = this.world(row.slice());
    const [verdict, looked] = this.ask(i, memory, this.slot(row[touched] as number), world);
    if (near.size >= MOST_KNOWN) near.clear();
    near.set(key, looked === 'no further' ? verdict : looked);
    if (all !== '' && looked !== 'at all') {
      if (this.far.size >= MOST_KNOWN) this.far.clear();
      this.far.set(all, verdict);
    }
    return verdict;
  }

  private ask(
    i: number,
    number: number,
    node: Immutable<NodeSlot<T>>,
    world: World<T>,
  ): readonly [Verdict, Looked] {
    this.looked = 'no further';
    const memory = clonePlain(this.table.get(number));
    const broken = this.invariants[i]?.check(memory, node, world) != null;
    return [{ memory: this.add(memory), broken }, this.looked];
  }

  private add(memory: object): number {
    return this.table.add(memory);
  }

  /** A row, which stays as it is, as a world in which no time has passed, for invariants and properties. */
  world(row: Row): World<T> {
    const { links, layout } = this;
    const nodes = () => row.slice(0, layout.nodes);
    const split = layout.split < 0 ? 0 : (row[layout.split] as number);
    const look = <X>(value: () => X): X => {
      this.looked = 'at all';
      return value();
    };
    let known: readonly NodeSlot<T>[] | null = null;
    const slots = () => {
      if (this.looked === 'no further') this.looked = 'at nodes';
      known ??= nodes().map((number) => this.slot(number)) as readonly NodeSlot<T>[];
      return known;
    };
    return {
      time: micros(0),
      seq: seq(0),
      step: seq(0),
      byHand: true,
      params: this.scenario.params,
      get nodes() {
        return slots();
      },
      inFlight: () =>
        look(() => row.slice(layout.messages).map((number, i) => this.envelope(number, i))),
      held: () => [],
      timers: () => look(() => nodes().flatMap((number) => this.timers(number))),
      isCut: (from, to) => look(() => links.isCut(from, to, split)),
      history: () => NOTHING_ASKED,
      link: () => this.scenario.network.all,
      links: () => ({ most: this.scenario.network.all, own: [] }),
    };
  }

  /** What of a node the invariants are shown; its timers are not part of that. */
  private seen(number: number): number {
    const known = this.seenBy[number];
    if (known !== undefined) return known;
    const { timers: _, ...rest } = this.cluster.nodes.get(number);
    const seen = this.bodies.add(rest);
    this.seenBy[number] = seen;
    return seen;
  }
  private readonly seenBy: number[] = [];
  private readonly bodies = new Table<object>();

  private slot(number: number): Immutable<NodeSlot<T>> {
    const known = this.slots.get(number);
    if (known) return known;
    const slot = slotOf(this.cluster.nodes.get(number), this.names, this.scenario);
    this.slots.set(number, slot);
    return slot;
  }

  private envelope(number: number, i: number): Envelope<T['message']> {
    const { from, to, message } = this.cluster.messages.get(number);
    const [id, sentAt, dueAt, cause] = [seq(i), micros(0), micros(0), seq(0)];
    return { id, from, to, sentAt, dueAt, message, cause, lost: false };
  }

  private timers(number: number): ArmedTimer<T>[] {
    const { id, timers } = this.cluster.nodes.get(number);
    const at = micros(0);
    return timers.map((timer) => ({ node: id, timer, armedAt: at, dueAt: at, cause: seq(0) }));
  }
}

function slotOf<T extends ProtocolTypes>(
  { id, kind, up, state, durable }: PureNode<T>,
  names: readonly string[],
  { diskWrite }: Scenario<T>,
): Immutable<NodeSlot<T>> {
  return {
    id,
    kind,
    name: names[id] ?? '',
    health: up ? 'up' : 'crashed',
    state,
    durable,
    unwritten: [],
    clockOffset: micros(0),
    clockSince: micros(0),
    clockRate: [1, 1],
    diskWrite,
    roleSince: seq(0),
  } as unknown as Immutable<NodeSlot<T>>;
}
