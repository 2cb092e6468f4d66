import type { Seq } from '../core/ids.ts';
import type { Session } from '../playback/types.ts';
import type { Move, WrittenCommand } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Cast } from './cast.ts';
import { type Found, Wait } from './cues.ts';
import { AHEAD, goOnTo, greet, walkThrough } from './moves.ts';

type Any = ProtocolTypes;

/** A way that is gone along while a person watches: plays to each cue on it, and does what is to be done in between. */
export class Way {
  private readonly session: Session;
  private readonly moves: readonly Move<Any>[];
  private readonly cast: Cast;
  private readonly act: (written: WrittenCommand) => void;
  private readonly onEnd: (found: Found | null) => void;
  private next = 0;
  private wait: Wait | null;
  /** What the present cue waits for has come; the run is about to stand there. */
  private found: Found | null = null;
  /** What the last cue found. */
  private last: Found | null = null;
  /** How far the run has been looked at, on which branch, and since when (µs). */
  private looked = 0;
  private branch = 0;
  private began = 0;
  /** The player has been told to pause here, and does so next. */
  private halting = false;
  private leave: () => void = () => {};

  /**
   * `act` does what is to be done; `onEnd` is told of the last cue's event when the way is at its end. `wait`: one that
   * began earlier, for the first cue.
   */
  constructor(
    session: Session,
    moves: readonly Move<Any>[],
    cast: Cast,
    act: (written: WrittenCommand) => void,
    onEnd: (found: Found | null) => void,
    wait: Wait | null = null,
  ) {
    this.session = session;
    this.moves = moves;
    this.cast = cast;
    this.act = act;
    this.onEnd = onEnd;
    this.wait = wait;
  }

  start(): void {
    this.leave = this.session.subscribe(() => this.moved());
    this.goOn();
  }

  /** What is waited for should have come long ago. */
  get overdue(): boolean {
    return this.wait !== null && this.session.world().time > this.began + AHEAD;
  }

  /** Goes the rest of the way at once, from where it stopped looking. Throws NoCue where it leads nowhere. */
  finish(): void {
    const { session, cast, wait } = this;
    const move = this.moves[this.next];
    this.dispose();
    if (wait && move && 'until' in move) {
      if (session.screen().branch !== this.branch) session.toBranch(this.branch);
      if (session.screen().seq < this.looked) session.seekPosition(this.looked);
      // What it waits for may have happened in part.
      this.last = goOnTo(session, move.until, cast, wait);
      this.next += 1;
    }
    const rest = walkThrough(session, this.moves.slice(this.next), cast, this.act);
    this.onEnd(rest ?? this.last);
  }

  dispose(): void {
    this.leave();
    this.session.haltWhen(null);
  }

  private goOn(): void {
    const { session } = this;
    for (let move = this.moves[this.next]; move; move = this.moves[this.next]) {
      if ('until' in move) {
        this.wait ??= new Wait(session, move.until, this.cast);
        const { seq, branch } = session.screen();
        this.looked = seq;
        this.branch = branch;
        this.began = session.world().time;
        session.haltWhen((from, to) => {
          this.halting = this.look(session, from, to);
          return this.halting;
        });
        session.play();
        return;
      }
      this.next += 1;
      this.act(move.act);
    }
    this.dispose();
    this.onEnd(this.last);
  }

  /** Looks at a step, whichever playhead has made it; true when it brings the cue on. */
  private look(run: Session, from: Seq, to: Seq): boolean {
    if (to <= this.looked || this.wait === null || run.screen().branch !== this.branch)
      return false;
    this.looked = to;
    this.found = this.wait.look(run, from, to);
    return this.found !== null;
  }

  /** The run was moved, by playing or by hand: a cue counts however one has come to it. */
  private moved(): void {
    const { seq, branch, status } = this.session.screen();
    // What a person tries out on a branch of their own does not count.
    if (this.wait === null || branch !== this.branch) return;
    if (this.found === null && seq > this.looked) this.follow(seq);
    // To play on before it has paused would be undone by that.
    if (this.found === null || (this.halting && status === 'playing')) return;
    this.arrive(this.found);
  }

  /** The playhead has jumped: a second one goes there step by step. */
  private follow(seq: number): void {
    const beside = this.session.beside(this.branch);
    try {
      beside.seekPosition(this.looked);
      // One move of a playhead goes on for a moment at most, and this one must arrive.
      while (this.found === null && beside.screen().seq < seq) {
        beside.goOnUntil((from, to) => this.look(beside, from, to) || to >= seq, Infinity);
      }
    } finally {
      beside.dispose();
    }
  }

  private arrive(found: Found): void {
    const { session } = this;
    this.wait = null;
    this.found = null;
    this.halting = false;
    this.last = found;
    session.haltWhen(null);
    session.pause();
    session.seekRecord(found.record);
    greet(found, this.cast);
    this.next += 1;
    this.goOn();
  }
}
