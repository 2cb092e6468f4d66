import { describe, expect, test } from 'vitest';
import { raft } from '../../../src/protocols/raft/index.ts';
import { files, leaders, logs, play, SHOWN_BY, told, votersIn } from './scenarioRuns.ts';
import { broken, runTo, states } from './simulation.ts';

/** Every shipped scenario: it shows what it says, and each weakened twin breaks what it should. */

describe.each(files)('$id', (file) => {
  const run = play(file.id);

  test('is complete', () => {
    for (const text of [file.title, file.watch]) {
      expect(Object.keys(text).sort()).toEqual(['en', 'zh']);
      for (const words of Object.values(text)) expect(words.trim()).not.toBe('');
    }
    const own = raft.invariants.map(({ name }) => name);
    expect(file.expects.map(({ invariant }) => invariant).slice(0, own.length)).toEqual(own);
  });

  test('keeps every invariant, but for those that it means to break', () => {
    const failing = file.expects.filter(({ outcome }) => outcome === 'fails');
    expect(broken(run)).toEqual(failing.map(({ invariant }) => invariant));
  });

  test('ends with one leader whom all members follow', () => {
    const all = logs(run);
    const [leader, ...others] = leaders(run);
    expect(others).toEqual([]);
    const members = votersIn(states(run)[leader as string] as never);
    const up = run.simulator.world.nodes.filter(
      ({ name, health }) => members.includes(name) && health === 'up',
    );
    expect(up.length).toBeGreaterThan(members.length / 2);
    for (const { name } of up) expect(all[name]).toEqual(all[leader as string]);
  });

  test('has no command that meets nothing', () => {
    expect(run.missed).toEqual([]);
  });
});

test('first-election: one candidate, one leader, three answers', () => {
  const run = play('first-election');
  expect(told(run, 'electionStarted')).toHaveLength(1);
  expect(told(run, 'clientAnswered').map(({ params }) => params.value)).toEqual(['1', '2', '1']);
});

test('leader-crash: a new leader of a higher term, nothing lost, the old one follows', () => {
  const run = play('leader-crash');
  expect(leaders(run)).not.toEqual(['s1']);
  expect(told(run, 'electionWon').map(({ params }) => params.term)).toEqual([1, 2]);
  const asked = told(run, 'clientAsks').length;
  expect(told(run, 'clientAnswered')).toHaveLength(asked);
});

test('split-vote: no leader while the timeouts are equal, one soon after they are random', () => {
  const run = play('split-vote', 3);
  expect(told(run, 'electionWon')).toEqual([]);
  expect(states(run).s1?.currentTerm).toBeGreaterThan(15);
  runTo(run, 6);
  expect(told(run, 'electionWon')).toHaveLength(1);
});

test('minority-leader: two leaders at once, only the later one commits, and the other’s entries go', () => {
  const run = play('minority-leader', 3.5);
  expect(leaders(run)).toHaveLength(2);
  expect(states(run).s1).toMatchObject({ role: 'leader', currentTerm: 1, commitIndex: 2 });
  runTo(run, 7);
  expect(told(run, 'conflictTruncated')).toHaveLength(2);
  expect(states(run).s1?.machine.kv).toEqual({ x: '2', z: '3' });
});

test('follower-far-behind: more than a hundred entries, in batches of sixteen', () => {
  const run = play('follower-far-behind', 3.9);
  expect((states(run).s1?.log.length ?? 0) - (states(run).s5?.log.length ?? 0)).toBeGreaterThan(80);
  runTo(run, 6);
  const batches = told(run, 'caughtUp').map(
    ({ params }) => Number(params.to) - Number(params.from) + 1,
  );
  expect(Math.max(...batches)).toBe(16);
});

test('client-retry: asked twice, done once', () => {
  const run = play('client-retry');
  expect(told(run, 'clientRetries')).toHaveLength(1);
  expect(told(run, 'duplicateAnswered')).toHaveLength(1);
  expect(states(run).s1?.machine.kv).toEqual({ x: 'ab' });
});

test('power-loss: the old entries are committed again with the first one of the new term', () => {
  const run = play('power-loss', 2.4);
  expect(Object.values(states(run)).map(({ commitIndex }) => commitIndex)).toEqual([0, 0, 0, 0, 0]);
  runTo(run, 7);
  expect(told(run, 'committed').some(({ params }) => params.older === 4)).toBe(true);
  expect(told(run, 'clientAnswered').at(-1)?.params.value).toBe('13');
});

test('one-way-link: term after term without PreVote, none with it', () => {
  expect(states(play('one-way-link', 6)).s1?.currentTerm).toBeGreaterThan(10);
  const calm = play('one-way-link-prevote', 6);
  expect(states(calm).s5).toMatchObject({ currentTerm: 1 });
  expect(leaders(calm)).toEqual(['s1']);
});

test('outdated-candidate: s5 asks first and is refused by everyone', () => {
  const run = play('outdated-candidate', 1.6);
  expect(told(run, 'voteDeniedLogBehind').map(({ params }) => params.server)).toEqual([1, 2, 3]);
});

test('vote-survives-crash: s2 remembers, and s3 does not become a second leader of term 1', () => {
  const run = play('vote-survives-crash', 0.19);
  expect(told(run, 'voteDeniedAlreadyVoted')).toMatchObject([
    { params: { server: 1, candidate: 2 } },
  ]);
  expect(leaders(run)).toEqual(['s1']);
});

describe('figure 7', () => {
  const [a, b, c, d, e, f] = [
    [1, 1, 1, 4, 4, 5, 5, 6, 6],
    [1, 1, 1, 4],
    [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6],
    [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7],
    [1, 1, 1, 4, 4, 4, 4],
    [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3],
  ];
  const top = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6];

  test('begins with the paper’s logs', () => {
    expect(logs(play('figure-7', 0.05))).toEqual({
      s1: top,
      s2: a,
      s3: b,
      s4: c,
      s5: d,
      s6: e,
      s7: f,
    });
  });

  test('s1 is elected for term 8, and every log becomes its own', () => {
    const run = play('figure-7', 1);
    expect(told(run, 'electionWon')).toMatchObject([{ params: { server: 0, term: 8 } }]);
    expect(told(run, 'voteDeniedLogBehind').map(({ params }) => params.server)).toEqual([3, 4]);
    expect(new Set(Object.values(logs(run)).map(String))).toEqual(new Set([String([...top, 8])]));
  });
});

describe('figure 8', () => {
  const until3 = (id: string) => {
    const run = play(id, 0.95);
    expect(logs(run), '(a)').toEqual({ s1: [1, 2], s2: [1, 2], s3: [1], s4: [1], s5: [1] });
    expect(leaders(run)).toEqual(['s1']);
    runTo(run, 1.75);
    expect(logs(run), '(b)').toEqual({ s1: [1, 2], s2: [1, 2], s3: [1], s4: [1], s5: [1, 3] });
    expect(states(run).s5).toMatchObject({ role: 'leader', currentTerm: 3 });
    runTo(run, 3.15);
    expect(logs(run), '(c)').toEqual({
      s1: [1, 2, 4],
      s2: [1, 2],
      s3: [1, 2],
      s4: [1],
      s5: [1, 3],
    });
    expect(states(run).s1).toMatchObject({ role: 'leader', currentTerm: 4, commitIndex: 0 });
    expect(told(run, 'oldTermNotCommitted')).toMatchObject([
      { params: { index: 2, entryTerm: 2, term: 4 } },
    ]);
    return run;
  };

  test('(a) to (d): the entry of term 2 is overwritten', () => {
    const run = until3('figure-8-d');
    runTo(run, 4.5);
    expect(logs(run)).toEqual({ s1: [1, 2, 4], s2: [1, 3], s3: [1, 3], s4: [1, 3], s5: [1, 3] });
    expect(states(run).s5).toMatchObject({ role: 'leader', currentTerm: 5 });
    runTo(run, 7);
    expect(new Set(Object.values(logs(run)).map(String))).toEqual(new Set(['1,3,5']));
  });

  test('(a) to (c), (e): it is committed with the entry of term 4, and s5 cannot win', () => {
    const run = until3('figure-8-e');
    runTo(run, 3.7);
    expect(logs(run)).toEqual({ s1: [1, 2, 4], s2: [1, 2, 4], s3: [1, 2, 4], s4: [1], s5: [1, 3] });
    expect(states(run).s1?.commitIndex).toBe(3);
    runTo(run, 4.9);
    expect(leaders(run)).toEqual([]);
    expect(
      told(run, 'voteDeniedLogBehind')
        .slice(-2)
        .map(({ params }) => params.server),
    ).toEqual([1, 2]);
  });
});

describe('a weakened twin', () => {
  test.each(raft.variants.map(({ id, breaks }) => [id, breaks] as const))(
    '%s breaks %s',
    (id, breaks) => {
      for (const scenario of SHOWN_BY[id] ?? []) {
        expect(broken(play(scenario)), scenario).toEqual([]);
        expect(broken(play(scenario, 60, id))[0], scenario).toBe(breaks);
      }
      expect(SHOWN_BY[id]).toBeDefined();
    },
  );
});
