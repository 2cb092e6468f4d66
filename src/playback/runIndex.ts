import type { NodeId } from '../core/ids.ts';
import type { Health } from '../sdk/world.ts';
import { doubled, Flights, firstAtLeast } from './flights.ts';
import { FIRST_ROLE, STANDING, Standings } from './standings.ts';
import { Events, Tally } from './tally.ts';
import type { TraceColumns, Vocabulary } from './types.ts';

/** Moments in ascending order. */
export class Times {
  count = 0;
  private at = new Float64Array(64);

  push(time: number): void {
    if (this.count === this.at.length) this.at = doubled(this.at);
    this.at[this.count++] = time;
  }

  /** How many come before a moment. */
  before(time: number): number {
    return firstAtLeast(this.at, this.count, time);
  }

  /** The n-th. */
  get(n: number): number {
    return this.at[n] as number;
  }
}

/** Records of one kind: when, where, which. */
export class Moments {
  readonly times = new Times();
  private seqs = new Uint32Array(64);
  private nodes = new Uint16Array(64);

  push(seq: number, node: number, time: number): void {
    const i = this.times.count;
    if (i === this.seqs.length) {
      this.seqs = doubled(this.seqs);
      this.nodes = doubled(this.nodes);
    }
    this.seqs[i] = seq;
    this.nodes[i] = node;
    this.times.push(time);
  }

  seq(i: number): number {
    return this.seqs[i] as number;
  }

  node(i: number): NodeId {
    return this.nodes[i] as NodeId;
  }
}

/** What a node became at a moment, and remains until the next such moment. */
export interface Turn {
  readonly time: number;
  /** The record that says so; -1 for what it was at the start. */
  readonly seq: number;
  /** Null for a node without roles, or one whose role is not known. */
  readonly role: string | null;
  readonly health: Health;
}

const HEALTH_AFTER: Readonly<Record<string, Health>> = {
  crash: 'crashed',
  restart: 'up',
  pause: 'paused',
  resume: 'up',
  remove: 'removed',
};

/** What the index reads of a run. */
export interface IndexedRun {
  readonly vocabulary: Vocabulary;
  readonly starts: readonly (string | null)[];
  columns(): TraceColumns;
}

/**
 * What a diagram asks of a whole run, gathered as the run grows: its messages, what each node was over time, and what
 * happened when. Begins anew when the run has become another one.
 */
export class RunIndex {
  flights = new Flights();
  /** Timers that ran out, and requests made to nodes. */
  timers = new Moments();
  requests = new Moments();
  /** Of messages that were lost: their ends, with the record of the loss. */
  losses = new Moments();
  /** By node, what it became. */
  turns: Turn[][] = [];
  /** How many records have been read. */
  length = 0;
  /** Counts up when the index has begun anew. */
  generation = 0;
  /** What everybody was, for looking at many nodes together. */
  standings = new Standings();
  /** Counts the messages that came and went, and the sentences that were told. */
  traffic = new Tally(new Events());
  tellings = new Tally(new Events());
  private columns: TraceColumns | null = null;
  private roles: ReadonlyMap<string, number> = new Map();

  /** Reads what has been added. */
  catchUp(run: IndexedRun): void {
    const columns = run.columns();
    if (columns !== this.columns || columns.length < this.length) this.begin(run, columns);
    for (let at = this.length; at < columns.length; at++) this.read(columns, at, run.vocabulary);
    this.length = columns.length;
  }

  /** How many messages of each type there were. */
  counts(): number[] {
    const counts: number[] = [];
    const { types, count } = this.flights;
    for (let i = 0; i < count; i++) {
      const type = types[i] as number;
      counts[type] = (counts[type] ?? 0) + 1;
    }
    return counts;
  }

  /** The position in its list of turns of what a node was at a moment. */
  turnIndexAt(node: number, time: number): number {
    const turns = this.turns[node] ?? [];
    let low = 0;
    let high = turns.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((turns[middle] as Turn).time <= time) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  private begin({ starts, vocabulary }: IndexedRun, columns: TraceColumns): void {
    this.columns = columns;
    this.flights = new Flights();
    this.timers = new Moments();
    this.requests = new Moments();
    this.losses = new Moments();
    this.turns = starts.map((role) => [{ time: 0, seq: -1, role, health: 'up' }]);
    this.standings = new Standings();
    this.traffic = new Tally(new Events());
    this.tellings = new Tally(new Events());
    this.roles = new Map(vocabulary.roles.map((role, i) => [role, FIRST_ROLE + i]));
    this.turns.forEach(([turn], node) => {
      if (turn) this.standings.change(0, node, this.standingIn(turn));
    });
    this.length = 0;
    this.generation++;
  }

  private read(columns: TraceColumns, at: number, vocabulary: Vocabulary): void {
    const node = columns.node(at);
    const time = columns.time(at);
    switch (columns.kind(at)) {
      case 'send':
      case 'duplicate': {
        const type = columns.type(at);
        this.flights.send(at, node ?? 0, columns.peer(at) ?? 0, type, time);
        this.traffic.events.push(time, node ?? 0, type);
        break;
      }
      case 'deliver':
        this.arrive(columns, at, false);
        break;
      case 'drop':
        this.arrive(columns, at, true);
        this.losses.push(at, node ?? 0, time);
        break;
      case 'wait':
        if (columns.peer(at) !== null) this.flights.wait(this.sentBy(columns, at), time);
        break;
      case 'timer':
        this.timers.push(at, node ?? 0, time);
        break;
      case 'request':
        this.requests.push(at, node ?? 0, time);
        break;
      case 'start':
        if (node !== null && !this.turns[node])
          this.turn(node, { time, seq: at, role: null, health: 'up' });
        break;
      case 'command': {
        const health = HEALTH_AFTER[vocabulary.commands[columns.type(at)] ?? ''];
        if (node !== null && health) this.turn(node, { time, seq: at, health });
        break;
      }
      case 'role':
        this.mark(columns, at);
        if (node !== null) {
          const role = vocabulary.roles[columns.type(at)] ?? null;
          this.turn(node, { time, seq: at, role });
        }
        break;
      case 'note':
        this.mark(columns, at);
        if (node !== null) this.tellings.events.push(time, node, columns.type(at));
        break;
      case 'persist':
      case 'reply':
      case 'violation':
        this.mark(columns, at);
        break;
      case 'written':
        break;
    }
  }

  private arrive(columns: TraceColumns, at: number, lost: boolean): void {
    const node = columns.node(at) as NodeId;
    const time = columns.time(at);
    const health = this.turns[node]?.at(-1)?.health;
    const down = health === 'crashed' || health === 'removed';
    this.flights.end(this.sentBy(columns, at), at, time, lost, lost && down);
    this.traffic.events.push(time, node, columns.type(at));
  }

  /** The message of an arrival, of a loss or of a wait. */
  private sentBy(columns: TraceColumns, at: number): number {
    return this.flights.find(columns.cause(at) ?? -1);
  }

  /** If a message brought this about, it was no routine. */
  private mark(columns: TraceColumns, at: number): void {
    const cause = columns.cause(at);
    if (cause !== null && columns.kind(cause) === 'deliver')
      this.flights.mark(this.sentBy(columns, cause));
  }

  private turn(node: number, change: Partial<Turn> & Pick<Turn, 'time' | 'seq'>): void {
    this.turns[node] ??= [];
    const turns = this.turns[node];
    const last = turns.at(-1) ?? { role: null, health: 'up' as const };
    const next = { role: last.role, health: last.health, ...change };
    // Several changes at one moment are one: only the last is ever seen.
    if (turns.at(-1)?.time === next.time) turns.pop();
    turns.push(next);
    this.standings.change(next.time, node, this.standingIn(next));
  }

  private standingIn({ role, health }: Turn): number {
    if (health === 'removed') return STANDING.absent;
    if (health === 'crashed') return STANDING.down;
    return this.roles.get(role ?? '') ?? STANDING.plain;
  }
}
