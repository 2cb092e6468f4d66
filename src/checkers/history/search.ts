import type { Bitwise } from '../bitwise.ts';
import { Configurations, DoneSet, TextStates } from './configurations.ts';
import type { Model } from './models.ts';
import type { Operation } from './operations.ts';
import { NOWHERE, type Precedence, type States } from './states.ts';

/** What a search for an order came to. */
export type Found =
  /** One after the other in this order, each operation comes to what it came to. */
  | { readonly kind: 'order'; readonly order: readonly Operation[] }
  | {
      readonly kind: 'none';
      /** The longest beginning of an order that fits, of those that lead up to where none leads further. */
      readonly order: readonly Operation[];
      /** What the object holds after it. */
      readonly state: unknown;
      /**
       * What should come next, since it returned before all that is left was done; it fits nowhere. With its return the history
       * stops being linearizable: up to any earlier one there is an order.
       */
      readonly stuck: Operation;
    }
  /** The search met its bound. */
  | { readonly kind: 'unknown' };

/** A call or a return, in a list from which both are lifted while their operation is taken as done. */
interface Entry {
  readonly op: Operation;
  /** Its operation's among all of them. */
  readonly place: number;
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
 * the object then holds.
 */
export function* search(
  operations: readonly Operation[],
  model: Model,
  initial: unknown,
  budget: Budget,
): Bitwise<Found> {
  const precedence = model.precedence?.(operations) ?? null;
  const found = yield* new Search(operations, model, initial, budget, precedence).run();
  if (precedence === null || found.kind !== 'none') return found;
  // That there is no order is certain by now. How far one leads is told by a search that knows nothing but real time.
  const plain = yield* new Search(operations, model, initial, budget, null).run();
  return plain.kind === 'unknown' ? found : plain;
}

/** Operations that are tried between two chances to stop. */
const PART = 10_000;

interface Taken {
  readonly entry: Entry;
  /** What the object held before, by number. */
  readonly before: number;
}

class Search {
  private readonly head: Entry;
  private readonly budget: Budget;
  private readonly done = new DoneSet();
  private readonly seen = new Configurations();
  private readonly states: States;
  private readonly ordered: Ordered | null;
  private readonly taken: Taken[] = [];
  private state: number;
  private returns: number;
  private looks = 0;
  private best: Extract<Found, { readonly kind: 'none' }> | null = null;

  constructor(
    operations: readonly Operation[],
    model: Model,
    initial: unknown,
    budget: Budget,
    precedence: Precedence | null,
  ) {
    this.head = listed(operations);
    this.budget = budget;
    this.states = model.states?.() ?? new TextStates(model, operations.length);
    this.state = this.states.first(initial);
    this.ordered = precedence && new Ordered(precedence);
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
    const { op, place } = entry;
    if (this.ordered?.allows(place) === false) return false;
    const after = this.states.after(this.state, op, place);
    if (after === NOWHERE) return false;
    this.done.toggle(place);
    if (!this.seen.add(this.done, after)) {
      this.done.toggle(place);
      return false;
    }
    this.budget.left--;
    this.ordered?.done(place);
    this.taken.push({ entry, before: this.state });
    this.state = after;
    lift(entry);
    if (entry.partner) this.returns--;
    return true;
  }

  private takeBack({ entry, before }: Taken): Entry | null {
    this.state = before;
    this.done.toggle(entry.place);
    this.ordered?.undone(entry.place);
    unlift(entry);
    if (entry.partner) this.returns++;
    return entry.next;
  }

  /** No further: keeps how far it went, if it never went further. */
  private note(stuck: Operation): void {
    if (this.best && !isFurther(stuck, this.taken.length, this.best)) return;
    this.best = { kind: 'none', order: this.order(), state: this.states.get(this.state), stuck };
  }

  private order(): Operation[] {
    return this.taken.map(({ entry }) => entry.op);
  }
}

/** Which operations may come next by what other operations tell. */
class Ordered {
  private readonly precedence: Precedence;
  private readonly ranksDone: boolean[] = [];
  /** So many of those that are counted are done, from the first on. */
  private before = 0;

  constructor(precedence: Precedence) {
    this.precedence = precedence;
  }

  allows(place: number): boolean {
    return (this.precedence.needs[place] ?? 0) <= this.before;
  }

  done(place: number): void {
    const rank = this.precedence.ranks[place] ?? -1;
    if (rank < 0) return;
    this.ranksDone[rank] = true;
    while (this.ranksDone[this.before]) this.before++;
  }

  undone(place: number): void {
    const rank = this.precedence.ranks[place] ?? -1;
    if (rank < 0) return;
    this.ranksDone[rank] = false;
    if (rank < this.before) this.before = rank;
  }
}

/** Whether an order is stuck at a later return, or is longer where it is stuck at the same. */
export const isFurther = (
  stuck: Operation,
  length: number,
  than: Extract<Found, { readonly kind: 'none' }>,
): boolean =>
  stuck.returned > than.stuck.returned ||
  (stuck.returned === than.stuck.returned && length > than.order.length);

/** Calls and returns in order of time, behind a head that stands for the beginning. */
function listed(operations: readonly Operation[]): Entry {
  const head: Entry = entryOf(operations[0] as Operation, false, 0);
  const entries = operations.flatMap((op, place) => {
    const call = entryOf(op, false, place);
    if (op.returned === Number.POSITIVE_INFINITY) return [call];
    call.partner = entryOf(op, true, place);
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

const entryOf = (op: Operation, returns: boolean, place: number): Entry => ({
  op,
  place,
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
