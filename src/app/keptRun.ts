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
}

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
 * Keeps a run as it stands, now and then and when the page is left; returns the way to stop. `atOnce`: it takes the place
 * of one that is kept there.
 */
export function keepRun(
  address: string,
  session: Session,
  changes: Changes,
  atOnce: boolean,
): () => void {
  let kept = atOnce ? -1 : session.screen().frame;
  const keep = () => {
    const { frame, reach } = session.screen();
    if (frame === kept || reach.seq > LONGEST) return;
    kept = frame;
    const text = JSON.stringify({ ...session.save(), changes } satisfies KeptRun);
    if (text.length <= LARGEST) remember(keyOf(address), text);
  };
  if (atOnce) keep();
  const timer = setInterval(keep, EVERY);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
  return () => {
    keep();
    clearInterval(timer);
    removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', keep);
  };
}
