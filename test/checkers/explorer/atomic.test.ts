import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import { foundBy } from '../../../src/checkers/explorer/found.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { printScenario, readScenario } from '../../../src/files/scenario.ts';
import { threePhaseCommit } from '../../../src/protocols/three-phase-commit/index.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';

/**
 * One coordinator and three participants, one transaction over all of them: every order of events, with one crash in the midst of
 * sending. Messages arrive in time, as three-phase commit assumes.
 */

type Any = WrittenProtocol<ProtocolTypes>;
const two = twoPhaseCommit as unknown as Any;
const three = threePhaseCommit as unknown as Any;

const OPTIONS: SearchOptions = {
  ...{ crashes: 1, drops: 0, duplicates: 0, requests: 1, messages: 8, limits: {} },
  ...{ timely: true, torn: true },
};

const transfer = {
  op: 'transfer',
  changes: [
    { at: 'rm1', account: 'a', amount: -30 },
    { at: 'rm2', account: 'a', amount: 20 },
    { at: 'rm3', account: 'a', amount: 10 },
  ],
};

function explored(protocol: Any, options: Partial<SearchOptions> = {}, params: object = {}) {
  const scenario = readScenario(protocol, {
    ...{ version: 1, protocol: protocol.id, params },
    nodes: { coordinator: 1, participant: 3 },
    script: [{ at: '100ms', do: 'request', node: 'tm1', request: transfer }],
  });
  const system = new ProtocolSystem(createSimulator(protocol, scenario), {
    ...OPTIONS,
    ...options,
  });
  const explorer = new Explorer(system, { depth: 1000, states: 1_000_000 });
  while (explorer.advance(10_000));
  const { exploration } = explorer;
  const { broken } = exploration;
  return {
    ...exploration,
    bounded: [...system.bounded],
    found: broken && foundBy(protocol, scenario, system, broken),
  };
}

/** What a search met, where it broke nothing and left nothing out. */
function whole(result: ReturnType<typeof explored>) {
  expect(result).toMatchObject({ end: 'all', bounded: [], found: null });
  return { states: result.states, depth: result.depth };
}

/** What is found is a scenario file that can be played and comes to the same. */
function replayed(protocol: Any, { found }: ReturnType<typeof explored>) {
  if (!found?.scenario) throw new Error('nothing was found, or no seed walks there');
  const file = JSON.parse(JSON.stringify(printScenario(protocol, found.scenario)));
  const again = createSimulator(protocol, readScenario(protocol, file), { checks: 'stop' });
  again.run(found.scenario.until);
  return again;
}

const MINUTE = 60_000;

describe('two-phase commit', () => {
  test.each([
    ['nothing', { states: 85_217, depth: 40 }],
    ['abort', { states: 32_761, depth: 40 }],
    ['commit', { states: 144_461, depth: 41 }],
  ])(
    'presumed %s: agrees, and all decide, whoever crashes and comes back',
    (presume, counts) => {
      expect(whole(explored(two, {}, { presume }))).toEqual(counts);
    },
    MINUTE,
  );

  test('blocks if the coordinator does not come back', () => {
    const result = explored(two, { restarts: 0 });
    expect(result.found).toMatchObject({ kind: 'eventually', name: 'allDecide' });
    const { world } = replayed(two, result);
    expect(world.nodes.find(({ name }) => name === 'tm1')?.health).toBe('crashed');
    const uncertain = world.nodes.filter(
      ({ state }) => 'role' in state && state.role === 'prepared',
    );
    expect(uncertain.map(({ name }) => name)).toEqual(['rm1', 'rm2', 'rm3']);
  });

  test('blocks in a partition, and disagrees in none', () => {
    const result = explored(two, { crashes: 0, partitions: 1 });
    expect(result.found).toMatchObject({ kind: 'eventually', name: 'allDecide' });
    replayed(two, result);
    const safe = { ...two, properties: [] };
    whole(explored(safe, { crashes: 0, partitions: 1 }));
  });
});

describe('three-phase commit', () => {
  test('agrees, and all decide, whoever crashes and comes back', () => {
    expect(whole(explored(three))).toEqual({ states: 19_653, depth: 31 });
  });

  test.each([
    [1, { states: 971, depth: 30 }],
    [2, { states: 3_883, depth: 32 }],
    [3, { states: 7_366, depth: 33 }],
  ])('does not block if %i crash for good', (crashes, counts) => {
    expect(whole(explored(three, { crashes, restarts: 0 }))).toEqual(counts);
  });

  test('disagrees in a partition', () => {
    const result = explored(three, { crashes: 0, partitions: 1 });
    expect(result.found).toMatchObject({ kind: 'always', name: 'agreement' });
    const { violations } = replayed(three, result);
    expect(violations[0]?.invariant).toBe('agreement');
  });

  test('disagrees where messages may be late: silence is then no crash', () => {
    const result = explored(three, { crashes: 0, timely: false, messages: 4 });
    expect(result.found).toMatchObject({ kind: 'always', name: 'agreement' });
    replayed(three, result);
  });
});
