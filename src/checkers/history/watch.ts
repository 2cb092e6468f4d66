import { equalPlain, setOwn } from '../../core/plain.ts';
import { IMPOSSIBLE, type Model } from './models.ts';
import type { Operation } from './operations.ts';

/** An operation that has been called and has not returned. */
interface Call {
  /** Calls are numbered in order of time. */
  readonly id: number;
  readonly f: string;
  readonly input: unknown;
}

/**
 * One way in which things may stand with an object, after some order of all that has returned and of what else had to have
 * happened for that. What shows to nobody is not settled before it must be: see `Watch`.
 */
interface Standing {
  readonly state: unknown;
  /** What has had its effect though it has not returned, and what the object held just before. */
  readonly done: readonly { readonly id: number; readonly before: unknown }[];
  /** Operations with a lower number were under way when the object was last overwritten. */
  readonly overwritten: number;
  /** What each operation under way that only looks may have seen. */
  readonly seen: readonly { readonly id: number; readonly states: readonly unknown[] }[];
}

interface WatchedKey {
  readonly calls: Call[];
  /** Null: there were too many ways to go on looking at them all, or none was left. */
  standings: readonly Standing[] | null;
}

/** What a watch knows of a history so far: plain data, as large as what is under way. */
export interface Watch {
  readonly keys: Record<string, WatchedKey>;
}

/** An operation returned what it cannot have come to: the history stops being linearizable here. */
export interface Impossible {
  /** What it could have come to instead, as far as it was looked for. */
  readonly instead: readonly unknown[];
}

/** Operations on one object that are under way; beyond that nothing is said of it any more. */
const MOST_CALLS = 40;
/** Ways in which things may stand that are looked at, and operations that are tried for one return. */
const MOST_STANDINGS = 400;
const MOST_TRIED = 6_000;
const MOST_INSTEAD = 12;

/** What replaces all that was there, and says nothing about it. */
const OVERWRITES: ReadonlySet<string> = new Set(['write', 'put']);

/** There are too many ways. */
class TooMany extends Error {}

/**
 * Judges a history while it happens, return by return: which is the first that fits no order? For each object it knows every way
 * in which things may stand (just-in-time linearization, Lowe 2017, section 5): at a return it tries what is under way in each
 * order that ends with what returned. Two things are left open, since they would double the ways each time: what was
 * overwritten while it was under way may have happened just before that, unseen; and what only looks may have seen any state
 * since it was called.
 */
export class Watcher {
  private readonly watch: Watch;
  private readonly model: Model;

  constructor(watch: Watch, model: Model) {
    this.watch = watch;
    this.model = model;
  }

  called(key: string, call: Call): void {
    const known = this.key(key);
    if (known.standings === null) return;
    known.calls.push(call);
    if (known.calls.length > MOST_CALLS) this.giveUp(known);
    else if (this.looks(call))
      known.standings = known.standings.map((one) => ({
        ...one,
        seen: [...one.seen, { id: call.id, states: [one.state] }],
      }));
  }

  /** It failed and never happened. */
  failed(key: string, id: number): void {
    const known = this.key(key);
    const left = known.standings?.filter(({ done }) => !done.some((one) => one.id === id));
    if (left) this.settle(known, id, left);
  }

  /** It returned: whether that can be. After an impossible return an object is not looked at any more. */
  returned(op: Operation): Impossible | null {
    const known = this.key(op.key);
    const { standings } = known;
    if (standings === null) return null;
    const reach = new Reach(this.model, known.calls);
    let left: Standing[] | null;
    try {
      left = standings.flatMap((one) => reach.after(one, op));
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      left = null;
    }
    const impossible = left?.length === 0 ? this.insteadOf(standings, known, op) : null;
    if (left === null || impossible) this.giveUp(known);
    else this.settle(known, op.id, left);
    return impossible;
  }

  /** Whether this object is still looked at. */
  watches(key: string): boolean {
    return this.key(key).standings !== null;
  }

  private looks({ f }: Pick<Call, 'f'>): boolean {
    return this.model.looks.includes(f);
  }

  private key(key: string): WatchedKey {
    const { keys } = this.watch;
    if (Object.hasOwn(keys, key)) return keys[key] as WatchedKey;
    const standings = this.model.initials.map((state) => ({
      state,
      done: [],
      overwritten: 0,
      seen: [],
    }));
    const fresh: WatchedKey = { calls: [], standings };
    setOwn(keys, key, fresh);
    return fresh;
  }

  private giveUp(known: WatchedKey): void {
    known.standings = null;
    known.calls.length = 0;
  }

  /** An operation is over: what was kept for it goes, and ways that have become alike are one. */
  private settle(known: WatchedKey, id: number, standings: readonly Standing[]): void {
    const at = known.calls.findIndex((call) => call.id === id);
    if (at >= 0) known.calls.splice(at, 1);
    const different = new Map<string, Standing>();
    for (const one of standings) {
      const plain = without(one, id, known.calls);
      different.set(JSON.stringify(plain), plain);
    }
    if (different.size > MOST_STANDINGS) this.giveUp(known);
    else known.standings = [...different.values()];
  }

  private insteadOf(standings: readonly Standing[], known: WatchedKey, op: Operation): Impossible {
    const reach = new Reach(this.model, known.calls);
    const found: unknown[] = [];
    for (const one of standings) {
      for (const state of reach.statesFor(one, op)) {
        const answer = this.model.answer(state, op);
        if (found.length < MOST_INSTEAD && !found.some((other) => equalPlain(other, answer)))
          found.push(answer);
      }
    }
    return { instead: found };
  }
}

function without(one: Standing, id: number, calls: readonly Call[]): Standing {
  let overwritten = 0;
  for (const call of calls) if (call.id < one.overwritten) overwritten = call.id + 1;
  return {
    state: one.state,
    done: one.done.filter((other) => other.id !== id),
    overwritten,
    seen: one.seen.filter((other) => other.id !== id),
  };
}

/** What can have happened by the time of one return. */
class Reach {
  private readonly model: Model;
  private readonly calls: readonly Call[];
  /** The number that the next call will have at least. */
  private readonly next: number;
  private tried = 0;

  constructor(model: Model, calls: readonly Call[]) {
    this.model = model;
    this.calls = calls;
    this.next = (calls.at(-1)?.id ?? -1) + 1;
  }

  /** The ways in which things may stand once an operation has returned, from one in which it had not. */
  after(one: Standing, op: Operation): Standing[] {
    const { model } = this;
    const done = one.done.find(({ id }) => id === op.id);
    if (done) return model.apply(done.before, op) === IMPOSSIBLE ? [] : [one];
    const found: Standing[] = [];
    if (this.looks(op)) {
      const fits = (state: unknown) => model.apply(state, op) !== IMPOSSIBLE;
      // Whatever else may have happened can still happen later.
      if (one.seen.find(({ id }) => id === op.id)?.states.some(fits)) return [one];
      for (const call of this.unseen(one, op)) {
        if (!fits(call.input)) continue;
        const before = { id: call.id, before: null };
        found.push(this.shown(call.input, { ...one, done: [...one.done, before] }));
      }
      this.orders(one, op.id, false, (now) => {
        if (!fits(now.state)) return false;
        found.push(now);
        return true;
      });
      return found;
    }
    if (OVERWRITES.has(op.f) && op.id < one.overwritten) found.push(this.shown(op.input, one));
    this.orders(one, op.id, false, (now, overwrites) => {
      if (overwrites && OVERWRITES.has(op.f)) return false;
      const state = model.apply(now.state, op);
      if (state !== IMPOSSIBLE) found.push(this.advanced(now, op, state));
      return false;
    });
    return found;
  }

  /** All that the object may have held at some time while an operation was under way. */
  statesFor(one: Standing, op: Operation): readonly unknown[] {
    const states = [...(one.seen.find(({ id }) => id === op.id)?.states ?? [])];
    states.push(...this.unseen(one, op).map(({ input }) => input));
    try {
      this.orders(one, op.id, false, ({ state }) => {
        states.push(state);
        return false;
      });
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
    }
    return states;
  }

  private looks({ f }: Pick<Call, 'f'>): boolean {
    return this.model.looks.includes(f);
  }

  /** What may have stood there for a moment, while an operation was under way, before the object was last overwritten. */
  private unseen(one: Standing, op: Operation): readonly Call[] {
    if (op.id >= one.overwritten) return [];
    return this.calls.filter(
      ({ id, f }) => id < one.overwritten && OVERWRITES.has(f) && !isDone(one, id),
    );
  }

  /** A state stood there just before the object was last overwritten: who looked at that time may have seen it. */
  private shown(state: unknown, one: Standing): Standing {
    return {
      ...one,
      seen: one.seen.map((look) => (look.id < one.overwritten ? withState(look, state) : look)),
    };
  }

  /**
   * Goes through every order of what is under way; `visit` says whether that is far enough. Of two that overwrite, one after the
   * other, nobody sees the first, which is left open instead.
   */
  private orders(
    one: Standing,
    but: number,
    overwrites: boolean,
    visit: (now: Standing, overwrites: boolean) => boolean,
  ): void {
    if (visit(one, overwrites)) return;
    for (const call of this.calls) {
      if (call.id === but || this.looks(call) || isDone(one, call.id)) continue;
      if (overwrites && OVERWRITES.has(call.f)) continue;
      if (++this.tried > MOST_TRIED) throw new TooMany();
      const state = this.model.apply(one.state, asOpen(call));
      if (state === IMPOSSIBLE) continue;
      this.orders(this.advanced(one, call, state), but, OVERWRITES.has(call.f), visit);
    }
  }

  private advanced(one: Standing, { id, f }: Call, state: unknown): Standing {
    return {
      state,
      done: [...one.done, { id, before: one.state }],
      overwritten: OVERWRITES.has(f) ? this.next : one.overwritten,
      seen: one.seen.map((look) => withState(look, state)),
    };
  }
}

const isDone = ({ done }: Standing, id: number): boolean => done.some((one) => one.id === id);

type Look = Standing['seen'][number];

const withState = (look: Look, state: unknown): Look =>
  look.states.some((other) => equalPlain(other, state))
    ? look
    : { id: look.id, states: [...look.states, state] };

/** A call as an operation of which nothing is known. */
const asOpen = ({ id, f, input }: Call): Operation => ({
  id,
  process: 0,
  f,
  key: '',
  input,
  outcome: 'unknown',
  output: null,
  called: 0,
  returned: Number.POSITIVE_INFINITY,
});

/** The first return that fits no order, over one object's history from its beginning; 'unknown': too much was under way. */
export function firstImpossible(
  operations: readonly Operation[],
  model: Model,
): (Impossible & { readonly op: Operation }) | 'unknown' | null {
  const watcher = new Watcher({ keys: {} }, model);
  const moments = operations.flatMap((op) => [
    { op, at: op.called, returns: false },
    ...(op.returned === Number.POSITIVE_INFINITY ? [] : [{ op, at: op.returned, returns: true }]),
  ]);
  moments.sort((a, b) => a.at - b.at);
  for (const { op, returns } of moments) {
    if (!returns) {
      watcher.called(op.key, op);
      continue;
    }
    const impossible = watcher.returned(op);
    if (impossible) return { ...impossible, op };
    if (!watcher.watches(op.key)) return 'unknown';
  }
  return null;
}
