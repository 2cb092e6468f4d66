import { must } from '../core/assert.ts';
import { Digest } from '../core/hash.ts';
import { type Micros, micros, type NodeId, requestId, type Seq, seq } from '../core/ids.ts';
import type { Immutable } from '../core/plain.ts';
import { append } from '../core/vector.ts';
import type { Command } from '../sdk/command.ts';
import type { Cluster } from '../sdk/context.ts';
import type { Kinds, NodeKind, Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { KindOf, ProtocolTypes } from '../sdk/types.ts';
import type { NodeSlot, Operation, World } from '../sdk/world.ts';
import { LiveContext } from './context.ts';
import { beginWrite, leave } from './effects.ts';
import { planOf } from './faults.ts';
import type { Fate } from './network.ts';
import { operationsOf } from './operations.ts';
import { type Body, Recorder } from './recorder.ts';
import { kindNamed, kindsOf, membersOf, newLive } from './setup.ts';
import { copyLive } from './snapshot.ts';
import {
  FLIGHT,
  type Flight,
  type FoundViolation,
  type Item,
  type Live,
  SCRIPT,
  type Slot,
  START,
  TIMER,
  type Timer,
  WORKLOAD,
  type WorkloadEntry,
  WRITE,
  type WriteEnd,
} from './state.ts';
import { forget, requeue } from './timers.ts';
import { KIND, type KindCode, Trace } from './trace.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { planWork } from './work.ts';
import { worldOf } from './world.ts';

export interface SimulatorOptions<T extends ProtocolTypes> {
  /** Whether invariants are looked at after every step, and whether a broken one ends `run`. `stop` if not given. */
  readonly checks?: 'off' | 'stop' | 'goOn';
  /** Whether the run's digest is kept; true if not given. */
  readonly digest?: boolean;
  /** Freezes messages and durable states, so that a handler that changes one is found out. For tests. */
  readonly freeze?: boolean;
  /** Gets every record whole. */
  readonly sink?: ConstructorParameters<typeof Recorder<T>>[2];
}

/** Why a run ended: nothing is left to happen, a bound was reached, or an invariant broke. */
export type Outcome = 'quiescent' | 'limit' | 'violation';

export interface Limits {
  readonly time: Micros | null;
  /** Records of the trace, counted from the start of the run; the step that reaches the limit is made whole. */
  readonly events: number | null;
}

/**
 * Runs a scenario: takes what is due next, lets the node's handler work on its state in place, and carries out what it
 * asks for. Everything is determined by the scenario and the commands.
 */
export class Simulator<T extends ProtocolTypes> {
  readonly protocol: Protocol<T>;
  readonly scenario: Scenario<T>;
  readonly kinds: Kinds<T>;
  readonly vocabulary: Vocabulary;
  readonly world: World<T>;
  checks: 'off' | 'stop' | 'goOn';
  recorder: Recorder<T>;
  /** The trace of the run that this one repeats without checks, if it has violations. */
  repeats: Trace | null = null;
  /** For the engine's own files; everyone else looks at `world`. */
  live: Live<T>;
  members: Cluster<T>['members'];
  /** The record to which what happens now is due; -1: none. */
  cause: Seq = seq(-1);
  readonly freeze: boolean;
  private readonly handlers: Record<string, NodeKind<T, KindOf<T>>> = {};
  private readonly context: LiveContext<T>;
  private named: { readonly of: object; readonly names: readonly string[] } = { of: [], names: [] };
  /** Where a message's fate is worked out; one for all, for it is read at once. */
  readonly fate: Fate = { dueAt: micros(0), lost: false, twinAt: -1 };

  constructor(protocol: Protocol<T>, scenario: Scenario<T>, options: SimulatorOptions<T> = {}) {
    this.protocol = protocol;
    this.scenario = scenario;
    this.kinds = kindsOf(protocol, scenario.variant);
    for (const kind of Object.keys(this.kinds)) this.handlers[kind] = kindNamed(this.kinds, kind);
    this.vocabulary = vocabularyOf(protocol);
    this.checks = options.checks ?? 'stop';
    this.freeze = options.freeze ?? false;
    const digest = options.digest === false ? null : new Digest();
    this.recorder = new Recorder<T>(new Trace(), digest, options.sink ?? null);
    this.live = newLive(protocol, this.kinds, scenario);
    this.members = membersOf(this.kinds, this.live.slots);
    this.context = new LiveContext<T>(
      this,
      must(this.live.slots[0], 'a cluster has at least one node'),
    );
    this.world = worldOf(this);
  }

  /** What the nodes are called, by id: the same list as long as it says the same. */
  get names(): readonly string[] {
    const { slots } = this.live;
    if (this.named.of !== slots || this.named.names.length !== slots.length) {
      const { names } = this.named;
      const same =
        names.length === slots.length && slots.every(({ name }, id) => name === names[id]);
      this.named = { of: slots, names: same ? names : slots.map(({ name }) => name) };
    }
    return this.named.names;
  }

  get violations(): readonly FoundViolation[] {
    return this.live.found;
  }

  digest(): string {
    return must(this.recorder.digest, 'this run keeps a digest').toString();
  }

  /** When the next step is due; Infinity if nothing is left. */
  nextTime(): number {
    return this.settle() ? this.live.queue.peekTime() : Infinity;
  }

  /** Does the next thing; false if nothing is left. */
  step(): boolean {
    if (!this.settle()) return false;
    this.takeNext();
    return true;
  }

  private takeNext(): void {
    const { live } = this;
    live.time = micros(live.queue.peekTime());
    this.take(live.queue.pop() as Item<T>);
  }

  /** Runs until a limit is reached; the step that would go past it is not made. */
  run(limits: Limits): Outcome {
    const time = limits.time ?? Infinity;
    const events = limits.events ?? Infinity;
    const broken = this.live.found.length;
    while (this.settle()) {
      if (this.live.seq >= events) return 'limit';
      if (this.live.queue.peekTime() > time) {
        this.live.time = micros(time);
        return 'limit';
      }
      this.takeNext();
      if (this.checks === 'stop' && this.live.found.length > broken) return 'violation';
    }
    return 'quiescent';
  }

  /** Carries out a command, now or at a later moment before which nothing else is due. False: it met nothing. */
  apply(command: Command<T>, moment: Micros = this.live.time): boolean {
    if (moment > this.live.time) this.live.time = moment;
    return this.obey(command);
  }

  /** Every operation of clients so far, in order of invocation. */
  operations(): readonly Operation<T>[] {
    return operationsOf(this.live);
  }

  /** The world as it stands, kept for `load`. */
  save(): Live<T> {
    return copyLive(this.live);
  }

  /** Goes on from a saved world, which stays as it is. */
  load(saved: Live<T>): void {
    this.live = copyLive(saved);
    this.members = membersOf(this.kinds, this.live.slots);
  }

  // ---------- steps ----------

  private take(item: Item<T>): void {
    switch (item.tag) {
      case FLIGHT:
        this.deliver(item, true);
        break;
      case TIMER:
        item.queuedOrder = -1;
        this.fire(this.slot(item.node), item, true);
        break;
      case WRITE:
        this.written(item);
        break;
      case SCRIPT:
        this.obey(must(this.scenario.script[item.index], 'a script entry is queued once').command);
        break;
      case WORKLOAD:
        this.work(item);
        break;
      case START:
        this.boot(this.slot(item.node), true, -1);
        break;
    }
  }

  /** Whether something is left, with whatever no longer counts taken off the top of the queue. */
  private settle(): boolean {
    const { live } = this;
    for (;;) {
      const item = live.queue.peek();
      if (item === undefined) return false;
      if (item.tag === TIMER) {
        const order = live.queue.peekOrder();
        if (item.armed && order === item.order) return true;
        live.queue.pop();
        requeue(live, this.slot(item.node), item, order);
      } else if (item.tag === WRITE && item.incarnation !== this.slot(item.node).incarnation) {
        live.queue.pop();
      } else return true;
    }
  }

  /** Brings a message to its node; `begins`: as a step of its own. */
  deliver(flight: Flight<T['message']>, begins: boolean): void {
    const slot = this.slot(flight.to);
    if (flight.lost || slot.health === 'crashed' || slot.health === 'removed') {
      this.record(
        KIND.drop,
        begins,
        flight.to,
        flight.from,
        flight.code,
        flight.id,
        this.wantsBody ? { envelope: flight } : null,
      );
      return;
    }
    if (slot.health === 'paused') {
      slot.backlog.push(flight);
      this.record(KIND.wait, begins, flight.to, flight.from, flight.code, flight.id, null);
      return;
    }
    this.cause = this.record(
      KIND.deliver,
      begins,
      flight.to,
      flight.from,
      flight.code,
      flight.id,
      this.wantsBody ? { envelope: flight } : null,
    );
    this.enter(slot).onMessage(
      slot.state as never,
      flight.from,
      flight.message as Immutable<T['message']>,
      this.context,
    );
    this.check(slot);
  }

  /** Lets a timer run out. */
  fire(slot: Slot<T>, timer: Timer<T['timer']>, begins: boolean): void {
    const { code } = timer;
    const cause = begins ? timer.cause : this.cause;
    if (slot.health === 'paused') {
      timer.overdue = true;
      slot.backlog.push(timer);
      this.record(KIND.wait, begins, slot.id, -1, code, cause, null);
      return;
    }
    timer.armed = false;
    this.cause = this.record(
      KIND.timer,
      begins,
      slot.id,
      -1,
      code,
      cause,
      this.wantsBody ? { timer: timer.timer } : null,
    );
    this.enter(slot).onTimer(
      slot.state as never,
      timer.timer as Immutable<T['timer']>,
      this.context,
    );
    if (!timer.armed && timer.queuedOrder < 0) forget(slot, timer);
    this.check(slot);
  }

  private written({ node }: WriteEnd): void {
    const slot = this.slot(node);
    const write = must(slot.unwritten.shift(), 'a write that ends has begun');
    slot.previous = slot.durable;
    slot.durable = write.durable;
    this.cause = this.record(KIND.written, true, node, -1, 0, write.cause, null);
    // The disk goes on while the node is paused; what the node has to say waits for it.
    if (slot.health === 'paused') {
      slot.backlog.push({ tag: 'written', behind: write.behind, cause: this.cause });
    } else for (const outgoing of write.behind) leave(this, slot, outgoing);
    const next = slot.unwritten[0];
    if (next) beginWrite(this.live, slot, next);
    this.check(slot);
  }

  /** Lets a node's first handler run on the state that it has. */
  boot(slot: Slot<T>, begins: boolean, cause: number): void {
    this.cause = this.record(KIND.start, begins, slot.id, -1, 0, cause, null);
    this.enter(slot).onStart(slot.state as never, this.context);
    this.check(slot);
  }

  private work(entry: WorkloadEntry): void {
    const { live } = this;
    const workload = must(this.scenario.workload, 'a workload entry comes from a workload');
    const requests = must(this.protocol.workload, 'a workload is for a protocol with clients');
    const key = live.streams.workload(entry.node).int(0, workload.keys - 1);
    planWork(live, workload, entry.node, live.time + workload.every);
    const request = requests.request(workload.op, keyName(key), live.invocations.length);
    const slot = this.slot(entry.node);
    if (slot.health === 'paused') {
      slot.backlog.push({ tag: 'request', request });
      this.record(KIND.wait, true, slot.id, -1, 0, -1, null);
    } else this.request(slot, request, true, -1);
  }

  request(slot: Slot<T>, request: T['request'], begins: boolean, cause: number): void {
    const { live } = this;
    const op = requestId(live.invocations.length);
    live.invocations = append(live.invocations, {
      node: slot.id,
      request,
      at: live.time,
      seq: live.seq,
    });
    live.open.add(op);
    this.cause = this.record(
      KIND.request,
      begins,
      slot.id,
      -1,
      0,
      cause,
      this.wantsBody ? { op, request } : null,
    );
    this.enter(slot).onRequest(
      slot.state as never,
      op,
      request as Immutable<T['request']>,
      this.context,
    );
    this.check(slot);
  }

  private obey(command: Command<T>): boolean {
    const plan = planOf(this, command);
    const node = plan?.node ?? -1;
    const code = this.vocabulary.commands[command.do] ?? 0;
    this.cause = this.record(
      KIND.command,
      true,
      node,
      -1,
      code,
      -1,
      this.wantsBody
        ? { command, missed: plan === null, ...(plan?.about && { about: plan.about }) }
        : null,
    );
    plan?.act();
    return plan !== null;
  }

  // ---------- bookkeeping ----------

  slot(id: NodeId): Slot<T> {
    return this.live.slots[id] as Slot<T>;
  }

  cluster(joining: boolean): Cluster<T> {
    return { members: this.members, params: this.live.params as Immutable<T['params']>, joining };
  }

  private enter(slot: Slot<T>): NodeKind<T, KindOf<T>> {
    this.context.slot = slot;
    this.context.self = slot.id;
    return this.handlers[slot.kind] as NodeKind<T, KindOf<T>>;
  }

  /** Looks at every invariant for a node that a step has touched; each invariant is reported once a run. */
  check(slot: Slot<T>): void {
    if (this.checks === 'off') {
      this.skipViolations();
      return;
    }
    const { invariants } = this.protocol;
    for (let i = 0; i < invariants.length; i++) {
      const invariant = must(invariants[i], 'in range');
      const violation = invariant.check(
        this.live.memories[i] as object,
        slot as unknown as Immutable<NodeSlot<T>>,
        this.world,
      );
      if (violation === null || this.live.found.some((found) => found.invariant === invariant.name))
        continue;
      const body = this.wantsBody ? { invariant: invariant.name, violation } : null;
      const position = this.record(KIND.violation, false, slot.id, -1, i, this.cause, body);
      this.live.found.push({
        invariant: invariant.name,
        seq: position,
        at: this.live.time,
        violation,
      });
    }
  }

  /** In a repetition without checks: leaves free the places in the trace that violations took. */
  private skipViolations(): void {
    const { repeats, live } = this;
    while (repeats && live.seq < repeats.length && repeats.kind(live.seq) === 'violation') {
      live.seq = seq(live.seq + 1);
    }
  }

  record(
    kind: KindCode,
    begins: boolean,
    node: number,
    peer: number,
    type: number,
    cause: number,
    body: Body | null,
  ): Seq {
    const position = this.live.seq;
    this.live.seq = seq(position + 1);
    if (begins) this.live.step = position;
    this.recorder.push(position, this.live.time, kind, begins, node, peer, type, cause, body);
    return position;
  }

  /** Whether anyone wants more of a record than its columns; without it no body need be made. */
  get wantsBody(): boolean {
    return this.recorder.wantsBody;
  }

  messageCode(message: T['message']): number {
    return this.vocabulary.messages[message.type] ?? 0;
  }
}

/** x, y, z, then k3, k4, …: short names for a workload's keys. */
const keyName = (n: number): string => ['x', 'y', 'z'][n] ?? `k${n}`;

export const createSimulator = <T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  options: SimulatorOptions<T> = {},
): Simulator<T> => new Simulator(protocol, scenario, options);
