import { type Parcel, Receiver, Sender } from './parcel.ts';
import { type Finding, Part } from './part.ts';
import type { System } from './system.ts';
import type { Visited } from './visited.ts';

/** What the conductor of a search that several workers share tells one of them. */
export type Order =
  /** Meet the states with which the system may begin: one worker does. */
  | { readonly do: 'begin' }
  /** Look at the states of the next level; of these properties an example was found. */
  | { readonly do: 'level'; readonly found: readonly number[] }
  /** Give about half of what is still to be looked at to another one. */
  | { readonly do: 'give'; readonly to: number }
  | { readonly do: 'take'; readonly from: number; readonly parcel: Parcel }
  | { readonly do: 'stop' };

/** What a worker has done so far. */
export interface Account {
  readonly generated: number;
  readonly rested: number;
  /** States of this level that it still has to look at, and those of the next that it has met. */
  readonly left: number;
  readonly found: number;
  readonly broken: Finding | null;
  readonly examples: readonly Finding[];
  readonly bounded: readonly string[];
}

/** What a worker tells the conductor. */
export type Said =
  /** From time to time; `ready` once it has nothing left to do. */
  | { readonly is: 'under way' | 'ready'; readonly account: Account }
  /** Null: too little is left for it to be worth while. */
  | { readonly is: 'giving'; readonly to: number; readonly parcel: Parcel | null };

/** Fewer states are looked at sooner than sent. */
const LEAST = 200;
/** After how many states it says how far it is. */
const TELL = 4096;

/**
 * One of several workers that share a search. All know the same states (`Visited` over shared memory); each looks at those that
 * it was the first to meet, and at what others give it. It does its work in `work` and is told what to do in `hear`.
 */
export class Partner {
  private readonly system: System;
  private readonly part: Part;
  private readonly say: (said: Said) => void;
  private readonly senders = new Map<number, Sender>();
  private readonly receivers = new Map<number, Receiver>();
  private busy = false;
  private untold = 0;

  constructor(system: System, visited: Visited, say: (said: Said) => void) {
    this.system = system;
    this.part = new Part(system, visited);
    this.say = say;
  }

  hear(order: Order): void {
    switch (order.do) {
      case 'begin':
        this.part.begin();
        this.ready();
        return;
      case 'level':
        for (const property of order.found) this.part.forget(property);
        this.part.nextLevel();
        this.busy = true;
        return;
      case 'give':
        this.give(order.to);
        return;
      case 'take':
        made(this.receivers, order.from, () => new Receiver(this.system)).unpack(
          order.parcel,
          this.part,
        );
        this.busy = true;
        return;
      case 'stop':
        if (this.busy) this.ready();
    }
  }

  /** Looks at up to so many states; whether there is more to do before it is told what comes next. */
  work(states: number): boolean {
    if (!this.busy) return false;
    this.untold += this.part.look(states);
    if (this.part.left === 0 || this.part.over) this.ready();
    else if (this.untold >= TELL) {
      this.untold = 0;
      this.say({ is: 'under way', account: this.account() });
    }
    return this.busy;
  }

  private ready(): void {
    this.busy = false;
    this.say({ is: 'ready', account: this.account() });
  }

  private give(to: number): void {
    const states = Math.floor(this.part.left / 2);
    const worthWhile = this.busy && states >= LEAST;
    const sender = made(this.senders, to, () => new Sender(this.system));
    this.say({ is: 'giving', to, parcel: worthWhile ? sender.pack(this.part, states) : null });
  }

  private account(): Account {
    const { generated, rested, left, found, broken, examples } = this.part;
    const bounded = [...(this.system.bounded ?? [])];
    return { generated, rested, left, found, broken, examples: [...examples], bounded };
  }
}

function made<X>(all: Map<number, X>, key: number, make: () => X): X {
  const one = all.get(key) ?? make();
  all.set(key, one);
  return one;
}
