import { describe, expect, test } from 'vitest';
import { minimise, replay } from '../../../src/checkers/fuzz/minimise.ts';
import { PLAN, runRound } from '../../../src/checkers/fuzz/round.ts';
import { withoutLast } from '../../../src/checkers/fuzz/withoutLast.ts';
import { nodeId } from '../../../src/core/ids.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { printScenario, readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';

const scenario = (file: object = {}) =>
  readScenario(raft, {
    version: 1,
    protocol: 'raft',
    nodes: { server: 5, client: 2 },
    params: { electionTimeout: ['150ms', '165ms'] },
    workload: { every: '70ms', clients: 'all', op: 'append', keys: 3 },
    ...file,
  });

/** The first seed under which a twin fails as it should. */
function failing(variant: string, name: string) {
  const twin = scenario({ variant });
  for (let seed = 1; seed <= 200; seed++) {
    const round = runRound(raft, twin, seed);
    if (round.failure?.kind === 'invariant' && round.failure.name === name) return { twin, round };
  }
  throw new Error(`no seed up to 200 made ${variant} break ${name}`);
}

describe('a round', () => {
  test('finds nothing wrong with Raft, and clients get answers', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { failure, operations } = runRound(raft, scenario(), seed);
      expect(failure, `seed ${seed}`).toBeNull();
      expect(operations.answered, `seed ${seed}`).toBeGreaterThan(10);
    }
  });

  test('is the same whenever it is run', () => {
    expect(runRound(raft, scenario(), 3)).toEqual(runRound(raft, scenario(), 3));
  });

  test('finds a cluster that makes no progress', () => {
    // Nobody's timer ever runs out, so nobody is elected.
    const params = { electionTimeout: ['500s', '600s'] };
    const { failure } = runRound(raft, scenario({ params }), 1, { ...PLAN, swarm: { means: [] } });
    expect(failure).toEqual({ kind: 'progress' });
  });
});

describe('a failing round is made small', () => {
  test.each([
    ['noUpToDateCheck', 'leaderCompleteness'],
    ['applyBeforeCommit', 'stateMachineSafety'],
  ])('%s', (variant, name) => {
    const { twin, round } = failing(variant, name);
    const small = minimise(raft, twin, round, PLAN);
    if (!small) throw new Error('its faults as a script do not bring it about');
    expect(small.script.length).toBeLessThan(round.given.length);
    // As a file it fails in the same way, and as it expects to.
    const file = JSON.parse(JSON.stringify(printScenario(raft, small)));
    const simulator = createSimulator(raft, readScenario(raft, file), { checks: 'stop' });
    simulator.run(small.until);
    expect(simulator.violations.map(({ invariant }) => invariant)).toEqual([name]);
    expect(small.expects).toEqual([{ invariant: name, outcome: 'fails' }]);
    // No command can be left out any more.
    for (const i of small.script.keys()) {
      const fewer = { ...small, script: small.script.toSpliced(i, 1) };
      expect(replay(raft, fewer, PLAN).failure, `without command ${i}`).toBeNull();
    }
  });
});

test('a scenario without its last server has other numbers for the clients behind it', () => {
  const file = {
    nodes: { server: 3, client: 1 },
    script: [
      { at: '1s', do: 'crash', node: 's3' },
      { at: '2s', do: 'crash', node: 'c1' },
      {
        at: '3s',
        do: 'partition',
        groups: [
          ['s1', 's3'],
          ['s2', 'c1'],
        ],
      },
      { at: '4s', do: 'cut', from: 's3', to: 's1' },
    ],
  };
  const smaller = withoutLast(raft, scenario(file), 'server');
  expect(smaller.members).toEqual({ server: 2, client: 1 });
  expect(smaller.script.map(({ command }) => command)).toEqual([
    { do: 'crash', node: nodeId(2) },
    { do: 'partition', groups: [[nodeId(0)], [nodeId(1), nodeId(2)]] },
  ]);
});
