import { equalPlain } from '../../core/plain.ts';
import { append, at, emptyVector, type Vector } from '../../core/vector.ts';
import type { Operation } from './operations.ts';
import { NOWHERE, type Precedence, type States } from './states.ts';

/** What long histories of a queue need: states that share what they hold, and the order that dequeues tell of. */

/** What is in a queue: values by number, of which the first ones have been taken out. */
interface Held {
  readonly values: Vector<number>;
  readonly taken: number;
  /** From what is left alone. */
  readonly hash: number;
}

const EMPTY: Held = { values: emptyVector(), taken: 0, hash: 0 };
const BASE = 0x01000193;

const length = ({ values, taken }: Held): number => values.length - taken;

/** Queues by number. One costs a few words more than the one before it, however long it is. */
export class QueueStates implements States {
  private readonly states: Held[] = [];
  private readonly byHash = new Map<number, number[]>();
  private readonly values: unknown[] = [];
  private readonly numbers = new Map<string, number>();
  /** Powers of the base, by which what is taken out leaves the hash. */
  private readonly powers = [1];

  first(initial: unknown): number {
    let held = EMPTY;
    for (const value of initial as readonly unknown[]) held = this.with(held, value);
    return this.add(held);
  }

  get(state: number): readonly unknown[] {
    const held = this.held(state);
    return Array.from({ length: length(held) }, (_, i) => this.values[valueAt(held, i)]);
  }

  after(state: number, { f, input, outcome, output }: Operation): number {
    const held = this.held(state);
    if (f === 'enqueue') return this.add(this.with(held, input));
    const empty = length(held) === 0;
    if (outcome === 'refused') return empty ? state : NOWHERE;
    const head = empty ? null : this.values[valueAt(held, 0)];
    if (outcome === 'ok' && !equalPlain(head, output)) return NOWHERE;
    return empty ? state : this.add(this.withoutFirst(held));
  }

  private held(state: number): Held {
    return this.states[state] as Held;
  }

  private with({ values, taken, hash }: Held, value: unknown): Held {
    const number = this.numberOf(value);
    return {
      values: append(values, number),
      taken,
      hash: (Math.imul(hash, BASE) + scattered(number)) | 0,
    };
  }

  private withoutFirst(held: Held): Held {
    const first = Math.imul(scattered(valueAt(held, 0)), this.power(length(held) - 1));
    return { ...held, taken: held.taken + 1, hash: (held.hash - first) | 0 };
  }

  private add(held: Held): number {
    const alike = this.byHash.get(held.hash);
    const known = alike?.find((state) => sameHeld(this.held(state), held));
    if (known !== undefined) return known;
    const state = this.states.push(held) - 1;
    if (alike) alike.push(state);
    else this.byHash.set(held.hash, [state]);
    return state;
  }

  private numberOf(value: unknown): number {
    const text = JSON.stringify(value);
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.values.push(value) - 1;
    this.numbers.set(text, number);
    return number;
  }

  private power(exponent: number): number {
    for (let i = this.powers.length; i <= exponent; i++) {
      this.powers.push(Math.imul(this.powers[i - 1] as number, BASE));
    }
    return this.powers[exponent] as number;
  }
}

const valueAt = ({ values, taken }: Held, index: number): number => at(values, taken + index) ?? 0;

function sameHeld(a: Held, b: Held): boolean {
  if (length(a) !== length(b)) return false;
  if (a.values === b.values) return true;
  for (let i = length(a) - 1; i >= 0; i--) if (valueAt(a, i) !== valueAt(b, i)) return false;
  return true;
}

function scattered(number: number): number {
  const x = Math.imul(number + 1, 0x9e3779b1);
  return x ^ (x >>> 15);
}

/**
 * A queue gives out in the order in which it took in: what was certainly taken out before something else was certainly put in
 * before it, and what is never taken out was put in after all that is. Where values repeat that cannot be told: null.
 */
export function queuePrecedence(operations: readonly Operation[]): Precedence | null {
  const puts = placesByValue(operations, 'enqueue', ({ input }) => input);
  const takes = placesByValue(operations, 'dequeue', ({ output, outcome }) =>
    outcome === 'ok' ? output : null,
  );
  if (puts === null || takes === null || puts.has('null')) return null;
  for (const value of takes.keys()) if (!puts.has(value)) return null;
  const operation = (place: number | undefined) => operations[place ?? -1] as Operation;
  const taken = [...takes].sort(([, a], [, b]) => operation(a).returned - operation(b).returned);
  const ranks = operations.map(() => -1);
  const needs = operations.map(() => 0);
  taken.forEach(([value], rank) => {
    ranks[puts.get(value) as number] = rank;
  });
  for (const [value, place] of takes) {
    const { called } = operation(place);
    needs[puts.get(value) as number] = countWhile(
      taken,
      ([, other]) => operation(other).returned < called,
    );
  }
  // One that never returned may have taken out anything.
  const unsure = operations.some(({ f, outcome }) => f === 'dequeue' && outcome === 'unknown');
  for (const [value, place] of puts) {
    if (!unsure && !takes.has(value)) needs[place] = taken.length;
  }
  return { ranks, needs };
}

/** Where each value is put in or taken out; null where one is twice. What found nothing is left out. */
function placesByValue(
  operations: readonly Operation[],
  f: string,
  about: (op: Operation) => unknown,
): Map<string, number> | null {
  const places = new Map<string, number>();
  for (const [place, op] of operations.entries()) {
    if (op.f !== f) continue;
    const value = JSON.stringify(about(op));
    if (f === 'dequeue' && value === 'null') continue;
    if (places.has(value)) return null;
    places.set(value, place);
  }
  return places;
}

/** How many of the first items are so; beyond the first that is not, none is. */
function countWhile<X>(items: readonly X[], isSo: (item: X) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(items[middle] as X)) low = middle + 1;
    else high = middle;
  }
  return low;
}
