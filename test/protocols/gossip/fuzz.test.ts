import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runRound } from '../../../src/checkers/fuzz/round.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { EXCHANGES, LOSINGS, SPREADS, TOPOLOGIES } from '../../../src/protocols/gossip/params.ts';
import { fileOf, protocol } from './rig.ts';

/** Whatever fails, versions go forward and nothing is made up; and with anti-entropy all is equal once all is mended. */

const numRuns = Number(process.env.ORRERY_FUZZ ?? 16);

const settings = fc.record({
  spread: fc.constantFrom(...SPREADS),
  exchange: fc.constantFrom(...EXCHANGES),
  antiEntropy: fc.constantFrom(...EXCHANGES),
  losing: fc.constantFrom(...LOSINGS),
  feedback: fc.boolean(),
  inStep: fc.boolean(),
  heartbeats: fc.boolean(),
  fanout: fc.integer({ min: 1, max: 3 }),
  k: fc.integer({ min: 1, max: 3 }),
  // A small world may fall apart, and then nothing can make it equal.
  topology: fc.constantFrom(...TOPOLOGIES.filter((one) => one !== 'smallWorld')),
});

const base = {
  ...fileOf('one-rumour'),
  nodes: { node: 4 },
  script: [],
  expects: [],
  until: { time: '30s' },
};

test('whatever fails', () => {
  void fc.assert(
    fc.property(settings, fc.integer({ min: 1, max: 1_000_000 }), (set, seed) => {
      const params = { ...set, antiEntropyPeriod: '200ms', getDataTimeout: '300ms', degree: 4 };
      const scenario = readScenario(protocol, { ...base, params });
      const { failure } = runRound(protocol, scenario, seed);
      expect(failure).toBeNull();
    }),
    { numRuns, seed: Number(process.env.ORRERY_SEED ?? 7), includeErrorInReport: true },
  );
});
