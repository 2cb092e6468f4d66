import { micros } from '../core/ids.ts';
import { readChanged } from '../files/changes.ts';
import { replay } from '../files/replay.ts';
import { openSession } from '../playback/session.ts';
import type { Kept } from './kept/places.ts';
import type { KeptRun, RunHead } from './kept/record.ts';
import { inSlices, type Opening } from './openGuest.ts';
import { type OpenedRun, type Origin, openFresh, openRun } from './settings.ts';

/** A run of so many events is opened at once: a quarter of a second. */
const AT_ONCE = 100_000;

/**
 * Opens what is kept where it was left; a long one while the page goes on. Returns the way to stop it: the scenario then stands
 * at its start, and from there a way leads back to the run.
 */
export function openKept(
  origin: Origin,
  kept: Kept | null,
  { progress, done }: Opening,
): () => void {
  if (!kept?.run || kept.head.events * kept.head.branches <= AT_ONCE) {
    done(openRun(origin, kept));
    return () => {};
  }
  const { head, run } = kept;
  return inSlices(again(origin, head, run), {
    progress,
    done,
    failed: () => done({ ...openFresh(origin), lost: true }),
    stopped: () =>
      done({
        ...openFresh(origin),
        over: head.id,
        arrival: { by: 'earlier', trouble: { kind: 'stopped' }, kept: true },
      }),
  });
}

/** The run, run again. Throws if it does not fit its scenario any more. */
function* again(
  origin: Origin,
  head: RunHead,
  { timeline, time, digest, speed, changes = {} }: KeptRun,
): Generator<number, OpenedRun> {
  const { protocol, file } = origin;
  const scenario = readChanged(protocol, file, changes);
  const ready = yield* replay(protocol, scenario, timeline, micros(Math.floor(time)));
  if (!ready.whole || ready.timeline.digest !== digest) throw new Error('it is another run now');
  const session = openSession(protocol, scenario, { ready, speed });
  return { session, changes, lost: false, head };
}
