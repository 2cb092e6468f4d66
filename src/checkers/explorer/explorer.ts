import { type Finding, Part } from './part.ts';
import type { Row, System } from './system.ts';
import { roomFor, Visited } from './visited.ts';

export type { Finding } from './part.ts';

export interface Bounds {
  /** Levels, that of the initial states included. The states of the last one are met, but what follows them is not. */
  readonly depth: number;
  /** Distinct states. */
  readonly states: number;
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
  /** States at rest, against which every *eventually* was held; not counted where there is none. */
  readonly rested: number;
  /** The system's own bounds for which a step was not taken. */
  readonly bounded: readonly string[];
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
  private readonly part: Part;
  /** The level whose states are looked at. */
  private depth = 0;
  private deep = false;
  private over = false;

  constructor(system: System, bounds: Bounds) {
    this.system = system;
    this.bounds = bounds;
    this.part = new Part(system, new Visited(roomFor(bounds.states)));
    this.part.begin();
    this.nextLevel();
  }

  get exploration(): Exploration {
    const { visited, generated, broken, examples, rested, left, found } = this.part;
    return {
      ...{ states: visited.size, generated, broken, examples, rested },
      depth: this.depth + (found > 0 ? 1 : 0),
      frontier: left + found,
      bounded: [...(this.system.bounded ?? [])],
      end: this.end(),
    };
  }

  /** Looks at so many more states; whether there is more to do. */
  advance(states: number): boolean {
    for (let left = states; left > 0 && !this.over; ) {
      left -= this.part.look(left);
      if (this.part.over) this.over = true;
      else if (this.part.left === 0) this.nextLevel();
    }
    return !this.over;
  }

  private nextLevel(): void {
    this.part.nextLevel();
    if (this.part.left > 0) this.depth++;
    this.deep = this.depth >= this.bounds.depth;
    this.over = this.part.left === 0 || this.deep || this.part.broken !== null;
  }

  private end(): Exploration['end'] {
    if (!this.over) return 'open';
    if (this.part.broken) return 'broken';
    if (this.part.visited.full) return 'states';
    return this.deep ? 'depth' : 'all';
  }
}

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
