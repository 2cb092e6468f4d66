import type { Session } from '../../playback/types.ts';
import type { Changes } from '../../sdk/changes.ts';
import type { Localized } from '../../sdk/text.ts';
import type { NotKept } from '../../views/ui.ts';
import {
  factsOf,
  isPrecious,
  isTooLarge,
  isTooLong,
  type KeptRun,
  newId,
  now,
  type Remark,
  type RunFacts,
  type RunHead,
  surplus,
} from './record.ts';
import type { RunStore } from './store.ts';

/** How often a run that plays is kept, in milliseconds; leaving the page keeps it too. */
const EVERY = 2000;
/** How long the playhead of a paused run must rest until its place is kept. */
const REST = 100;

/** One kept run: all of its writings follow each other. */
interface Slot {
  id: string;
  /** As it was last read or written; null: it is not kept yet. */
  head: RunHead | null;
  /** For a run from elsewhere: the one that it lies over. */
  over: string | null;
  /** Written by this page, so that nobody else can have it now without having asked. */
  mine: boolean;
}

interface Written {
  readonly facts: RunFacts;
  readonly text: string;
}

/** What keeping the runs of one desk takes. */
export interface Keeping {
  readonly store: RunStore;
  /** Exhibit and scenario, as they stand in the address. */
  readonly place: string;
  /** The scenario, where no exhibit has it. */
  readonly own: { readonly file: unknown; readonly title: Localized<string> } | null;
  /** The kept run that is opened; null: one that is new here. */
  readonly head: RunHead | null;
  readonly over: string | null;
  /** Called when a run of this desk has been written, with its id. */
  readonly onKept: (id: string) => void;
  readonly onTrouble: (why: NotKept) => void;
}

/** Those at work, so that somebody who is about to read can have all written before. */
const atWork = new Set<Keeper>();

/** Has everything written that is not yet. */
export async function keepAll(): Promise<void> {
  await Promise.all([...atWork].map((keeper) => keeper.keepNow()));
}

/**
 * Keeps the run that lies on a desk: what was done by hand at once, where the playhead stands a little later. Another tab
 * that has the same run goes on with a copy of its own.
 */
export class Keeper {
  private readonly keeping: Keeping;
  private slot: Slot;
  private session: Session | null = null;
  private changes: Changes = {};
  /** The frame that was last given to be written, and the last one that is. */
  private given = -1;
  private safe = -1;
  private queue: Promise<void> = Promise.resolve();
  private unfollow: () => void = () => {};

  constructor(keeping: Keeping) {
    const { head, over } = keeping;
    this.keeping = keeping;
    this.slot = { id: head?.id ?? newId(), head, over, mine: false };
    if (head) void this.say(keeping.store.remark(head.id, { used: now(), broken: false }));
  }

  /** The run as it is kept; null while it is not. */
  get head(): RunHead | null {
    return this.slot.head;
  }

  get over(): string | null {
    return this.slot.over;
  }

  /**
   * From now on keeps this run. The one before stays as it was if it is worth it; else this one takes its place. `atOnce`:
   * before anything is done with it.
   */
  follow(session: Session, changes: Changes, atOnce: boolean): void {
    if (this.session) this.replace(this.session);
    this.session = session;
    this.changes = changes;
    const { frame } = session.screen();
    this.given = atOnce ? -1 : frame;
    this.safe = frame;
    atWork.add(this);
    this.unfollow = this.watch(session);
    if (atOnce) this.keep(true);
  }

  private replace(last: Session): void {
    this.leave();
    const name = this.slot.head?.name ?? null;
    const { commands } = factsOf('', last.save(), { title: null, seed: null });
    if (isPrecious({ commands, name })) {
      this.slot = { id: newId(), head: null, over: this.slot.over, mine: false };
    }
  }

  /** Keeps what there is, and follows the run no longer. */
  leave(): void {
    this.keep();
    this.unfollow();
    this.session = null;
    atWork.delete(this);
  }

  /** Writes what is not yet written; resolves when it is. */
  keepNow(): Promise<void> {
    this.keep();
    return this.queue;
  }

  /** Calls the run by a name, and keeps it whatever has been done with it. */
  async rename(name: string | null): Promise<void> {
    const { slot } = this;
    if (!slot.head) this.keep(true);
    await this.remark(slot, { name });
  }

  /** Forgets that another run lies below this one. */
  stay(): void {
    const { slot } = this;
    slot.over = null;
    void this.remark(slot, { over: null });
  }

  /** Says something of a run once all that came before is written; one that is not kept by then has nothing said of it. */
  private remark(slot: Slot, remark: Remark): Promise<void> {
    this.queue = this.queue.then(async () => {
      if (!slot.head) return;
      slot.head = { ...slot.head, ...remark };
      await this.say(this.keeping.store.remark(slot.id, remark));
    });
    return this.queue;
  }

  private watch(session: Session): () => void {
    let rest: ReturnType<typeof setTimeout> | undefined;
    let seen = session.screen().branches;
    let done = signature(session);
    const keep = () => this.keep();
    const changed = () => {
      const { status, branches } = session.screen();
      const before = done;
      if (branches !== seen) done = signature(session);
      seen = branches;
      if (done !== before) return keep();
      clearTimeout(rest);
      if (status === 'paused') rest = setTimeout(keep, REST);
    };
    const last = () => this.keepLast();
    const forget = session.subscribe(changed);
    const timer = setInterval(keep, EVERY);
    addEventListener('pagehide', last);
    document.addEventListener('visibilitychange', keep);
    return () => {
      forget();
      clearTimeout(rest);
      clearInterval(timer);
      removeEventListener('pagehide', last);
      document.removeEventListener('visibilitychange', keep);
    };
  }

  /** What is to be written; null if nothing is. */
  private taken(session: Session, forced: boolean): Written | null {
    if (isTooLong(session)) {
      this.keeping.onTrouble('keptTooLong');
      return null;
    }
    const { place, own } = this.keeping;
    const saved = session.save();
    const facts = factsOf(place, saved, {
      title: own?.title ?? null,
      seed: session.scenario.seed,
    });
    const touched = facts.events > 0 || facts.commands > 0;
    if (!touched && !forced && Object.keys(this.changes).length === 0) return null;
    const text = JSON.stringify({
      ...saved,
      changes: this.changes,
      ...(own && { file: own.file }),
    } satisfies KeptRun);
    if (!isTooLarge(text)) return { facts, text };
    this.keeping.onTrouble('keptTooLong');
    return null;
  }

  private keep(forced = false): void {
    const { session, slot } = this;
    if (!session) return;
    const { frame } = session.screen();
    if (frame === this.given && !forced) return;
    this.given = frame;
    const taken = this.taken(session, forced);
    if (!taken) return;
    this.queue = this.queue.then(async () => {
      if (!(await this.say(this.write(slot, taken)))) return;
      if (this.session !== session || this.slot !== slot) return;
      this.safe = frame;
      this.keeping.onKept(slot.id);
    });
  }

  /** The page is about to go and will not hear that it was written. */
  private keepLast(): void {
    const { session, slot } = this;
    if (!session || session.screen().frame === this.safe) return;
    if (!slot.head || !slot.mine) {
      this.keep();
      return;
    }
    const taken = this.taken(session, false);
    if (!taken) return;
    try {
      slot.head = this.keeping.store.writeLast(slot.head, taken.facts, taken.text);
      this.safe = session.screen().frame;
    } catch {
      // The page goes; nobody is there to be told.
    }
  }

  private async write(slot: Slot, { facts, text }: Written): Promise<void> {
    const { store } = this.keeping;
    const last = slot.head;
    const head = await store.write(slot.id, facts, text, last?.stamp ?? null, slot.over);
    if (head) {
      // Unless the page was about to go meanwhile and wrote once more.
      if (slot.head === last) slot.head = head;
      slot.mine = true;
      if (last === null) await this.thin();
      if (!store.lasting) this.keeping.onTrouble('notKept');
      return;
    }
    // Somebody else has gone on with it, or thrown it away: from here on there are two.
    Object.assign(slot, { id: newId(), head: null } satisfies Partial<Slot>);
    await this.write(slot, { facts, text });
  }

  /** A run has come to the others: the oldest ones go where they are too many. */
  private async thin(): Promise<void> {
    const { store } = this.keeping;
    const gone = surplus(await store.heads());
    if (gone.length > 0) await store.remove(gone);
  }

  /** True if it went well; else says what did not. */
  private async say(done: Promise<unknown>): Promise<boolean> {
    try {
      await done;
      return true;
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.keeping.onTrouble(full ? 'keptFull' : 'notKept');
      return false;
    }
  }
}

/** Another one whenever something was done by hand. */
const signature = (session: Session): string =>
  session
    .screen()
    .branches.map(({ commands, name }) => `${commands} ${name ?? ''}`)
    .join('\n');
