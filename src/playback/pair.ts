import { type Agreement, agreementOf } from './divergence.ts';
import type { Session } from './types.ts';

/**
 * Two runs whose clocks are locked together: wherever one goes, the other goes to the same moment. The lead has the
 * player; where an invariant breaks in either run, both stop.
 */
export class Pair {
  readonly lead: Session;
  readonly other: Session;
  private readonly leave: readonly (() => void)[];
  /** While one is being moved after the other, what it says of that is no news. */
  private locking = false;
  private known: (Agreement & { readonly of: string; readonly events: number }) | null = null;

  constructor(lead: Session, other: Session) {
    this.lead = lead;
    this.other = other;
    other.obey(lead);
    this.leadMoved();
    this.leave = [lead.subscribe(() => this.leadMoved()), other.subscribe(() => this.otherMoved())];
  }

  /** How far the two agree, as far as both have been run. Cheap to ask again: only what is new is compared. */
  agreement(): Agreement {
    const { lead, other, known } = this;
    const of = `${lead.screen().branch} ${other.screen().branch}`;
    const events = Math.min(lead.columns().length, other.columns().length);
    if (known?.of === of && (known.parted || known.events === events)) return known;
    const from = known?.of === of ? known.until : 0;
    this.known = { ...agreementOf(lead, other, from), of, events };
    return this.known;
  }

  /** Goes to the last moment at which all has been the same in both. */
  goBeforeParting(): void {
    this.locked(() => {
      const { lead } = this;
      lead.pause();
      const columns = lead.columns();
      const { until } = this.agreement();
      const step = columns.begins(until) ? until : columns.stepBefore(until);
      if (step > 0) lead.seekRecord(step - 1);
      else lead.seek(0);
      this.placeOther(step);
    });
  }

  /** Goes to where the first of the two does something else. */
  goToParting(): void {
    const { lead, other } = this;
    const { until } = this.agreement();
    lead.pause();
    const first = lead.columns().time(until) <= other.columns().time(until) ? lead : other;
    first.seekRecord(until);
  }

  /** Lets each run have a clock of its own again. */
  dispose(): void {
    for (const leave of this.leave) leave();
    this.other.obey(null);
  }

  private leadMoved(): void {
    this.locked(() => {
      const { lead, other } = this;
      const { time, seq, status } = lead.screen();
      const from = other.screen().time;
      if (status === 'playing' && time > from) {
        if (other.goOnTo(time)) return;
        lead.pause();
      } else {
        // What the lead has done at this very moment, the other may not have been run to.
        if (time !== from || seq > other.columns().length) other.seek(time);
        this.align();
      }
      // Stopped on the way, or too far ahead to be run at once: that is then the moment of both.
      const reached = other.screen().time;
      if (reached < time) lead.seek(reached);
    });
  }

  private otherMoved(): void {
    this.locked(() => {
      const { time } = this.other.screen();
      if (time !== this.lead.screen().time) this.lead.seek(time);
    });
  }

  private locked(move: () => void): void {
    if (this.locking) return;
    this.locking = true;
    try {
      move();
    } finally {
      this.locking = false;
    }
  }

  /**
   * Where the lead stands between two events of one moment, in what both have in common, the other stands there too: to
   * seek a moment means the end of it.
   */
  private align(): void {
    const { lead, other } = this;
    const columns = lead.columns();
    const { seq, time } = lead.screen();
    if (seq === other.screen().seq || (seq > 0 && columns.time(seq - 1) !== time)) return;
    const { until, parted } = this.agreement();
    const between = seq < columns.length && columns.time(seq) === time;
    if (seq > until || (seq === until && parted && !between)) return;
    this.placeOther(seq);
  }

  private placeOther(seq: number): void {
    const { other } = this;
    if (seq > 0) other.seekRecord(seq - 1);
    else while (other.screen().seq > 0) other.stepBack();
  }
}
