import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { type PureNode, pureWorldOf } from '../../engine/pure.ts';
import type { Simulator } from '../../engine/simulator.ts';
import type { NodeRef } from '../../sdk/command.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';
import { Canonical } from './canonical.ts';
import { Cluster, type Input, type Outcome } from './cluster.ts';
import { CRASHES, DROPS, DUPLICATES, type Layout, layoutOf, REQUESTS } from './layout.ts';
import { Limits } from './limits.ts';
import { Links, leftOut } from './links.ts';
import { Memories } from './memories.ts';
import { Mixer } from './mixer.ts';
import { type Asked, requestsOf, type SearchOptions } from './options.ts';
import { heldAgainstRows } from './properties.ts';
import { type Split, splitsOf } from './splits.ts';
import { alike } from './symmetry.ts';
import type { Emit, Fingerprint, Property, Row, System } from './system.ts';
import type { Table } from './table.ts';

/** What happens in a step of a search. Messages and timers by number, as the cluster has them. */
export type Happening =
  | { readonly take: 'deliver' | 'drop' | 'duplicate'; readonly message: number }
  | { readonly take: 'fire'; readonly node: NodeId; readonly timer: number }
  | { readonly take: 'request'; readonly node: NodeId; readonly index: number }
  | { readonly take: 'crash' | 'restart'; readonly node: NodeId }
  | { readonly take: 'partition'; readonly groups: Split['groups'] };

/** A cluster of which some nodes have started, and the invariant that this broke, or -1. */
interface Begun {
  readonly row: Row;
  readonly broken: number;
}

const mixer = new Mixer();

/**
 * A protocol's cluster as something to explore, from the start of a scenario on. Time does not pass: any message in flight may
 * arrive next and any timer that runs may run out, unless every message is to arrive in time. A row is the numbers of the nodes,
 * what is left of each fault, the numbers of the invariants' memories, and the numbers of the messages in flight, in an order of
 * their content; behind them the queues of those links that keep their order, of which only the first message may arrive.
 */
export class ProtocolSystem<T extends ProtocolTypes> implements System {
  readonly properties: readonly Property[];
  readonly cluster: Cluster<T>;
  readonly asked: readonly Asked<T>[];
  /** Bounds for which a step was not taken, by name. */
  readonly bounded = new Set<string>();
  /** What leads to the state that is being emitted. */
  happening: Happening | null = null;

  private readonly options: SearchOptions;
  private readonly start: readonly PureNode<T>[];
  private readonly memories: Memories<T>;
  private readonly limits: Limits<T>;
  readonly links: Links<T>;
  private readonly splits: readonly Split[];
  private readonly layout: Layout;
  /** Nodes that are taken for each other, in groups. */
  readonly alike: readonly (readonly NodeId[])[];
  private readonly canonical: Canonical<T> | null;
  /** Where in a row the memories begin, and the messages. */
  private readonly atMemories: number;
  private readonly atMessages: number;
  private readonly restful: (world: World<T>) => boolean;
  private readonly patience: (timer: Immutable<T['timer']>) => number;
  /** By the number of a timer, once it was asked for. */
  private readonly patiences: number[] = [];
  private emit: Emit = () => {};

  /** `fresh`: a simulator in which nothing has happened yet. */
  constructor(fresh: Simulator<T>, options: SearchOptions) {
    const { protocol, scenario } = fresh;
    const pure = pureWorldOf(fresh);
    this.options = options;
    for (const name of leftOut(protocol, scenario)) this.bounded.add(name);
    this.start = pure.nodes;
    this.asked = requestsOf(protocol, scenario, pure.nodes, options.requests);
    const requests = this.asked.map(({ request }) => request);
    this.cluster = new Cluster(protocol, scenario.variant, pure, requests);
    this.links = new Links(fresh, this.cluster);
    const invariants = protocol.invariants.filter(({ about }) => about !== 'history');
    this.splits = options.partitions ? splitsOf(pure.nodes.map(({ id }) => id)) : [];
    this.layout = layoutOf(pure.nodes.length, invariants.length, this.splits.length > 0);
    this.memories = new Memories(
      ...([invariants, this.cluster, scenario, fresh.names] as const),
      ...([this.links, this.layout] as const),
    );
    this.limits = new Limits(protocol.bounds ?? [], options.limits, fresh.world.nodes);
    this.properties = [
      ...invariants.map(({ name }) => ({ name, kind: 'always' }) as const),
      ...heldAgainstRows(protocol, (row) => this.worldOf(row)),
    ];
    this.restful = protocol.atRest ?? ((world) => world.timers().length === 0);
    this.patience = protocol.patience ?? (() => 0);
    this.atMemories = this.layout.memories;
    this.atMessages = this.layout.messages;
    this.alike = options.symmetry
      ? alike(protocol, pure.nodes, pure.params, this.asked, this.links)
      : [];
    this.canonical = this.canonicalOf(protocol);
  }

  private canonicalOf({ symmetry }: Protocol<T>): Canonical<T> | null {
    if (!symmetry || this.alike.length === 0) return null;
    const { alike: groups, cluster, links, layout } = this;
    return new Canonical(symmetry, layout, groups, cluster, this.memories.table, links);
  }

  /** Every node starts, one after the other, in every way in which it can. */
  initial(emit: Emit): void {
    const { crashes, drops, duplicates } = this.options;
    const nodes = this.start.map((node) => this.cluster.addNode(node));
    const counted = [crashes, drops, duplicates, 0, ...(this.layout.split < 0 ? [] : [0])];
    const first = [...nodes, ...counted, ...this.memories.initial()];
    let begun: Begun[] = [{ row: first, broken: -1 }];
    for (const { id } of this.start) {
      const next: Begun[] = [];
      for (const { row, broken } of begun) {
        // What one node's start breaks stays broken while the others start.
        this.emit = (state, now = -1) =>
          next.push({ row: [...state], broken: broken < 0 ? now : broken });
        this.all(row, id, 'start', 0, row);
      }
      begun = next;
    }
    for (const { row, broken } of begun) emit(row, broken);
  }

  successors(row: Row, emit: Emit): void {
    this.emit = emit;
    this.deliveries(row);
    const most = this.mostPatient(row);
    for (const { id } of this.start) this.ofNode(row, id, most);
    this.requests(row);
    this.partitions(row);
  }

  fingerprint(row: Row, into: Fingerprint): void {
    if (this.canonical) {
      this.canonical.fingerprint(row, into);
      return;
    }
    const { nodes, messages } = this.cluster;
    const { table } = this.memories;
    const count = this.start.length;
    mixer.begin();
    for (let i = 0; i < count; i++) mixer.add(nodes, row[i] as number);
    for (let i = count; i < this.atMemories; i++) mixer.word(row[i] as number);
    for (let i = this.atMemories; i < this.atMessages; i++) mixer.add(table, row[i] as number);
    for (let i = this.atMessages; i < row.length; i++) mixer.add(messages, row[i] as number);
    mixer.end(into);
  }

  /** Each node is up or stays down, nothing is on its way, nobody asks any more, and no timer changes anything. */
  atRest(row: Row): boolean {
    if (row.length > this.atMessages) return false;
    if (this.down(row) > 0 && this.restartsLeft(row)) return false;
    const next = this.asked[this.left(row, REQUESTS)]?.node;
    // Whoever is down now stays so, and is never asked.
    const never = typeof next === 'number' && !this.node(row, next).up;
    if (next !== undefined && !never) return false;
    return this.restful(this.worldOf(row));
  }

  /** A row as a world in which no time has passed; the same one as long as one property after the other asks for it. */
  private worldOf(row: Row): World<T> {
    const { shown } = this;
    if (shown && equalRows(shown.row, row)) return shown.world;
    const own = row.slice();
    const world = this.memories.world(own);
    this.shown = { row: own, world };
    return world;
  }
  private shown: { readonly row: Row; readonly world: World<T> } | null = null;

  tableAt(place: number): Table<unknown> | null {
    if (place < this.start.length) return this.cluster.nodes;
    if (place < this.atMemories) return null;
    return place < this.atMessages ? this.memories.table : this.cluster.messages;
  }

  private deliveries(row: Row): void {
    const { links } = this;
    const { messages } = this.cluster;
    const [drops, duplicates] = [this.left(row, DROPS), this.left(row, DUPLICATES)];
    for (let i = this.atMessages; i < row.length; i++) {
      const message = row[i] as number;
      // Of equal messages it makes no difference which.
      if (i > this.atMessages && message === row[i - 1]) continue;
      const { from, to } = messages.get(message);
      const rest = row.toSpliced(i, 1);
      this.happening = { take: 'deliver', message };
      const up = this.node(row, to).up;
      const queue = links.queueOf(message);
      const next =
        queue === 0 || i === this.atMessages || links.queueOf(row[i - 1] as number) !== queue;
      if (next && up) this.all(rest, to, 'message', message, row);
      else if (next) this.emit(rest);
      const dies = this.options.torn === true && !this.node(row, from).up;
      if (up && (dies || drops > 0)) {
        this.happening = { take: 'drop', message };
        this.emit(dies ? rest : this.spent(rest, DROPS));
      }
      if (duplicates > 0) {
        this.happening = { take: 'duplicate', message };
        const twice = this.spent(row, DUPLICATES);
        if (this.put(twice, message)) this.emit(twice);
      }
    }
  }

  /** What a node may do by itself, and what may happen to it. `most`: how patient a timer may be that runs out. */
  private ofNode(row: Row, id: NodeId, most: number): void {
    const number = row[id] as number;
    if (!this.node(row, id).up) {
      if (!this.restartsLeft(row)) return;
      this.happening = { take: 'restart', node: id };
      this.all(row, id, 'restart', 0, row);
      return;
    }
    for (const timer of this.cluster.timersOf(number)) {
      if (most < Number.POSITIVE_INFINITY && this.patienceOf(timer) > most) continue;
      this.happening = { take: 'fire', node: id, timer };
      this.all(row, id, 'timer', timer, row);
    }
    if (this.left(row, CRASHES) > 0) {
      this.happening = { take: 'crash', node: id };
      this.all(this.spent(row, CRASHES), id, 'crash', 0, row);
    }
  }

  /** How patient a timer may be that runs out now: any, unless every message arrives in time. */
  private mostPatient(row: Row): number {
    if (!this.options.timely) return Number.POSITIVE_INFINITY;
    if (row.length > this.atMessages) return Number.NEGATIVE_INFINITY;
    let least = Number.MAX_VALUE;
    // Nodes that are down have none.
    for (const { id } of this.start) {
      for (const timer of this.cluster.timersOf(row[id] as number)) {
        least = Math.min(least, this.patienceOf(timer));
      }
    }
    return least;
  }

  private patienceOf(timer: number): number {
    const known =
      this.patiences[timer] ??
      this.patience(this.cluster.timers.get(timer) as Immutable<T['timer']>);
    this.patiences[timer] = known;
    return known;
  }

  /** The network falls apart, if it has not yet. What was on its way from one group to the other is lost. */
  private partitions(row: Row): void {
    const { split } = this.layout;
    if (split < 0 || row[split] !== 0) return;
    for (const { bits, groups } of this.splits) {
      const next = row.filter((item, i) => i < this.atMessages || !this.links.loses(item, bits));
      next[split] = bits;
      this.happening = { take: 'partition', groups };
      this.emit(next);
    }
  }

  /** The next request, made at the node that it names, or at any that has the role that it names. */
  private requests(row: Row): void {
    const index = this.left(row, REQUESTS);
    const asked = this.asked[index];
    if (!asked) return;
    const after = row.with(this.start.length + REQUESTS, index + 1);
    for (const { id } of this.start) {
      if (!means(asked.node, this.node(row, id))) continue;
      this.happening = { take: 'request', node: id, index };
      this.all(after, id, 'request', index, row);
    }
  }

  /** Emits every world that an input to a node can lead to. `base`: the world in which that node stands as it was. */
  private all(base: Row, id: NodeId, input: Input, item: number, before: Row): void {
    for (const outcome of this.cluster.outcomes(before[id] as number, input, item)) {
      this.one(base, id, outcome);
    }
  }

  private one(base: Row, id: NodeId, { node, sends }: Outcome): void {
    const limit = this.limits.passed(node, this.cluster.nodes);
    if (limit !== null) {
      this.bounded.add(limit);
      return;
    }
    const row = base.with(id, node);
    for (const message of sends) if (!this.put(row, message)) return;
    const { memories, broken } = this.memories.check(row, id);
    for (let i = 0; i < memories.length; i++) row[this.atMemories + i] = memories[i] as number;
    this.emit(row, broken);
  }

  /** Puts a message in flight, in its place, unless it is lost; false where there would be too many. */
  private put(row: number[], message: number): boolean {
    if (this.links.loses(message, this.splitOf(row))) return true;
    if (row.length - this.atMessages >= this.options.messages) {
      this.bounded.add('messages');
      return false;
    }
    let i = row.length;
    row.push(message);
    for (; i > this.atMessages; i--) {
      const other = row[i - 1] as number;
      if (!this.before(message, other)) break;
      row[i] = other;
    }
    row[i] = message;
    return true;
  }

  /** Whether a new message stands before another: queues behind all else, and within a queue none before those sent earlier. */
  private before(message: number, other: number): boolean {
    const [queue, theirs] = [this.links.queueOf(message), this.links.queueOf(other)];
    if (queue !== theirs) return queue < theirs;
    return queue === 0 && this.cluster.messages.before(message, other);
  }

  private node(row: Row, id: NodeId): PureNode<T> {
    return this.cluster.nodes.get(row[id] as number);
  }

  private down(row: Row): number {
    let down = 0;
    for (const { id } of this.start) if (!this.node(row, id).up) down++;
    return down;
  }

  /** Whether a node that is down may come back: those that crashed and are not down any more have done so. */
  private restartsLeft(row: Row): boolean {
    const { crashes, restarts } = this.options;
    if (restarts === undefined) return true;
    return crashes - this.left(row, CRASHES) - this.down(row) < restarts;
  }

  private splitOf(row: Row): number {
    const { split } = this.layout;
    return split < 0 ? 0 : (row[split] as number);
  }

  private left(row: Row, counter: number): number {
    return row[this.start.length + counter] as number;
  }

  private spent(row: Row, counter: number): number[] {
    return row.with(this.start.length + counter, this.left(row, counter) - 1);
  }
}

function equalRows(a: Row, b: Row): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function means<T extends ProtocolTypes>(ref: NodeRef, node: PureNode<T>): boolean {
  if (!node.up) return false;
  if (typeof ref === 'number') return node.id === ref;
  return 'role' in node.state && node.state.role === ref.role;
}
