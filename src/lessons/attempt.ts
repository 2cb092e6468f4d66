import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Seq } from '../core/ids.ts';
import type { Session } from '../playback/types.ts';
import type { Task } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Cast } from './cast.ts';
import { actsBefore, type Done, Judge } from './judge.ts';

/** How an attempt at a challenge stands at the playhead. */
export interface Standing {
  readonly tasks: readonly Done[];
  /** How often the person has acted on this branch, up to the playhead. */
  readonly acts: number;
  /** With how many acts all was done; null until it is. */
  readonly solved: number | null;
}

/** A person's attempt: watches a run, wherever its playhead is moved, and says how far the tasks are done there. */
export class Attempt {
  readonly store: StoreApi<Standing>;
  private readonly session: Session;
  private readonly tasks: readonly Task<ProtocolTypes>[];
  private judge: Judge;
  private looked = 0;
  private branch: number;
  private readonly leave: () => void;

  constructor(session: Session, tasks: readonly Task<ProtocolTypes>[]) {
    this.session = session;
    this.tasks = tasks;
    this.branch = session.screen().branch;
    this.judge = this.judgeAnew(session);
    // It may have been begun earlier.
    if (session.screen().seq > 0) this.follow(true);
    this.store = createStore<Standing>(() => this.standing());
    session.haltWhen((from, to) => this.look(session, from, to));
    this.leave = session.subscribe(() => this.moved());
  }

  dispose(): void {
    this.leave();
    this.session.haltWhen(null);
  }

  private judgeAnew(session: Session): Judge {
    this.looked = 0;
    return new Judge(session, this.tasks, new Cast(this.session.names));
  }

  private look(session: Session, from: Seq, to: Seq): boolean {
    if (to <= this.looked) return false;
    this.looked = to;
    return this.judge.look(session, from, to);
  }

  private moved(): void {
    const { branch, seq } = this.session.screen();
    const afresh = branch !== this.branch || seq < this.looked;
    this.branch = branch;
    if (afresh || seq > this.looked) this.follow(afresh);
    this.tell();
  }

  /** Goes the way to the playhead step by step, on a second playhead, since the first one may have jumped. */
  private follow(afresh: boolean): void {
    const { seq, branch } = this.session.screen();
    const beside = this.session.beside(branch);
    try {
      beside.seekPosition(afresh ? 0 : this.looked);
      if (afresh) this.judge = this.judgeAnew(beside);
      // One move of a playhead goes on for a moment at most, and this one must arrive.
      while (seq > this.looked) {
        beside.goOnUntil((from, to) => {
          this.look(beside, from, to);
          return to >= seq;
        }, Infinity);
      }
    } finally {
      beside.dispose();
    }
  }

  private tell(): void {
    const fresh = this.standing();
    const old = this.store.getState();
    const same =
      fresh.acts === old.acts &&
      fresh.solved === old.solved &&
      fresh.tasks.every((task, i) => equalDone(task, old.tasks[i]));
    if (!same) this.store.setState(fresh);
  }

  private standing(): Standing {
    const { session, judge } = this;
    return {
      tasks: judge.standing,
      acts: actsBefore(session, session.screen().seq),
      solved: judge.solvedAt === null ? null : actsBefore(session, judge.solvedAt),
    };
  }
}

const equalDone = (a: Done, b: Done | undefined): boolean =>
  b !== undefined && a.done === b.done && a.failed === b.failed && a.count?.[0] === b.count?.[0];
