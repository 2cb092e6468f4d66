import type { Bitwise } from '../bitwise.ts';
import { IMPOSSIBLE, type Model } from './models.ts';
import type { Operation } from './operations.ts';

/** What a search for an order came to. */
export type Found =
  /** One after the other in this order, each operation comes to what it came to. */
  | { readonly kind: 'order'; readonly order: readonly Operation[] }
  | {
      readonly kind: 'none';
      /** The longest beginning of an order that fits. */
      readonly order: readonly Operation[];
      /** What the object holds after it. */
      readonly state: unknown;
      /** What should come next, since it returned before all that is left was done; it fits nowhere. */
      readonly stuck: Operation;
    }
  /** The search met its bound. */
  | { readonly kind: 'unknown' };

/** A call or a return, in a list from which both are lifted while their operation is taken as done. */
interface Entry {
  readonly op: Operation;
  readonly returns: boolean;
  previous: Entry | null;
  next: Entry | null;
  /** Of a call that returned: its return. */
  partner: Entry | null;
}

/** Counts configurations down over all searches that share it. */
export interface Budget {
  left: number;
}

/**
 * Looks for an order of the operations of one object that respects real time and the model: Wing & Gong (1993), with the
 * configurations that led nowhere remembered, as Lowe (2017) has it. A configuration is the set of operations done and what
 * the object then holds; the set is written exactly, not hashed.
 */
export function search(
  operations: readonly Operation[],
  model: Model,
  initial: unknown,
  budget: Budget,
): Bitwise<Found> {
  return new Search(operations, model, initial, budget).run();
}

/** Operations that are tried between two chances to stop. */
const PART = 10_000;

interface Taken {
  readonly entry: Entry;
  /** What the object held before. */
  readonly before: unknown;
}

class Search {
  private readonly head: Entry;
  private readonly model: Model;
  private readonly budget: Budget;
  private readonly done: DoneSet;
  private readonly seen = new Set<string>();
  private readonly taken: Taken[] = [];
  private state: unknown;
  private returns: number;
  private looks = 0;
  private best: Extract<Found, { readonly kind: 'none' }> | null = null;

  constructor(operations: readonly Operation[], model: Model, initial: unknown, budget: Budget) {
    this.head = listed(operations);
    this.model = model;
    this.budget = budget;
    this.state = initial;
    this.done = new DoneSet(operations);
    this.returns = operations.filter(({ returned }) => returned < Number.POSITIVE_INFINITY).length;
  }

  *run(): Bitwise<Found> {
    let entry = this.head.next;
    // What never returned need not have happened: it is enough that all that returned did.
    while (entry !== null && this.returns > 0) {
      if (!entry.returns) {
        entry = this.tries(entry) ? this.head.next : entry.next;
        if (this.budget.left < 0) return { kind: 'unknown' };
        if (this.looks++ % PART === 0) yield;
        continue;
      }
      this.note(entry.op);
      const last = this.taken.pop();
      if (!last) return this.best as Found;
      entry = this.takeBack(last);
    }
    return { kind: 'order', order: this.order() };
  }

  /** Takes an operation as done next, if it fits and that was not tried before. */
  private tries(entry: Entry): boolean {
    const { op } = entry;
    const after = this.model.apply(this.state, op);
    if (after === IMPOSSIBLE) return false;
    this.done.add(op);
    const configuration = `${this.done.key()}|${keyOf(after)}`;
    if (this.seen.has(configuration)) {
      this.done.delete(op);
      return false;
    }
    this.seen.add(configuration);
    this.budget.left--;
    this.taken.push({ entry, before: this.state });
    this.state = after;
    lift(entry);
    if (entry.partner) this.returns--;
    return true;
  }

  private takeBack({ entry, before }: Taken): Entry | null {
    this.state = before;
    this.done.delete(entry.op);
    unlift(entry);
    if (entry.partner) this.returns++;
    return entry.next;
  }

  /** No further: keeps how far it went, if it never went further. */
  private note(stuck: Operation): void {
    if (this.best && this.best.order.length >= this.taken.length) return;
    this.best = { kind: 'none', order: this.order(), state: this.state, stuck };
  }

  private order(): Operation[] {
    return this.taken.map(({ entry }) => entry.op);
  }
}

/** Calls and returns in order of time, behind a head that stands for the beginning. */
function listed(operations: readonly Operation[]): Entry {
  const head: Entry = entryOf(operations[0] as Operation, false);
  const entries = operations.flatMap((op) => {
    const call = entryOf(op, false);
    if (op.returned === Number.POSITIVE_INFINITY) return [call];
    call.partner = entryOf(op, true);
    return [call, call.partner];
  });
  const timeOf = ({ op, returns }: Entry) => (returns ? op.returned : op.called);
  let last = head;
  for (const entry of entries.sort((a, b) => timeOf(a) - timeOf(b))) {
    last.next = entry;
    entry.previous = last;
    last = entry;
  }
  return head;
}

const entryOf = (op: Operation, returns: boolean): Entry => ({
  op,
  returns,
  previous: null,
  next: null,
  partner: null,
});

function lift(entry: Entry): void {
  unlink(entry);
  if (entry.partner) unlink(entry.partner);
}

function unlift(entry: Entry): void {
  if (entry.partner) link(entry.partner);
  link(entry);
}

function unlink({ previous, next }: Entry): void {
  if (previous) previous.next = next;
  if (next) next.previous = previous;
}

/** Its neighbours are what they were when it was unlinked: what was lifted later has come back before it. */
function link(entry: Entry): void {
  if (entry.previous) entry.previous.next = entry;
  if (entry.next) entry.next.previous = entry;
}

/**
 * The set of operations that are done, written short: up to where all that returned are done, and the few beyond. What never
 * returned is written apart, since it may stay undone for ever.
 */
class DoneSet {
  /** Of each operation its place among those that returned, or among those that did not. */
  private readonly places = new Map<Operation, number>();
  private before = 0;
  private readonly beyond: number[] = [];
  private readonly open: number[] = [];

  constructor(operations: readonly Operation[]) {
    let [returned, open] = [0, 0];
    for (const op of operations) this.places.set(op, isOpen(op) ? open++ : returned++);
  }

  add(op: Operation): void {
    const place = this.places.get(op) as number;
    if (isOpen(op)) insert(this.open, place);
    else if (place !== this.before) insert(this.beyond, place);
    else {
      this.before++;
      while (this.beyond[0] === this.before) {
        this.beyond.shift();
        this.before++;
      }
    }
  }

  delete(op: Operation): void {
    const place = this.places.get(op) as number;
    if (isOpen(op)) remove(this.open, place);
    else if (place >= this.before) remove(this.beyond, place);
    else {
      for (let later = this.before - 1; later > place; later--) this.beyond.unshift(later);
      this.before = place;
    }
  }

  key(): string {
    return `${this.before},${this.beyond.join()}/${this.open.join()}`;
  }
}

const isOpen = (op: Operation): boolean => op.returned === Number.POSITIVE_INFINITY;

function insert(sorted: number[], place: number): void {
  let i = sorted.length;
  while (i > 0 && (sorted[i - 1] as number) > place) i--;
  sorted.splice(i, 0, place);
}

function remove(sorted: number[], place: number): void {
  sorted.splice(sorted.indexOf(place), 1);
}

/** Text that tells one state from all others. */
const keyOf = (state: unknown): string =>
  typeof state === 'string' ? `"${state}` : JSON.stringify(state);
