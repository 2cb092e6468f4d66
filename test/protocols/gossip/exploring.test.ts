import { expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { fileOf, protocol } from './rig.ts';

/** Two nodes and one item, searched whole: with anti-entropy every world at rest is one in which both have the same. */

const OPTIONS: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 1, messages: 2 },
  limits: { rounds: 2 },
};

function searched(params: object, options: Partial<SearchOptions> = {}) {
  const file = { ...fileOf('one-rumour'), nodes: { node: 2 }, params, expects: [] };
  const system = new ProtocolSystem(createSimulator(protocol, readScenario(protocol, file)), {
    ...OPTIONS,
    ...options,
  });
  const explorer = new Explorer(system, { depth: 1000, states: 60_000 });
  while (explorer.advance(10_000));
  const { broken, rested, examples } = explorer.exploration;
  return {
    broken,
    rested,
    found: examples.map(({ property }) => system.properties[property]?.name),
  };
}

test.each(['push', 'pull', 'pushPull'])('anti-entropy by %s', (antiEntropy) => {
  const { broken, rested, found } = searched({ losing: 'counter', k: 1, antiEntropy });
  expect(broken).toBeNull();
  expect(found).toContain('allKnow');
  expect(rested).toBeGreaterThan(3);
});

test('a rumour alone may leave one out where a message is lost', () => {
  const { broken, found } = searched({ losing: 'counter', k: 1, feedback: false }, { drops: 1 });
  expect(broken).toBeNull();
  expect(found).toContain('residue');
});
