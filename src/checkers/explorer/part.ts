import { Frontier, type Spare } from './frontier.ts';
import { Mixer } from './mixer.ts';
import type { Fingerprint, Property, Row, System } from './system.ts';
import type { Visited } from './visited.ts';

/** A property that was met, and the way to the state or step that shows it. */
export interface Finding {
  readonly property: number;
  /** Which successor to take, step by step; first which of the initial states. */
  readonly path: readonly number[];
}

/**
 * What one worker does in a breadth-first search: it looks at its states of a level, and has those of the next level that it was
 * the first to meet. One worker alone has all of them.
 */
export class Part {
  readonly visited: Visited;
  /** How often a state was come to, and how many were at rest (`Exploration`). */
  generated = 0;
  rested = 0;
  broken: Finding | null = null;
  readonly examples: Finding[] = [];
  private readonly system: System;
  private level: Frontier;
  private next: Frontier;
  private readonly print: Fingerprint = { high: 0, low: 0 };
  private readonly sought: Set<number>;
  /** What is to hold eventually. */
  private readonly ends: readonly number[];
  /** Whose successors are being met, and how many were. */
  private parent = -1;
  private ordinal = 0;
  private readonly emit = (state: Row, broken = -1) => this.meet(state, broken);

  constructor(system: System, visited: Visited) {
    this.system = system;
    this.visited = visited;
    this.sought = new Set(indexesOf(system, 'sometimes'));
    this.ends = indexesOf(system, 'eventually');
    const spare: Spare = [];
    this.level = new Frontier(spare);
    this.next = new Frontier(spare);
  }

  /** States of this level that are still to be looked at. */
  get left(): number {
    return this.level.size;
  }

  /** States of the next level. */
  get found(): number {
    return this.next.size;
  }

  /** Whether nothing more is to be looked at: something broke, or there are as many states as there may be. */
  get over(): boolean {
    return this.broken !== null || this.visited.full;
  }

  /** Meets the states with which the system may begin; they are the next level. */
  begin(): void {
    this.system.initial(this.emit);
  }

  nextLevel(): void {
    [this.level, this.next] = [this.next, this.level];
  }

  /** An example of this property was found elsewhere. */
  forget(property: number): void {
    this.sought.delete(property);
  }

  /** Looks at up to so many states of the level; at how many it did. */
  look(states: number): number {
    let looked = 0;
    for (; looked < states && !this.over; looked++) {
      const row = this.level.take();
      if (row === null) break;
      this.expand(this.level.place, row);
    }
    return looked;
  }

  /** Hands over up to so many states of the level, which are looked at elsewhere. */
  give(states: number, to: (place: number, row: Row) => void): void {
    for (let given = 0; given < states; given++) {
      const row = this.level.take();
      if (row === null) return;
      to(this.level.place, row);
    }
  }

  /** Takes over a state of the level. */
  accept(place: number, row: Row): void {
    this.level.push(place, row);
  }

  private expand(place: number, row: Row): void {
    this.parent = place;
    this.ordinal = 0;
    this.system.successors(row, this.emit);
    if (this.ends.length > 0 && this.atRest(row)) this.rest(place, row);
  }

  private atRest(row: Row): boolean {
    return this.system.atRest?.(row) ?? this.ordinal === 0;
  }

  private meet(state: Row, broken: number): void {
    const { parent } = this;
    const ordinal = this.ordinal++;
    this.generated++;
    if (this.over) return;
    const { print, system } = this;
    if (system.fingerprint) system.fingerprint(state, print);
    else rowFingerprint(state, print);
    const place = this.visited.add(print, parent, ordinal);
    if (place >= 0) {
      if (system.properties.length > 0) this.examine(state, place);
      this.next.push(place, state);
    }
    // The step itself may break what the state does not show, so it counts also where the state is known.
    if (broken >= 0 && !this.broken) {
      const path = [...(parent < 0 ? [] : this.visited.path(parent)), ordinal];
      this.broken = { property: broken, path };
    }
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
    this.rested++;
    for (const index of this.ends) {
      if (this.system.properties[index]?.holds?.(state) !== false) continue;
      this.broken ??= { property: index, path: this.visited.path(place) };
    }
  }
}

const indexesOf = ({ properties }: System, kind: Property['kind']): number[] =>
  properties.flatMap((property, index) => (property.kind === kind ? [index] : []));

const mixer = new Mixer();

/** Tells rows apart by their numbers. */
export function rowFingerprint(row: Row, into: Fingerprint): void {
  mixer.begin();
  for (let i = 0; i < row.length; i++) mixer.word(row[i] as number);
  mixer.word(row.length);
  mixer.end(into);
}
