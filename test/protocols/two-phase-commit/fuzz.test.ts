import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESUMPTIONS } from '../../../src/protocols/two-phase-commit/params.ts';
import { anything, underFaults, wrong } from '../atomic/faults.ts';
import { protocol } from './runs.ts';

/** Two-phase commit is safe whatever fails, and comes to its end once all is mended. ORRERY_FUZZ sets how many runs. */
const numRuns = Number(process.env.ORRERY_FUZZ ?? 60);

test.each(PRESUMPTIONS)('presume %s: whatever fails, all agree, and no money is made or lost', (presume) => {
  fc.assert(
    fc.property(fc.nat(), anything, fc.boolean(), fc.boolean(), (seed, faults, cooperative, readOnlyVotes) => {
      const run = underFaults(protocol, seed, faults, { presume, cooperative, readOnlyVotes });
      expect(wrong(run, 600)).toEqual([]);
    }),
    { numRuns, seed: Number(process.env.ORRERY_SEED ?? 7) },
  );
});
