import type { Command } from '../sdk/command.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Agreement, agreementOf } from './divergence.ts';
import { NothingToDo } from './session.ts';
import type { Session } from './types.ts';

type Deed = Command<ProtocolTypes>;

/** How what is done to one run of a pair is done to the other. */
export interface Echo {
  /** The deed as that run is to be given it; null where it makes no sense there. */
  retold(deed: Deed, to: Session): Deed | null;
  /** What has become of the last deed; `alone`: it was for the run alone to which it was done. */
  told(outcome: 'both' | 'alone' | 'nothing', deed: Deed, to: Session): void;
}

/**
 * Two runs whose clocks are locked together: wherever one goes, the other goes to the same moment. The lead has the
 * player; where an invariant breaks in either run, both stop.
 */
export class Pair {
  readonly lead: Session;
  readonly other: Session;
  /** Whether both are runs of one protocol, so that their records can be held against one another. */
  readonly comparable: boolean;
  private readonly leave: readonly (() => void)[];
  /** While one is being moved after the other, what it says of that is no news. */
  private locking = false;
  private known: (Agreement & { readonly of: string; readonly events: number }) | null = null;
  private echo: Echo | null = null;
  /** While something is done to the one because it was done to the other. */
  private echoing = false;
  /** The lead's branches, each with that of the other on which the same was done; and where the lead was last. */
  private readonly twins = new Map<number, number>();
  private branch: number;

  constructor(lead: Session, other: Session) {
    this.lead = lead;
    this.other = other;
    this.comparable = lead.protocol.id === other.protocol.id;
    this.branch = lead.screen().branch;
    other.obey(lead);
    lead.alongside(other);
    this.leadMoved();
    this.leave = [
      lead.subscribe(() => this.leadMoved()),
      other.subscribe(() => this.otherMoved()),
      lead.onAct((deed) => this.repeat(deed, other)),
      other.onAct((deed) => this.repeat(deed, lead)),
    ];
  }

  /** From now on what is done to either run is done to both, and where the lead changes branches the other follows. */
  together(echo: Echo | null): void {
    this.echo = echo;
    if (echo) this.pairBranches();
  }

  /** How far the two agree, if they are comparable, as far as both have been run. Cheap to ask again: only what is new is compared. */
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
    this.lead.alongside(null);
    this.other.obey(null);
  }

  private repeat(deed: Deed, to: Session): void {
    const { echo } = this;
    if (!echo || this.echoing) return;
    this.echoing = true;
    try {
      const same = echo.retold(deed, to);
      if (same) to.act(same);
      echo.told(same ? 'both' : 'alone', same ?? deed, to);
    } catch (error) {
      if (!(error instanceof NothingToDo)) throw error;
      echo.told('nothing', deed, to);
    } finally {
      this.echoing = false;
    }
    this.pairBranches();
  }

  private pairBranches(): void {
    this.twins.set(this.lead.screen().branch, this.other.screen().branch);
  }

  /** Where the lead goes back to a branch, the other goes to the one on which it was then. */
  private follow(): void {
    const { branch } = this.lead.screen();
    if (branch === this.branch) return;
    this.branch = branch;
    const twin = this.echo && this.twins.get(branch);
    if (typeof twin === 'number' && twin !== this.other.screen().branch) this.other.toBranch(twin);
  }

  private leadMoved(): void {
    this.locked(() => {
      const { lead, other } = this;
      this.follow();
      const { time, seq, status } = lead.screen();
      const from = other.screen().time;
      if (status === 'playing' && time > from) {
        if (other.goOnTo(time)) return;
        lead.pause();
      } else {
        // What the lead has done at this very moment, the other may not have been run to.
        if (time !== from || seq > (this.comparable ? other.columns().length : 0)) other.seek(time);
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
    if (!this.comparable) {
      if (seq === 0) this.placeOther(0);
      return;
    }
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
