import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESUMPTIONS } from '../../../src/protocols/two-phase-commit/params.ts';
import { anything, bank, play, wrong } from '../atomic/faults.ts';
import { protocol } from './runs.ts';

/** Two-phase commit is safe whatever fails, and comes to its end once all is mended. ORRERY_FUZZ sets how many runs. */
const numRuns = Number(process.env.ORRERY_FUZZ ?? 40);
const busy = bank(protocol);

test.each(PRESUMPTIONS)('presume %s: whatever fails, all agree and no money is lost', (presume) => {
  const settings = fc.record({ cooperative: fc.boolean(), readOnlyVotes: fc.boolean() });
  void fc.assert(
    fc.property(fc.nat(), anything, settings, (seed, faults, set) => {
      const params = { ...busy.params, ...set, presume };
      expect(wrong(play(protocol, faults({ ...busy, seed, params })), 600)).toEqual([]);
    }),
    { numRuns, seed: Number(process.env.ORRERY_SEED ?? 7), includeErrorInReport: true },
  );
});

/** Two of the three twins are weak only where something rare comes together; this one falls to any crash at the wrong time. */
test('a twin that forgets its yes is found', () => {
  const found = fc.check(
    fc.property(fc.nat(), anything, (seed, faults) => {
      const run = play(protocol, faults({ ...busy, seed, variant: 'voteNotForced' }));
      expect(wrong(run, 600)).toEqual([]);
    }),
    { numRuns: 200, seed: 7, endOnFailure: true },
  );
  expect(found).toMatchObject({ failed: true });
});
