import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bank, onlyCrashes, play, wrong } from '../atomic/faults.ts';
import { protocol } from './runs.ts';

/** Three-phase commit is safe as long as only nodes fail and messages come in time. ORRERY_FUZZ sets how many runs. */
const numRuns = Number(process.env.ORRERY_FUZZ ?? 60);
const busy = bank(protocol);

test('whoever crashes, all agree and no money is lost', () => {
  void fc.assert(
    fc.property(fc.nat(), onlyCrashes, (seed, faults) => {
      expect(wrong(play(protocol, faults({ ...busy, seed })), 600)).toEqual([]);
    }),
    { numRuns, seed: Number(process.env.ORRERY_SEED ?? 7) },
  );
});

/** Two of the three twins are weak only where something rare comes together; this one falls to any crash at the wrong time. */
test('a twin that forgets its yes is found', () => {
  const found = fc.check(
    fc.property(fc.nat(), onlyCrashes, (seed, faults) => {
      const run = play(protocol, faults({ ...busy, seed, variant: 'voteNotForced' }));
      expect(wrong(run, 600)).toEqual([]);
    }),
    { numRuns: 200, seed: 7, endOnFailure: true },
  );
  expect(found).toMatchObject({ failed: true });
});
