import type { SavedSession } from '../playback/session.ts';
import type { Session } from '../playback/types.ts';
import { forget, recall, remember } from './storage.ts';

/** A run larger than this is not kept: a browser gives a page about five million characters in all. */
const LARGEST = 1_000_000;
/** A longer run (in events) stays kept as it was when it passed this: opening it again means running it again. */
const LONGEST = 1_000_000;
/** How often a run that goes on is kept, in milliseconds; leaving the page keeps it too. */
const EVERY = 2000;

const keyOf = (address: string): string => `run.${address}`;

/** What was kept of the run at an address; null if there is nothing that can be read. */
export function keptRun(address: string): SavedSession | null {
  const text = recall(keyOf(address));
  if (text === null) return null;
  try {
    return JSON.parse(text) as SavedSession;
  } catch {
    forget(keyOf(address));
    return null;
  }
}

export const forgetRun = (address: string): void => forget(keyOf(address));

/** Keeps a run as it stands, now and then and when the page is left; returns the way to stop. */
export function keepRun(address: string, session: Session): () => void {
  let kept = session.screen().frame;
  const keep = () => {
    const { frame, reach } = session.screen();
    if (frame === kept || reach.seq > LONGEST) return;
    kept = frame;
    const text = JSON.stringify(session.save());
    if (text.length <= LARGEST) remember(keyOf(address), text);
  };
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
