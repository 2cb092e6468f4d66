import type { Session } from '../playback/types.ts';

/** How long it takes to play up to the moment once more, in real seconds. */
const LASTS = 6;
/** So much is played at least (µs): the turn just before may have come at the same instant. */
const LEAST = 10_000;

/** A moment of a run, with a way back to it from wherever a person has gone. */
export class Moment {
  private readonly session: Session;
  private readonly branch: number;
  private readonly seq: number;
  private readonly time: number;
  /** Lets go of what was set for playing up to the moment. */
  private letGo: () => void = () => {};

  /** The moment at which the run stands. */
  constructor(session: Session) {
    const { branch, seq, time } = session.screen();
    this.session = session;
    this.branch = branch;
    this.seq = seq;
    this.time = time;
  }

  /** Whether the run stands there, and nothing moves. */
  get here(): boolean {
    const { branch, seq, status } = this.session.screen();
    return status === 'paused' && branch === this.branch && seq === this.seq;
  }

  comeBack(): void {
    const { session } = this;
    this.letGo();
    session.pause();
    if (session.screen().branch !== this.branch) session.toBranch(this.branch);
    if (this.seq === 0) session.seek(0);
    else session.seekRecord(this.seq - 1);
  }

  /** Goes back to a turn of the run a little before, and plays from there up to the moment, as slowly as one can follow. */
  onceMore(): void {
    const { session } = this;
    this.comeBack();
    do session.previousMilestone();
    while (session.screen().seq > 0 && session.screen().time > this.time - LEAST);
    const { speed, time } = session.screen();
    session.setSpeed(Math.min(1, Math.max(1 / 1000, (this.time - time) / (LASTS * 1_000_000))));
    session.haltWhen((_, to) => to >= this.seq);
    session.play();
    const leave = session.subscribe(() => {
      if (session.screen().status === 'paused') this.letGo();
    });
    this.letGo = () => {
      this.letGo = () => {};
      leave();
      session.haltWhen(null);
      session.setSpeed(speed);
    };
  }
}
