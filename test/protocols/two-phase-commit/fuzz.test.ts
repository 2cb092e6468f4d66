import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESUMPTIONS } from '../../../src/protocols/two-phase-commit/params.ts';
import { anything, bank, play, wrong } from '../atomic/faults.ts';
import { protocol } from './runs.ts';

/** Two-phase commit is safe whatever fails, and comes to its end once all is mended. ORRERY_FUZZ sets how many runs. */
const numRuns = Number(process.env.ORRERY_FUZZ ?? 60);
const busy = bank(protocol);

test.each(PRESUMPTIONS)('presume %s: whatever fails, all agree and no money is lost', (presume) => {
  const settings = fc.record({ cooperative: fc.boolean(), readOnlyVotes: fc.boolean() });
  void fc.assert(
    fc.property(fc.nat(), anything, settings, (seed, faults, set) => {
      const params = { ...busy.params, ...set, presume };
      expect(wrong(play(protocol, faults({ ...busy, seed, params })), 600)).toEqual([]);
    }),
    { numRuns, seed: Number(process.env.ORRERY_SEED ?? 7) },
  );
});
