import { describe, expect, test } from 'vitest';
import { entries, heartbeat, leads, put, refused, stored } from './inputs.ts';
import { broken, open, runTo, states } from './simulation.ts';
import { type Answer, sent, sentToOne, step, stepAll } from './step.ts';

/** Pipelining and batching of AppendEntries: section 10.2.1 of the thesis. */

const state = leads(1, [1], {
  commitIndex: 1,
  lastApplied: 1,
  matchIndex: { s2: 1, s3: 1 },
  nextIndex: { s2: 2, s3: 2 },
});
const leader = { servers: 3, params: { pipelining: true }, state };
const writes = (count: number) => Array.from({ length: count }, (_, i) => put('x', `${i}`));
/** What s2 is sent: before which index it begins, and how many entries it has. */
const toS2 = (answered: Answer) =>
  sentToOne(answered, 's2').map(({ prevLogIndex, entries: list }) => [
    prevLogIndex,
    (list as readonly object[]).length,
  ]);

describe('what was sent counts as arrived', () => {
  test('so each entry goes out once, with nextIndex behind it; without, with all that is unanswered', () => {
    const piped = stepAll({ ...leader, inputs: writes(3) });
    expect(piped.map(toS2)).toEqual([[[1, 1]], [[2, 1]], [[3, 1]]]);
    expect(piped.map((one) => one.state.nextIndex.s2)).toEqual([3, 4, 5]);
    const plain = stepAll({ ...leader, params: {}, inputs: writes(3) });
    expect(plain.map(toS2)).toEqual([[[1, 1]], [[1, 2]], [[1, 3]]]);
    expect(plain.map((one) => one.state.nextIndex.s2)).toEqual([2, 2, 2]);
  });

  test('for commits only the answers do', () => {
    const inputs = [...writes(2), stored('s2', 1, 2), stored('s2', 1, 3)];
    expect(stepAll({ ...leader, inputs }).map((one) => one.state.commitIndex)).toEqual([
      1, 1, 2, 3,
    ]);
  });
});

describe('so many messages may be under way', () => {
  const narrow = { ...leader, params: { pipelining: true, maxInflight: 2 } };

  test('entries that find no room wait, and go out together with the next answer', () => {
    const inputs = [...writes(5), stored('s2', 1, 2)];
    const answers = stepAll({ ...narrow, inputs });
    expect(answers.map((one) => toS2(one).filter(([, count]) => count))).toEqual([
      [[1, 1]],
      [[2, 1]],
      [],
      [],
      [],
      [[3, 3]],
    ]);
    expect(answers[4]?.state.leading?.inflight).toMatchObject({ s2: [2, 3] });
    expect(answers[5]?.state.leading?.inflight).toMatchObject({ s2: [3, 6] });
  });

  test('each of them with no more entries than are allowed', () => {
    const params = { pipelining: true, maxInflight: 3, maxEntries: 2 };
    const behind = { ...state, log: [1, 1, 1, 1, 1, 1, 1, 1] };
    const given = { ...leader, params, state: behind };
    expect(toS2(step({ ...given, inputs: [put('x', '1')] }))).toEqual([
      [1, 2],
      [3, 2],
      [5, 2],
    ]);
  });

  test('heartbeats need no room', () => {
    const answered = step({ ...narrow, inputs: [...writes(3), heartbeat] });
    expect(toS2(answered)).toEqual([[3, 0]]);
  });

  test('an answer settles all that was sent before what it speaks of', () => {
    const inputs = [...writes(2), stored('s2', 1, 3), stored('s2', 1, 2)];
    const answered = step({ ...narrow, inputs });
    expect(answered.state.leading?.inflight).toMatchObject({ s2: [] });
    expect(answered.state).toMatchObject({ matchIndex: { s2: 3 }, nextIndex: { s2: 4 } });
  });

  test('each follower has its own', () => {
    const inputs = [...writes(2), stored('s3', 1, 3), put('x', '9')];
    const answered = step({ ...narrow, inputs });
    expect(sentToOne(answered, 's3')).toMatchObject([{ prevLogIndex: 3, entries: [{}] }]);
    expect(answered.state.leading?.inflight.s2).toEqual([2, 3]);
  });
});

describe('what was lost', () => {
  test('is missed by the follower when the next message comes, which it refuses', () => {
    const follower = { currentTerm: 1, log: [1] };
    const answered = step({ servers: 3, state: follower, inputs: [entries(1, [2, 1], [1])] });
    expect(sent(answered)).toMatchObject([{ success: false, conflictIndex: 2 }]);
  });

  const refusal = refused('s2', 1, { conflictTerm: null, conflictIndex: 2 });

  test('is sent again from there, with all behind it, once: what else was under way is refused as well', () => {
    const answers = stepAll({ ...leader, inputs: [...writes(3), refusal, refusal] });
    expect(answers.slice(-2).map(toS2)).toEqual([[[1, 3]], []]);
    expect(answers.at(-1)?.state).toMatchObject({
      nextIndex: { s2: 2 },
      leading: { inflight: {}, probing: ['s2'] },
    });
  });

  test('comes one message at a time until the follower agrees again', () => {
    const inputs = [...writes(3), refusal, put('x', '4'), stored('s2', 1, 4), put('x', '5')];
    const answers = stepAll({ ...leader, inputs });
    expect(answers.slice(4).map(toS2)).toEqual([[[1, 4]], expect.anything(), [[5, 1]]]);
    expect(answers.at(-1)?.state).toMatchObject({
      nextIndex: { s2: 7 },
      leading: { probing: [] },
    });
  });

  test('if it was the last, the heartbeat behind it finds out', () => {
    const inputs = [put('x', '1'), heartbeat];
    expect(toS2(step({ ...leader, inputs }))).toEqual([[2, 0]]);
  });

  test('never lets nextIndex fall to what is known to have arrived', () => {
    const inputs = [
      ...writes(3),
      stored('s2', 1, 3),
      refused('s2', 1, { conflictTerm: null, conflictIndex: 2 }),
    ];
    const answered = step({ ...leader, inputs });
    expect(answered.state.matchIndex.s2).toBe(3);
    expect(toS2(answered)).toEqual([[3, 1]]);
  });

  test('does not keep a cluster from agreeing, whatever the network does', () => {
    const run = open({
      version: 1,
      protocol: 'raft',
      seed: 2,
      nodes: { server: 3, client: 2 },
      network: { loss: 0.2, duplicate: 0.2, delay: { uniform: ['1ms', '80ms'] } },
      params: {
        pipelining: true,
        maxInflight: 3,
        maxEntries: 2,
        electionTimeout: ['600ms', '900ms'],
      },
      workload: { every: '20ms', clients: 'all', op: 'append', keys: 2 },
      script: [{ at: '6s', do: 'link', loss: 0, duplicate: 0, delay: { fixed: '5ms' } }],
    });
    runTo(run, 8);
    expect(broken(run)).toEqual([]);
    const commits = Object.values(states(run)).map(({ commitIndex }) => commitIndex);
    expect(Math.min(...commits)).toBeGreaterThan(100);
    expect(Math.max(...commits) - Math.min(...commits)).toBeLessThan(5);
  });
});
