import type { SavedSession } from '../../playback/session.ts';
import type { Session } from '../../playback/types.ts';
import type { Changes } from '../../sdk/changes.ts';
import type { Localized } from '../../sdk/text.ts';

/** A longer run (in events) stays kept as it was when it passed this: opening it again means running it again. */
const LONGEST = 1_000_000;
/** A larger one too, in characters. */
const LARGEST = 4_000_000;
/** So many runs are kept without a name of their own, of so many characters in all; the oldest go first. */
const MOST = 50;
const MOST_CHARACTERS = 60_000_000;
const LONGEST_NAME = 80;

/** A run as it stands, with what of its scenario someone has changed; an older one says nothing of that. */
export interface KeptRun extends SavedSession {
  readonly changes?: Changes;
  /** Its scenario, where no exhibit has it. */
  readonly file?: unknown;
}

/** What can be told of a run without opening it. */
export interface RunFacts {
  /** Exhibit and scenario, as they stand in the page's address. */
  readonly place: string;
  /** Of its scenario, where no exhibit has it. */
  readonly title: Localized<string> | null;
  readonly seed: number | null;
  /** Commands by hand, on all branches. */
  readonly commands: number;
  /** The first of them, which tells runs of one scenario from each other: what was done, and when (µs). */
  readonly first: { readonly did: string; readonly at: number } | null;
  readonly branches: number;
  /** On the branch that is shown. */
  readonly events: number;
  readonly digest: string;
}

/** A run in the list of those that are kept; its text is kept apart, so that a list can be made without it. */
export interface RunHead extends RunFacts {
  readonly id: string;
  /** As a person called it. */
  readonly name: string | null;
  /** When it was last gone on with, in milliseconds since 1970. */
  readonly used: number;
  /** In characters. */
  readonly size: number;
  /** It came from elsewhere and lies over this run, to which one can go back. */
  readonly over: string | null;
  /** It could not be opened again. */
  readonly broken: boolean;
  /** Another one each time the run is written: who finds another than their own was not the last to write. */
  readonly stamp: string;
}

/** What of a head changes while the run stays as it is. */
export type Remark = Partial<Pick<RunHead, 'name' | 'used' | 'over' | 'broken'>>;

/** Eight random bytes. Not randomUUID, which a page on plain HTTP does not have. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

let last = 0;

/** The time in milliseconds, but another one each time: what was used later stands before. */
export function now(): number {
  last = Math.max(Date.now(), last + 1);
  return last;
}

export const isTooLong = (session: Session): boolean => session.screen().reach.seq > LONGEST;
export const isTooLarge = (text: string): boolean => text.length > LARGEST;

/** A name as a person typed it; null: none. */
export const cleanName = (typed: string): string | null =>
  typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).trim() || null;

/** Whether something was done to a run that following its scenario again would not bring back. */
export const isPrecious = ({ commands, name }: Pick<RunHead, 'commands' | 'name'>): boolean =>
  commands > 0 || name !== null;

/** What is told of a run: from its commands, which are all that it adds to its scenario. */
export function factsOf(
  place: string,
  { timeline, digest }: SavedSession,
  more: Pick<RunFacts, 'title' | 'seed'>,
): RunFacts {
  const given = timeline.branches.flatMap((branch) => branch.given);
  const [first] = given;
  return {
    place,
    ...more,
    commands: given.length,
    first: first ? { did: first.command.do, at: first.at } : null,
    branches: timeline.branches.length,
    events: timeline.branches[timeline.branch]?.length ?? 0,
    digest,
  };
}

/** What was kept as text; null if it cannot be read. */
export function readText(text: string | null): KeptRun | null {
  try {
    const json: unknown = JSON.parse(text ?? '');
    return typeof json === 'object' && json !== null ? (json as KeptRun) : null;
  } catch {
    return null;
  }
}

/** The facts of a run of which only the text is there; one that cannot be read has none to tell. */
export function factsOfText(place: string, text: string): RunFacts | null {
  const run = readText(text);
  const title = titleOf(run?.file);
  try {
    return run && factsOf(place, run, { title, seed: null });
  } catch {
    return null;
  }
}

/** The title that a scenario's file has, if it has one. */
export function titleOf(file: unknown): Localized<string> | null {
  const { title } = (typeof file === 'object' && file !== null ? file : {}) as {
    readonly title?: Partial<Localized<string>>;
  };
  return typeof title?.en === 'string' && typeof title.zh === 'string'
    ? { en: title.en, zh: title.zh }
    : null;
}

const NOTHING: RunFacts = {
  place: '',
  title: null,
  seed: null,
  commands: 0,
  first: null,
  branches: 1,
  events: 0,
  digest: '',
};

/** A run that has just come to be kept, or whose head is lost (no facts). */
export const newHead = (id: string, place: string, facts: RunFacts | null): RunHead => ({
  ...NOTHING,
  place,
  ...facts,
  id,
  name: null,
  used: now(),
  size: 0,
  over: null,
  broken: facts === null,
  stamp: newId(),
});

/** Whether it can be said as a date. */
const isMoment = (used: unknown): boolean => typeof used === 'number' && Math.abs(used) <= 8.64e15;

/** What stands in the list of a browser, which may be anything: what is no head is one that cannot be opened. */
export function headOf(id: string, kept: unknown): RunHead {
  const head = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<RunHead>;
  const whole =
    typeof head.place === 'string' &&
    isMoment(head.used) &&
    typeof head.commands === 'number' &&
    typeof head.branches === 'number' &&
    typeof head.events === 'number' &&
    typeof head.stamp === 'string' &&
    (head.name === null || typeof head.name === 'string') &&
    (head.first === null || typeof head.first?.did === 'string');
  if (whole) return { ...newHead(id, '', NOTHING), ...head, id };
  const place = typeof head.place === 'string' ? head.place : '';
  return { ...newHead(id, place, null), used: 0, stamp: '' };
}

/** The one used last comes first. */
export const byUse = (heads: readonly RunHead[]): readonly RunHead[] =>
  heads.toSorted((a, b) => b.used - a.used);

/** Runs that are too many: the oldest of those that nobody named. What others lie over stays with them. */
export function surplus(heads: readonly RunHead[]): readonly string[] {
  const held = new Set(heads.map(({ over }) => over));
  const unnamed = byUse(heads).filter(({ name }) => name === null);
  let characters = 0;
  return unnamed
    .filter(({ size }, i) => {
      characters += size;
      return i >= MOST || (i > 0 && characters > MOST_CHARACTERS);
    })
    .filter(({ id }) => !held.has(id))
    .map(({ id }) => id);
}
