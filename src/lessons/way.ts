import type { Seq } from '../core/ids.ts';
import type { Session } from '../playback/types.ts';
import type { Move, WrittenCommand } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Cast } from './cast.ts';
import { type Found, Wait } from './cues.ts';
import { goOnTo, greet, walkThrough } from './moves.ts';

type Any = ProtocolTypes;

/** A way that is gone along while a person watches: plays to each cue on it, and does what is to be done in between. */
export class Way {
  private readonly session: Session;
  private readonly moves: readonly Move<Any>[];
  private readonly cast: Cast;
  private readonly act: (written: WrittenCommand) => void;
  private readonly onEnd: (found: Found | null) => void;
  private next = 0;
  private wait: Wait | null = null;
  private found: Found | null = null;
  /** How far the run has been looked at. */
  private looked: number;
  private readonly leave: () => void;

  /** `act` does what is to be done; `onEnd` is told of the last cue's event when the way is at its end. */
  constructor(
    session: Session,
    moves: readonly Move<Any>[],
    cast: Cast,
    act: (written: WrittenCommand) => void,
    onEnd: (found: Found | null) => void,
  ) {
    this.session = session;
    this.moves = moves;
    this.cast = cast;
    this.act = act;
    this.onEnd = onEnd;
    this.looked = session.screen().seq;
    this.leave = session.subscribe(() => this.moved());
  }

  start(): void {
    this.goOn();
  }

  /** Goes the rest of the way at once. Throws NoCue where it leads nowhere. */
  finish(): void {
    const { session, cast } = this;
    this.dispose();
    const move = this.moves[this.next];
    // What the present cue waits for may have happened in part.
    if (this.wait && move && 'until' in move) {
      this.found = goOnTo(session, move.until, cast, this.wait);
      this.next += 1;
    }
    const rest = walkThrough(session, this.moves.slice(this.next), cast, this.act);
    this.onEnd(rest ?? this.found);
  }

  dispose(): void {
    this.leave();
    this.session.haltWhen(null);
  }

  private goOn(): void {
    for (let move = this.moves[this.next]; move; move = this.moves[this.next]) {
      if ('until' in move) {
        this.wait = new Wait(this.session, move.until, this.cast);
        this.looked = this.session.screen().seq;
        this.session.haltWhen((from, to) => this.look(from, to));
        this.session.play();
        return;
      }
      this.next += 1;
      this.act(move.act);
    }
    this.dispose();
    this.onEnd(this.found);
  }

  private look(from: Seq, to: Seq): boolean {
    if (to <= this.looked || this.wait === null) return false;
    this.looked = to;
    this.found = this.wait.look(this.session, from, to);
    return this.found !== null;
  }

  /** The run was moved, by playing or by hand: a cue counts however one has come to it. */
  private moved(): void {
    const { seq } = this.session.screen();
    if (this.wait === null) return;
    if (seq > this.looked) this.look(this.looked as Seq, seq as Seq);
    if (this.found === null) return;
    greet(this.found, this.cast);
    this.session.haltWhen(null);
    this.wait = null;
    this.next += 1;
    this.goOn();
  }
}
