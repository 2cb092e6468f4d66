import { describe, expect, test } from 'vitest';
import {
  ask,
  configured,
  electionTimeout,
  entries,
  get,
  heartbeat,
  leads,
  partTaken,
  put,
  refused,
  request,
  stored,
  vote,
  voteRequest,
} from './inputs.ts';
import { broken, open, type Run, runTo, states } from './simulation.ts';
import {
  type Answer,
  notes,
  replies,
  sent,
  sentTo,
  sentToOne,
  step,
  stepAll,
  told,
} from './step.ts';

/** Reads that are no entries of the log: ReadIndex (thesis 6.4) and leases (6.4.1). */

const machine = { kv: { x: '1' } };
const settled = { commitIndex: 2, lastApplied: 2, machine, matchIndex: { s2: 2, s3: 2 } };
const state = leads(2, [1, 2], settled);
const read = get('x');
const values = (answers: readonly Answer[]) =>
  answers.map((one) => replies(one).map((reply) => (reply as { value: string }).value));
const rounds = (answers: readonly Answer[]) =>
  answers.map((one) => sentToOne(one, 's2').map(({ round }) => round));

describe('ReadIndex', () => {
  const leader = { servers: 3, clients: 2, params: { reads: 'readIndex' }, state };

  test('a read is no entry; it waits for a round of heartbeats that a majority answers', () => {
    const answers = stepAll({ ...leader, inputs: [read, stored('s2', 2, 2, 1)] });
    expect(sentTo(answers[0] as Answer)).toEqual(['s2', 's3']);
    expect(sent(answers[0] as Answer)).toMatchObject([{ entries: [], round: 1 }, { round: 1 }]);
    expect(values(answers)).toEqual([[], ['1']]);
    expect(answers[1]?.state.log).toHaveLength(2);
    expect(told(answers[1] as Answer, 'readServed')).toMatchObject({
      readIndex: 2,
      by: 'readIndex',
    });
  });

  test('answers to what was sent before the read prove nothing', () => {
    const inputs = [read, stored('s2', 2, 2, 0), stored('s3', 2, 2, 0)];
    expect(values(stepAll({ ...leader, inputs }))).toEqual([[], [], []]);
    const five = { ...leader, servers: 5 };
    const twice = [read, stored('s2', 2, 2, 1), stored('s2', 2, 2, 1), stored('s4', 2, 2, 1)];
    expect(values(stepAll({ ...five, inputs: twice }))).toEqual([[], [], [], ['1']]);
    const late = [read, stored('s2', 2, 2, 1), stored('s2', 2, 2, 0), stored('s4', 2, 2, 1)];
    expect(values(stepAll({ ...five, inputs: late })).at(-1)).toEqual(['1']);
  });

  test('any answer of the term will do, a refused entry or a part of a snapshot as well', () => {
    const refusal = refused('s2', 2, { conflictTerm: null, conflictIndex: 1, round: 1 });
    expect(values(stepAll({ ...leader, inputs: [read, refusal] }))[1]).toEqual(['1']);
    const taken = partTaken('s2', 2, 1, 0);
    const ofSnapshot = { ...taken, message: { ...taken.message, round: 1 } };
    expect(values(stepAll({ ...leader, inputs: [read, ofSnapshot] }))[1]).toEqual(['1']);
  });

  test('reads that come while a round runs share the next one', () => {
    const inputs = [
      ask('c1', 1, read),
      ask('c2', 1, read),
      read,
      stored('s2', 2, 2, 1),
      stored('s3', 2, 2, 2),
    ];
    const answers = stepAll({ ...leader, inputs });
    expect(rounds(answers)).toEqual([[1], [], [], [2], []]);
    const answered = answers.map(
      (one) => sent(one).filter(({ type }) => type === 'ClientResponse').length,
    );
    expect(answered).toEqual([0, 0, 0, 1, 1]);
    expect(values(answers)).toEqual([[], [], [], [], ['1']]);
  });

  test('in a term without a committed entry a read waits for one: nobody knows yet what is committed', () => {
    const fresh = leads(3, [1, 2, 3], { ...settled, machine: { kv: { x: 'old' } } });
    const inputs = [read, stored('s2', 3, 2, 1), entries(2, [0, 0], []), stored('s3', 3, 3, 1)];
    const answers = stepAll({ ...leader, state: fresh, inputs });
    expect(told(answers[0] as Answer, 'readStarted')).toMatchObject({ readIndex: 3 });
    expect(values(answers)).toEqual([[], [], [], ['old']]);
    expect(answers[3]?.state.commitIndex).toBe(3);
  });

  test('it is answered from a store that has all that was committed when it came', () => {
    const behind = leads(2, [1, 2, 2], { ...settled, commitIndex: 3, lastApplied: 2 });
    const given = { ...leader, state: behind };
    const waits = stepAll({ ...given, inputs: [read, stored('s2', 2, 2, 1)] });
    expect(told(waits[0] as Answer, 'readStarted')).toMatchObject({ readIndex: 3 });
    expect(waits[1]?.state.lastApplied).toBeGreaterThanOrEqual(3);
    expect(values(waits)[1]).toEqual(['1']);
  });

  test('what is written afterwards is not waited for', () => {
    const inputs = [read, put('x', '2'), stored('s2', 2, 2, 1)];
    expect(values(stepAll({ ...leader, inputs }))[2]).toEqual(['1']);
  });

  test('a leader that was deposed answers nothing that it was asked', () => {
    const inputs = [ask('c1', 1, read), read, stored('s2', 3, 2, 1), stored('s3', 2, 2, 1)];
    const answers = stepAll({ ...leader, inputs });
    expect(answers[2]?.state).toMatchObject({ role: 'follower', leading: null });
    expect(answers.flatMap(sent).filter(({ type }) => type === 'ClientResponse')).toEqual([]);
    expect(values(answers).flat()).toEqual([]);
  });

  test('a client that asks again while it waits is answered once', () => {
    const again = ask('c1', 5, read);
    const answers = stepAll({ ...leader, inputs: [again, again, stored('s2', 2, 2, 1)] });
    expect(sentToOne(answers[2] as Answer, 'c1')).toMatchObject([{ serial: 5, status: 'ok' }]);
    expect(answers[2]?.state.leading).toMatchObject({ reads: [], round: 1 });
  });

  test('those without a vote do not count; voters of before and after both do', () => {
    const without = { voters: ['s1', 's2', 's3'], oldVoters: null, nonVoting: ['s4'] };
    const both = { voters: ['s1', 's4', 's5'], oldVoters: ['s1', 's2', 's3'], nonVoting: [] };
    const served = (config: object, ...from: string[]) => {
      const given = leads(2, [configured(1, config), 2], settled);
      const inputs = [read, ...from.map((id) => stored(id, 2, 2, 1))];
      return values(stepAll({ ...leader, servers: 5, state: given, inputs })).flat().length;
    };
    expect(served(without, 's4')).toBe(0);
    expect(served(without, 's4', 's3')).toBe(1);
    expect(served(both, 's2', 's3')).toBe(0);
    expect(served(both, 's2', 's5')).toBe(1);
  });

  test('a server alone is a majority', () => {
    const answers = stepAll({
      ...leader,
      servers: 1,
      state: {},
      inputs: [electionTimeout, put('x', '1'), read],
    });
    expect(replies(answers[2] as Answer)).toMatchObject([{ value: '1' }]);
  });

  test('the weakened twin asks nobody', () => {
    const given = { ...leader, variant: 'readAtOnce', inputs: [read] };
    expect(values(stepAll(given))).toEqual([['1']]);
  });
});

describe('a lease', () => {
  const params = { reads: 'lease', electionTimeout: ['110ms', '300ms'], clockDrift: 10 };
  const leader = { servers: 3, clients: 1, params, state };
  const leaseUntil = (answered: Answer) => answered.state.leading?.leaseUntil;
  const held = leads(2, [1, 2], { ...settled, leading: { leaseUntil: '50ms' } });

  test('is had when a majority has answered a heartbeat, from when that was sent', () => {
    const answers = stepAll({ ...leader, inputs: [heartbeat, stored('s2', 2, 2, 1)] });
    expect(rounds(answers)[0]).toEqual([1]);
    // The shortest election timeout, less what the clocks may differ.
    expect(answers.map(leaseUntil)).toEqual(['0ms', '100ms']);
  });

  test('a read under it is answered at once, and asks nobody', () => {
    const answered = step({ ...leader, state: held, inputs: [read] });
    expect(replies(answered)).toMatchObject([{ value: '1' }]);
    expect(sent(answered)).toEqual([]);
    expect(told(answered, 'readServed')).toMatchObject({ by: 'lease' });
  });

  test('without one a read takes a round, as by ReadIndex', () => {
    const answers = stepAll({ ...leader, inputs: [read, stored('s3', 2, 2, 1), read] });
    expect(values(answers)).toEqual([[], ['1'], ['1']]);
    expect(told(answers[1] as Answer, 'readServed')).toMatchObject({ by: 'readIndex' });
    expect(told(answers[2] as Answer, 'readServed')).toMatchObject({ by: 'lease' });
  });

  test('does not spare the store to be applied so far', () => {
    const fresh = leads(3, [1, 2, 3], { ...settled, leading: { leaseUntil: '50ms' } });
    const answers = stepAll({ ...leader, state: fresh, inputs: [read, stored('s2', 3, 3)] });
    expect(values(answers)).toEqual([[], ['1']]);
  });

  test('ends when someone is told to stand for election, and there is none in this term any more', () => {
    const inputs = [
      request('transferLeadership', { server: 's2' }),
      { timer: { type: 'transfer' } },
      read,
      stored('s3', 2, 2, 1),
      read,
    ];
    const answers = stepAll({ ...leader, state: held, inputs });
    expect(values(answers).slice(2)).toEqual([[], ['1'], []]);
    expect(rounds(answers)[2]).toEqual([1]);
  });

  test('rests on followers that vote for nobody while they hear a leader', () => {
    const heard = [entries(2, [0, 0], []), voteRequest('s3', 9)];
    const follower = { servers: 3, inputs: heard };
    expect(sent(step({ ...follower, params }))).toEqual([]);
    expect(sent(step({ ...follower, params: { reads: 'readIndex' } }))).toMatchObject([
      { voteGranted: true },
    ]);
  });

  test('a server alone needs no answers', () => {
    const inputs = [electionTimeout, heartbeat, put('x', '1'), read];
    const answers = stepAll({ ...leader, servers: 1, state: {}, inputs });
    expect(replies(answers[3] as Answer)).toMatchObject([{ value: '1' }]);
    // Nor does one that has become the only voter while a round ran that now nobody will answer.
    const left = leads(2, [1, 2], {
      ...settled,
      config: ['s1'],
      leading: { round: 3, confirmed: 2 },
    });
    const late = stepAll({ ...leader, state: left, inputs: [read, heartbeat] });
    expect(values(late).flat()).toEqual(['1']);
  });

  test('writes go through the log as ever', () => {
    const answered = step({ ...leader, state: held, inputs: [put('x', '2')] });
    expect(notes(answered)).toContain('entryAppended');
    expect(replies(answered)).toEqual([]);
  });
});

describe('in a whole cluster', () => {
  const cluster = (params: object, script: readonly object[]): Run =>
    open({
      version: 1,
      protocol: 'raft',
      seed: 4,
      nodes: { server: 3, client: 0 },
      network: { delay: { fixed: '5ms' } },
      params: { electionTimeout: ['150ms', '200ms'], ...params },
      script: [
        { at: '10ms', do: 'fire', node: 's1', timer: 'election' },
        { at: '500ms', do: 'request', node: 's1', request: { op: 'put', key: 'x', value: 'old' } },
        ...script,
      ],
    });
  /** s1 is alone from 1 s on; another is elected and writes; s1 is asked for what stands there. */
  const alone = [{ at: '1s', do: 'partition', groups: [['s1'], ['s2', 's3']] }];
  const rewritten = (at: string) =>
    ['s2', 's3'].map((node) => ({
      at,
      do: 'request',
      node,
      request: { op: 'put', key: 'x', value: 'new' },
    }));
  const asked = (at: string) => ({ at, do: 'request', node: 's1', request: read.request });
  /** What the reads at s1 were answered, null for no answer. */
  const answersOf = ({ simulator }: Run) =>
    simulator
      .operations()
      .filter(({ request: asked }) => (asked as { op: string }).op === 'get')
      .map(({ response }) => (response as { value: string } | null)?.value ?? null);

  test('ReadIndex: a leader cut off answers no read', () => {
    const run = cluster({ reads: 'readIndex' }, [...alone, asked('1.02s'), asked('1.4s')]);
    runTo(run, 2);
    expect(states(run).s1?.role).toBe('leader');
    expect(answersOf(run)).toEqual([null, null]);
  });

  test('a lease holds for a while, and no other leader is elected in that time', () => {
    const script = [...alone, asked('1.02s'), asked('1.4s')];
    const run = cluster({ reads: 'lease' }, script);
    runTo(run, 2);
    expect(answersOf(run)).toEqual(['old', null]);
    const elected = run.story.filter(({ at, key }) => key === 'electionWon' && at > 1000);
    expect(elected[0]?.at).toBeGreaterThan(1000 + 150 / 1.1);
    expect(broken(run)).toEqual([]);
  });

  const slow = { at: '900ms', do: 'clock', node: 's1', drift: -0.7 };
  const stale = [slow, ...alone, ...rewritten('1.3s'), asked('1.36s')];

  test('a clock that goes slower than is allowed for makes it outlive the next election', () => {
    const run = cluster({ reads: 'lease', heartbeat: '20ms' }, stale);
    runTo(run, 1.5);
    expect(answersOf(run)).toEqual(['old']);
    expect(states(run).s2?.machine.kv).toEqual({ x: 'new' });
  });

  test('not one that goes as slow as is allowed for', () => {
    const params = { reads: 'lease', heartbeat: '20ms', clockDrift: 300 };
    const run = cluster(params, stale);
    runTo(run, 1.5);
    expect(answersOf(run)).toEqual([null]);
  });

  test('a server that restarts withholds its vote: it may have answered just before', () => {
    const restart = [
      { at: '1s', do: 'crash', node: 's2' },
      { at: '1.001s', do: 'restart', node: 's2' },
      { at: '1.002s', do: 'cut', from: 's1', to: 's2' },
      { at: '1.01s', do: 'fire', node: 's3', timer: 'election' },
    ];
    const withheld = (params: object) => {
      const run = cluster(params, restart);
      runTo(run, 1.03);
      return run.story.some(({ at, key, params: { server } }) => {
        return key === 'voteWithheld' && server === 1 && at > 1000;
      });
    };
    expect(withheld({ reads: 'lease' })).toBe(true);
    expect(withheld({ reads: 'readIndex' })).toBe(false);
    const fresh = step({ servers: 3, params: { reads: 'lease' }, inputs: [voteRequest('s3', 1)] });
    expect(sent(fresh)).toMatchObject([{ voteGranted: true }]);
  });

  test('a new leader has no lease from the one before', () => {
    const follower = { currentTerm: 2, log: [1, 2], ...settled };
    const inputs = [electionTimeout, vote('s2', 3), read];
    const answered = step({ servers: 3, params: { reads: 'lease' }, state: follower, inputs });
    expect(answered.state.leading).toMatchObject({ leaseUntil: '0ms' });
    expect(replies(answered)).toEqual([]);
  });
});
