import { describe, expect, test } from 'vitest';
import { minimise, replay, scripted } from '../../../src/checkers/fuzz/minimise.ts';
import { PLAN, runRound } from '../../../src/checkers/fuzz/round.ts';
import { withoutLast } from '../../../src/checkers/fuzz/withoutLast.ts';
import { ms, seconds } from '../../../src/core/duration.ts';
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

test('what was done to messages of a node goes with it', () => {
  const file = {
    nodes: { server: 3, client: 1 },
    script: [
      { at: '1s', do: 'drop', message: { from: 's3', type: 'RequestVote' } },
      { at: '2s', do: 'hold', message: { from: 's1', to: 'c1' } },
      { at: '3s', do: 'duplicate', message: {} },
      { at: '4s', do: 'partition', groups: [['s3'], ['s1', 's2']] },
    ],
  };
  const smaller = withoutLast(raft, scenario(file), 'server');
  expect(smaller.script.map(({ command }) => command)).toEqual([
    { do: 'hold', message: { from: nodeId(0), to: nodeId(2) } },
    { do: 'duplicate', message: {} },
    { do: 'partition', groups: [[nodeId(0), nodeId(1)]] },
  ]);
});

test('whatever is done in a round can be written down and read', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const round = runRound(raft, scenario(), seed, { faults: seconds(6), healing: ms(1) });
    const whole = scripted(scenario(), round);
    const file = JSON.parse(JSON.stringify(printScenario(raft, whole)));
    expect(readScenario(raft, file).script, `seed ${seed}`).toEqual(whole.script);
  }
});

describe('a cluster that makes no progress', () => {
  /** Whoever has crashed once does nothing ever again. */
  const forgetful = {
    ...raft,
    kinds: {
      ...raft.kinds,
      server: {
        ...raft.kinds.server,
        onStart(...[state, ctx]: Parameters<typeof raft.kinds.server.onStart>) {
          if (state.currentTerm === 0) raft.kinds.server.onStart(state, ctx);
        },
      },
    },
  };
  const small = scenario({ nodes: { server: 1, client: 1 } });
  const plan = { ...PLAN, swarm: { means: ['crash', 'cut', 'heal', 'restart'] } };

  test('is made small without what repairs it', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const round = runRound(raft, small, seed, plan);
      expect(round.failure, `seed ${seed}`).toBeNull();
      // As if it had made none: no smaller one may be found that only lacks its repairs.
      const found = minimise(raft, small, { ...round, failure: { kind: 'progress' } }, plan);
      expect(found, `seed ${seed}`).toBeNull();
    }
  });

  test('keeps all repairs, and the one fault that it takes', () => {
    const { round } = firstStill();
    const found = minimise(forgetful, small, round, plan);
    const done = found?.script.map(({ command }) => command.do) ?? [];
    expect(done[0]).toMatch(/crash|restart/);
    expect(done.slice(1, 4)).toEqual(['byHand', 'heal', 'link']);
    expect(done).not.toContain('cut');
    expect(found?.members.client).toBe(1);
  });

  function firstStill() {
    for (let seed = 1; seed <= 20; seed++) {
      const round = runRound(forgetful, small, seed, plan);
      if (round.failure?.kind === 'progress') return { round };
    }
    throw new Error('every seed made progress');
  }
});
