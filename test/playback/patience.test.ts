import { expect, test } from 'vitest';
import { toySession } from './toySession.ts';

/** A machine on which a look at the clock finds 100 ms gone. */
function slowClock(): () => number {
  let now = 0;
  return () => (now += 100);
}

const FAR = 1e9;

test('a move of the playhead runs the engine for a second at most, and stands where it came to', () => {
  const slow = toySession({}, slowClock());
  slow.seek(FAR);
  const { time, seq, reach } = slow.screen();
  expect(seq).toBeGreaterThan(10);
  expect(seq).toBeLessThan(1000);
  expect([reach.seq, reach.time]).toEqual([seq, time]);
  expect(time).toBeLessThan(FAR);
  // Going on from there comes further.
  slow.seek(FAR);
  expect(slow.screen().seq).toBeGreaterThan(seq);
});

test('so does the search for a milestone, which then leaves the playhead where it was', () => {
  const slow = toySession({}, slowClock());
  slow.seek(FAR);
  const { seq } = slow.screen();
  const before = slow.columns().length;
  slow.nextMilestone();
  expect(slow.columns().length - before).toBeLessThan(1000);
  expect(slow.screen().seq).toBeGreaterThanOrEqual(seq);
});

test('a run that follows another gives up after a second, and says so', () => {
  const slow = toySession({}, slowClock());
  expect(slow.goOnTo(FAR)).toBe(false);
  expect(slow.screen().time).toBeLessThan(FAR);
  expect(slow.screen().seq).toBeGreaterThan(10);
});
