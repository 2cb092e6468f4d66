import { micros, seq } from '../../core/ids.ts';
import { clonePlain, type Immutable } from '../../core/plain.ts';
import type { PureNode } from '../../engine/pure.ts';
import type { Invariant } from '../../sdk/invariant.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ArmedTimer, Envelope, NodeSlot, World } from '../../sdk/world.ts';
import type { Cluster } from './cluster.ts';
import { Table } from './table.ts';

/** How many checks are remembered, about 200 bytes each; what is forgotten is worked out again and comes to the same. */
const MOST_KNOWN = 1_000_000;

/** What the invariants come to when a node has changed: their memories afterwards, and the one that is broken, or -1. */
export interface Checked {
  readonly memories: readonly number[];
  readonly broken: number;
}

/**
 * The invariants' memories by number. They are part of a state, as history variables are in TLA+: two worlds that look the same
 * but have another past may be told apart by them.
 */
export class Memories<T extends ProtocolTypes> {
  readonly table = new Table<object>();
  private readonly invariants: readonly Invariant<T>[];
  private readonly cluster: Cluster<T>;
  private readonly scenario: Scenario<T>;
  private readonly names: readonly string[];
  private readonly slots = new Map<number, Immutable<NodeSlot<T>>>();
  private readonly known = new Map<string, Checked>();
  /** Whether the check that runs has looked at more than nodes. */
  private looked = false;

  constructor(
    invariants: readonly Invariant<T>[],
    cluster: Cluster<T>,
    scenario: Scenario<T>,
    names: readonly string[],
  ) {
    this.invariants = invariants;
    this.cluster = cluster;
    this.scenario = scenario;
    this.names = names;
  }

  initial(): readonly number[] {
    return this.invariants.map((invariant) => this.add(invariant.memory()));
  }

  /** Shows the invariants the node that a step has changed. `row`: numbers of nodes first, then of memories. */
  check(
    row: readonly number[],
    count: number,
    at: number,
    touched: number,
    messages: () => readonly number[],
  ): Checked {
    let key = `${touched}`;
    for (let i = 0; i < count; i++) key += `,${this.seen(row[i] as number)}`;
    for (let i = 0; i < this.invariants.length; i++) key += `,${row[at + i]}`;
    const known = this.known.get(key);
    if (known) return known;
    this.looked = false;
    const checked = this.run(row, count, at, touched, messages);
    if (this.looked) return checked;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(key, checked);
    return checked;
  }

  private run(
    row: readonly number[],
    count: number,
    at: number,
    touched: number,
    messages: () => readonly number[],
  ): Checked {
    const world = this.world(row.slice(0, count), messages);
    const node = world.nodes[touched] as Immutable<NodeSlot<T>>;
    let broken = -1;
    const memories = this.invariants.map((invariant, i) => {
      const memory = clonePlain(this.table.get(row[at + i] as number));
      if (invariant.check(memory, node, world) !== null && broken < 0) broken = i;
      return this.add(memory);
    });
    return { memories, broken };
  }

  private add(memory: object): number {
    return this.table.add(memory);
  }

  /** A world in which no time has passed, for invariants and properties. */
  world(nodes: readonly number[], messages: () => readonly number[]): World<T> {
    const look = <X>(value: () => X): X => {
      this.looked = true;
      return value();
    };
    const slots = nodes.map((number) => this.slot(number));
    return {
      time: micros(0),
      seq: seq(0),
      step: seq(0),
      byHand: true,
      params: this.scenario.params,
      nodes: slots as readonly NodeSlot<T>[],
      inFlight: () => look(() => messages().map((number, i) => this.envelope(number, i))),
      held: () => [],
      timers: () => look(() => nodes.flatMap((number) => this.timers(number))),
      isCut: () => false,
      link: () => this.scenario.network.all,
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
