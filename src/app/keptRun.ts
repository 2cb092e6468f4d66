import type { SavedSession } from '../playback/session.ts';
import type { Session } from '../playback/types.ts';
import type { Changes } from '../sdk/changes.ts';
import { forget, recall, remember } from './storage.ts';

/** A run larger than this is not kept: a browser gives a page about five million characters in all. */
const LARGEST = 1_000_000;
/** A longer run (in events) stays kept as it was when it passed this: opening it again means running it again. */
const LONGEST = 1_000_000;
/** How often a run that goes on is kept, in milliseconds; leaving the page keeps it too. */
const EVERY = 2000;

/** A run as it stands, with what of its scenario someone has changed; an older one says nothing of that. */
export interface KeptRun extends SavedSession {
  readonly changes?: Changes;
  /** Its scenario, where no exhibit has it. */
  readonly file?: unknown;
}

const asideOf = (address: string): string => `aside.${address}`;
const keyOf = (address: string): string => `run.${address}`;

/** What was kept of the run at an address; null if there is nothing that can be read. */
export function keptRun(address: string): KeptRun | null {
  const text = recall(keyOf(address));
  if (text === null) return null;
  try {
    return JSON.parse(text) as KeptRun;
  } catch {
    forget(keyOf(address));
    return null;
  }
}

export const forgetRun = (address: string): void => forget(keyOf(address));

/**
 * Puts the run that is kept at an address aside, so that another can be kept there and neither is lost. Of several the
 * first one stays: it is the person's own, and the others came from elsewhere.
 */
export function putAside(address: string): void {
  const text = recall(keyOf(address));
  if (text !== null && !isAside(address)) remember(asideOf(address), text);
}

export const isKept = (address: string): boolean => recall(keyOf(address)) !== null;
export const isAside = (address: string): boolean => recall(asideOf(address)) !== null;

/** Brings back the run that was put aside, if there is one. */
export function takeBack(address: string): void {
  const text = recall(asideOf(address));
  if (text === null) return;
  remember(keyOf(address), text);
  forget(asideOf(address));
}

export const forgetAside = (address: string): void => forget(asideOf(address));

/** What goes with keeping a run that is not simply the one of its scenario. */
interface Keeping {
  /** Its scenario, where no exhibit has it. */
  readonly file?: unknown;
  /** Called whenever the run is about to be kept. */
  readonly before?: () => void;
}

/**
 * Keeps a run as it stands, now and then and when the page is left; returns the way to stop. `atOnce`: it takes the place
 * of one that is kept there.
 */
export function keepRun(
  address: string,
  session: Session,
  changes: Changes,
  atOnce: boolean,
  { file, before }: Keeping = {},
): () => void {
  let kept = atOnce ? -1 : session.screen().frame;
  let stopped = false;
  const keep = () => {
    const { frame, reach } = session.screen();
    if (stopped || frame === kept || reach.seq > LONGEST) return;
    kept = frame;
    const text = JSON.stringify({
      ...session.save(),
      changes,
      ...(file !== undefined && { file }),
    } satisfies KeptRun);
    if (text.length > LARGEST) return;
    before?.();
    remember(keyOf(address), text);
  };
  if (atOnce) keep();
  const timer = setInterval(keep, EVERY);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
  return () => {
    keep();
    stopped = true;
    clearInterval(timer);
    removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', keep);
  };
}
