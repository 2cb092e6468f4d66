import type { Bounds, Exploration } from './explorer.ts';
import type { Finding } from './part.ts';
import type { Account, Order, Said } from './partner.ts';
import type { Visited } from './visited.ts';

interface Seat {
  account: Account;
  ready: boolean;
  /** It was asked to give, and has not answered yet. */
  asked: boolean;
  /** Somebody was asked to give to it. */
  waits: boolean;
  /** It has too little left of this level to give any of it. */
  refuses: boolean;
}

const NOTHING: Account = {
  ...{ generated: 0, rested: 0, left: 0, found: 0 },
  ...{ broken: null, examples: [], bounded: [] },
};

/**
 * Leads several workers through a search, level by level, so that what is found is found by a shortest way, whoever is faster:
 * the same states on the same levels as one worker meets. Whoever has nothing left of a level gets half of what another has.
 */
export class Conductor {
  over = false;
  private readonly bounds: Bounds;
  private readonly visited: Visited;
  private readonly say: (to: number, order: Order) => void;
  private readonly seats: readonly Seat[];
  private depth = 0;
  private end: Exploration['end'] = 'open';
  private readonly examples: Finding[] = [];

  constructor(
    workers: number,
    bounds: Bounds,
    visited: Visited,
    say: (to: number, order: Order) => void,
  ) {
    this.bounds = bounds;
    this.visited = visited;
    this.say = say;
    const seat = { account: NOTHING, ready: true, asked: false, waits: false, refuses: false };
    this.seats = Array.from({ length: workers }, () => ({ ...seat }));
  }

  begin(): void {
    this.tell(0, { do: 'begin' });
  }

  get exploration(): Exploration {
    const found = this.sum('found');
    return {
      states: this.visited.size,
      generated: this.sum('generated'),
      depth: this.depth + (found > 0 ? 1 : 0),
      frontier: this.sum('left') + found,
      broken: this.broken,
      examples: this.examples,
      rested: this.sum('rested'),
      bounded: [...new Set(this.seats.flatMap(({ account }) => account.bounded))],
      end: this.end,
    };
  }

  hear(from: number, said: Said): void {
    const seat = this.seats[from] as Seat;
    if (said.is === 'giving') {
      seat.asked = false;
      (this.seats[said.to] as Seat).waits = false;
      if (said.parcel === null) seat.refuses = true;
      else if (this.end === 'open') this.tell(said.to, { do: 'take', from, parcel: said.parcel });
    } else {
      seat.account = said.account;
      if (said.is === 'ready') seat.ready = true;
    }
    if (this.end !== 'open') this.finish();
    else if (this.broken) this.stop('broken');
    else if (this.visited.full) this.stop('states');
    else this.goOn();
  }

  private get broken(): Finding | null {
    return this.seats.find(({ account }) => account.broken)?.account.broken ?? null;
  }

  private sum(field: 'generated' | 'rested' | 'left' | 'found'): number {
    return this.seats.reduce((sum, { account }) => sum + account[field], 0);
  }

  private tell(to: number, order: Order): void {
    const seat = this.seats[to] as Seat;
    if (order.do !== 'give' && order.do !== 'stop') {
      seat.ready = false;
      seat.refuses = false;
    }
    this.say(to, order);
  }

  private goOn(): void {
    this.feed();
    if (this.seats.every(({ ready, asked }) => ready && !asked)) this.nextLevel();
  }

  /** Asks those who have most left to give to those who have nothing. */
  private feed(): void {
    const able = this.seats
      .map((seat, index) => ({ seat, index }))
      .filter(({ seat }) => !seat.ready && !seat.asked && !seat.refuses)
      .sort((a, b) => a.seat.account.left - b.seat.account.left);
    this.seats.forEach((seat, to) => {
      if (!seat.ready || seat.waits) return;
      const giver = able.pop();
      if (!giver) return;
      giver.seat.asked = true;
      seat.waits = true;
      this.tell(giver.index, { do: 'give', to });
    });
  }

  private nextLevel(): void {
    this.keepExamples();
    const found = this.sum('found');
    if (found > 0) this.depth++;
    if (found === 0) this.stop('all');
    else if (this.depth >= this.bounds.depth) this.stop('depth');
    else {
      const properties = this.examples.map(({ property }) => property);
      this.seats.forEach((seat, to) => {
        // What was found is the level now.
        seat.account = { ...seat.account, left: seat.account.found, found: 0 };
        this.tell(to, { do: 'level', found: properties });
      });
    }
  }

  /** Examples that were found on one level are equally short. */
  private keepExamples(): void {
    for (const { account } of this.seats) {
      for (const example of account.examples) {
        const known = this.examples.some(({ property }) => property === example.property);
        if (!known) this.examples.push(example);
      }
    }
  }

  private stop(end: Exploration['end']): void {
    this.end = end;
    if (end === 'depth') {
      // They are met, and of the last level.
      for (const seat of this.seats) {
        seat.account = { ...seat.account, left: seat.account.found, found: 0 };
      }
    }
    this.seats.forEach(({ ready }, to) => {
      if (!ready) this.tell(to, { do: 'stop' });
    });
    this.finish();
  }

  private finish(): void {
    if (!this.seats.every(({ ready }) => ready)) return;
    this.keepExamples();
    this.over = true;
  }
}
