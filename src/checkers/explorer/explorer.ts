import { Frontier } from './frontier.ts';
import { Mixer } from './mixer.ts';
import type { Fingerprint, Row, System } from './system.ts';
import { Visited } from './visited.ts';

export interface Bounds {
  /** Levels, that of the initial states included. The states of the last one are met, but what follows them is not. */
  readonly depth: number;
  /** Distinct states. */
  readonly states: number;
}

/** A property that was met, and the way to the state or step that shows it. */
export interface Finding {
  readonly property: number;
  /** Which successor to take, step by step; first which of the initial states. */
  readonly path: readonly number[];
}

export interface Exploration {
  /** Distinct states, and how often one was come to. */
  readonly states: number;
  readonly generated: number;
  /** The deepest level on which a new state was found. */
  readonly depth: number;
  /** States that are still to be looked at. */
  readonly frontier: number;
  /** An *always* or *eventually* that does not hold; the search ends with it. */
  readonly broken: Finding | null;
  /** For each *sometimes* that was found, the shortest way there. */
  readonly examples: readonly Finding[];
  /** `all`: every state within the system's own bounds was met; `depth`, `states`: that bound cut the search off. */
  readonly end: 'open' | 'all' | 'depth' | 'states' | 'broken';
}

/**
 * Breadth-first search, so that what is found is found by a shortest way. States met are kept as 64 bits each; two states
 * that share them would be taken for one (`collisionChance`).
 */
export class Explorer {
  private readonly system: System;
  private readonly bounds: Bounds;
  private readonly visited: Visited;
  private readonly print: Fingerprint = { high: 0, low: 0 };
  private level = new Frontier();
  private next = new Frontier();
  private generated = 0;
  /** The level whose states are looked at. */
  private depth = 0;
  private broken: Finding | null = null;
  private readonly examples: Finding[] = [];
  private readonly sought: Set<number>;
  private cut: 'depth' | 'states' | null = null;
  private over = false;
  /** Whose successors are being met, and how many were. */
  private parent = -1;
  private ordinal = 0;
  private readonly emit = (state: Row, broken = -1) => this.meet(state, broken);

  constructor(system: System, bounds: Bounds) {
    this.system = system;
    this.bounds = bounds;
    this.visited = new Visited(bounds.states);
    this.sought = new Set(indexesOf(system, 'sometimes'));
    system.initial(this.emit);
    this.nextLevel();
  }

  get exploration(): Exploration {
    const { generated, broken, examples } = this;
    const depth = this.depth + (this.next.size > 0 ? 1 : 0);
    const end = !this.over ? 'open' : broken ? 'broken' : (this.cut ?? 'all');
    const frontier = this.level.size + this.next.size;
    return { states: this.visited.size, generated, depth, frontier, broken, examples, end };
  }

  /** Looks at so many more states; whether there is more to do. */
  advance(states: number): boolean {
    for (let i = 0; i < states && !this.over; i++) {
      const row = this.level.take();
      if (row) this.expand(this.level.place, row);
      else this.nextLevel();
      if (this.broken || this.cut === 'states') this.over = true;
    }
    return !this.over;
  }

  private expand(place: number, row: Row): void {
    this.parent = place;
    this.ordinal = 0;
    this.system.successors(row, this.emit);
    if (this.ordinal === 0) this.rest(place, row);
  }

  private meet(state: Row, broken: number): void {
    const { parent } = this;
    const ordinal = this.ordinal++;
    this.generated++;
    if (this.broken || this.cut === 'states') return;
    const { print, system } = this;
    if (system.fingerprint) system.fingerprint(state, print);
    else rowFingerprint(state, print);
    const place = this.visited.add(print, parent, ordinal);
    if (place >= 0) this.isNew(state, place);
    // The step itself may break what the state does not show, so it counts also where the state is known.
    if (broken >= 0 && !this.broken) {
      const path = [...(parent < 0 ? [] : this.visited.path(parent)), ordinal];
      this.broken = { property: broken, path };
    }
  }

  private isNew(state: Row, place: number): void {
    if (this.system.properties.length > 0) this.examine(state, place);
    this.next.push(place, state);
    if (this.visited.size >= this.bounds.states) this.cut = 'states';
  }

  private examine(state: Row, place: number): void {
    this.system.properties.forEach((property, index) => {
      if (property.holds === undefined || property.kind === 'eventually') return;
      if (property.kind === 'sometimes' && !this.sought.has(index)) return;
      const finding = () => ({ property: index, path: this.visited.path(place) });
      if (property.holds(state) === (property.kind === 'always')) return;
      if (property.kind === 'always') this.broken ??= finding();
      else {
        this.sought.delete(index);
        this.examples.push(finding());
      }
    });
  }

  /** Nothing more happens by itself: what is to hold eventually holds now or never. */
  private rest(place: number, state: Row): void {
    this.system.properties.forEach((property, index) => {
      if (property.kind !== 'eventually' || property.holds === undefined) return;
      if (!property.holds(state)) {
        this.broken ??= { property: index, path: this.visited.path(place) };
      }
    });
  }

  private nextLevel(): void {
    [this.level, this.next] = [this.next, this.level];
    this.next.clear();
    if (this.level.size === 0) this.over = true;
    else if (++this.depth >= this.bounds.depth) {
      this.cut = 'depth';
      this.over = true;
    }
    if (this.broken) this.over = true;
  }
}

const mixer = new Mixer();

function rowFingerprint(row: Row, into: Fingerprint): void {
  mixer.begin();
  for (let i = 0; i < row.length; i++) mixer.word(row[i] as number);
  mixer.word(row.length);
  mixer.end(into);
}

const indexesOf = ({ properties }: System, kind: string): number[] =>
  properties.flatMap((property, index) => (property.kind === kind ? [index] : []));

/** The states of a path, the initial one first. */
export function walk(system: System, path: readonly number[]): number[][] {
  const states: number[][] = [];
  for (const wanted of path) {
    let ordinal = 0;
    let found: number[] | null = null;
    const pick = (state: Row) => {
      if (ordinal++ === wanted) found = [...state];
    };
    const last = states.at(-1);
    if (last === undefined) system.initial(pick);
    else system.successors(last, pick);
    if (found === null) throw new Error(`no successor ${wanted} at step ${states.length}`);
    states.push(found);
  }
  return states;
}
