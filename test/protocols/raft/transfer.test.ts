import { describe, expect, test } from 'vitest';
import {
  ask,
  electionTimeout,
  entries,
  leads,
  put,
  request,
  stored,
  timeoutNow,
  timer,
  voteRequest,
} from './inputs.ts';
import { broken, open, runTo, states } from './simulation.ts';
import {
  type Answer,
  notes,
  replies,
  sent,
  sentTo,
  sentToOne,
  step,
  stepAll,
  timersSet,
  told,
} from './step.ts';

/** Transfer of leadership: section 3.10 of the thesis. */

const to = (server: string | null) => request('transferLeadership', { server });
const state = leads(2, [2, 2], {
  commitIndex: 2,
  lastApplied: 2,
  matchIndex: { s2: 2, s3: 1 },
  nextIndex: { s2: 3, s3: 2 },
});
const leader = { servers: 3, clients: 2, state };
const kinds = (answered: Answer) => sent(answered).map(({ type }) => type);
const whose = (from: string, term: number) => ({
  from,
  message: { type: 'TimeoutNowResult', term },
});

describe('the leader', () => {
  test('tells one that has its whole log to stand for election', () => {
    const answered = step({ ...leader, inputs: [to('s2')] });
    expect(sentTo(answered)).toEqual(['s2']);
    expect(sent(answered)).toEqual([{ type: 'TimeoutNow', term: 2, leaderId: 's1' }]);
  });

  test('first brings the log of another up to its own', () => {
    const inputs = [to('s3'), stored('s3', 2, 1), stored('s3', 2, 2), stored('s3', 2, 2)];
    const answers = stepAll({ ...leader, inputs });
    expect(sent(answers[0] as Answer)).toMatchObject([{ type: 'AppendEntries', entries: [{}] }]);
    expect(answers.map((one) => kinds(one).includes('TimeoutNow'))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  test('chooses who has most of its log, if nobody is named', () => {
    expect(told(step({ ...leader, inputs: [to(null)] }), 'transferStarted')).toMatchObject({
      successor: 's2',
    });
  });

  test('takes no new requests meanwhile; clients wait without a hint', () => {
    const inputs = [to('s3'), ask('c1', 1, put('x', '1')), put('x', '1')];
    const [, asked, own] = stepAll({ ...leader, inputs });
    expect(sent(asked as Answer)).toMatchObject([{ status: 'notLeader', leaderHint: null }]);
    expect(replies(own as Answer)).toMatchObject([{ ok: false }]);
    expect(own?.state.log).toHaveLength(2);
    for (const answered of [asked, own])
      expect(notes(answered as Answer)).toEqual(['busyWithTransfer']);
  });

  test('goes on as before if the other is not elected within an election timeout', () => {
    const inputs = [to('s2'), timer('transfer'), put('x', '1')];
    const [begun, failed, after] = stepAll({ ...leader, inputs });
    expect(timersSet(begun as Answer)).toEqual(['transfer']);
    expect(notes(failed as Answer)).toEqual(['transferFailed']);
    expect(replies(failed as Answer)).toMatchObject([{ ok: false }]);
    expect(after?.state.log).toHaveLength(3);
  });

  test('answers once the other has a higher term, whatever told it', () => {
    for (const sign of [whose('s2', 3), voteRequest('s2', 3, [2, 2])]) {
      const [, done] = stepAll({ ...leader, inputs: [to('s2'), sign] });
      expect(replies(done as Answer)).toMatchObject([{ ok: true }]);
      expect(done?.state).toMatchObject({ role: 'follower', currentTerm: 3 });
      expect(done?.effects).toContainEqual({ cancelTimer: { type: 'transfer' } });
    }
    const asked = [ask('c1', 7, to('s2')), whose('s2', 3)];
    const [, client] = stepAll({ ...leader, inputs: asked });
    expect(sentToOne(client as Answer, 'c1')).toMatchObject([
      { serial: 7, status: 'ok', leaderHint: 's2' },
    ]);
  });

  test('does not take another’s election for it', () => {
    const [, deposed] = stepAll({ ...leader, inputs: [to('s2'), voteRequest('s3', 3, [2, 2])] });
    expect(replies(deposed as Answer)).toEqual([]);
  });

  test('refuses who has no vote, and a transfer while another or a change is under way', () => {
    const refusal = (...inputs: object[]) =>
      told(step({ ...leader, servers: 4, inputs }), 'transferRefused');
    const four = { ...leader, servers: 4, state: { ...state, config: ['s1', 's2', 's3'] } };
    expect(told(step({ ...four, inputs: [to('s4')] }), 'transferRefused')).toMatchObject({
      why: 'noVoter',
    });
    expect(refusal(to('s3'), to('s2'))).toMatchObject({ why: 'transferUnderWay' });
    const adding = step({ ...four, inputs: [request('addServer', { server: 's4' }), to('s2')] });
    expect(told(adding, 'transferRefused')).toMatchObject({ why: 'changeUnderWay' });
    const alone = { servers: 1, state: leads(1, [1]) };
    expect(told(step({ ...alone, inputs: [to(null)] }), 'transferRefused')).toMatchObject({
      why: 'noVoter',
    });
  });

  test('has nothing to do where it is to lead itself; a client that asks twice is answered once', () => {
    const itself = step({ ...leader, inputs: [to('s1')] });
    expect(replies(itself)).toMatchObject([{ ok: true }]);
    expect(sent(itself)).toEqual([]);
    const twice = step({ ...leader, inputs: [ask('c1', 7, to('s3')), ask('c1', 7, to('s3'))] });
    expect(twice.effects).toEqual([]);
  });
});

describe('who is told to stand', () => {
  const follower = { servers: 3, state: { currentTerm: 2, votedFor: 's2', log: [2, 2] } };

  test('does so at once, in a new term, and says so', () => {
    const answered = step({ ...follower, inputs: [timeoutNow(2)] });
    expect(answered.state).toMatchObject({ role: 'candidate', currentTerm: 3, votedFor: 's1' });
    expect(sent(answered)).toMatchObject([
      { type: 'RequestVote', term: 3, preVote: false, leadershipTransfer: true },
      { type: 'RequestVote', term: 3 },
      { type: 'TimeoutNowResult', term: 3 },
    ]);
  });

  test('without a pre-vote, and although it hears its leader', () => {
    const heard = entries(2, [2, 2], [], 2);
    const params = { preVote: true };
    const answered = step({ ...follower, params, inputs: [heard, timeoutNow(2)] });
    expect(answered.state).toMatchObject({ role: 'candidate', currentTerm: 3 });
  });

  test('is voted for by those who hear the leader', () => {
    const wanted = voteRequest('s3', 3, [2, 2]);
    const asks = (leadershipTransfer: boolean) => ({
      from: 's3',
      message: { ...wanted.message, leadershipTransfer },
    });
    const heard = entries(2, [2, 2], [], 2);
    const given = { ...follower, params: { checkQuorum: true } };
    expect(sent(step({ ...given, inputs: [heard, asks(false)] }))).toEqual([]);
    expect(sent(step({ ...given, inputs: [heard, asks(true)] }))).toMatchObject([
      { voteGranted: true },
    ]);
  });

  test('does not where the leader is one of the past, or it has no vote', () => {
    const old = step({ ...follower, inputs: [timeoutNow(1)] });
    expect(old.state).toMatchObject({ role: 'follower', currentTerm: 2 });
    expect(sent(old)).toMatchObject([{ type: 'TimeoutNowResult', term: 2 }]);
    const state = { ...follower.state, config: ['s2', 's3'] };
    expect(step({ ...follower, state, inputs: [timeoutNow(2)] }).state.role).toBe('follower');
    expect(step({ ...leader, inputs: [timeoutNow(2)] }).state.role).toBe('leader');
  });

  test('that does not win tries again by itself, as an ordinary candidate', () => {
    const answered = step({ ...follower, inputs: [timeoutNow(2), electionTimeout] });
    expect(sent(answered)).toMatchObject([
      { term: 4, leadershipTransfer: false },
      { term: 4, leadershipTransfer: false },
    ]);
  });
});

describe('in a whole cluster', () => {
  const cluster = (script: readonly object[], params: object = {}) => {
    const run = open({
      version: 1,
      protocol: 'raft',
      nodes: { server: 3, client: 1 },
      network: { delay: { fixed: '10ms' } },
      params: { electionTimeout: ['500ms', '900ms'], checkQuorum: true, ...params },
      workload: { every: '30ms', op: 'append' },
      script: [
        { at: '0.01s', do: 'fire', node: 's1', timer: 'election' },
        { at: '1s', do: 'request', node: 's1', request: to('s3').request },
        ...script,
      ],
    });
    runTo(run, 3);
    expect(broken(run)).toEqual([]);
    return run;
  };

  test.each(['log', 'readIndex', 'lease'])(
    'it takes less than an election timeout (reads: %s)',
    (reads) => {
      const run = cluster([], { reads });
      const won = run.story.filter(({ key }) => key === 'electionWon');
      expect(won.map(({ params }) => params.term)).toEqual([1, 2]);
      expect((won[1]?.at ?? 0) - 1000).toBeLessThan(100);
      expect(states(run).s3?.role).toBe('leader');
      expect(run.simulator.operations().filter(({ response }) => response).length).toBeGreaterThan(
        30,
      );
    },
  );

  test('TimeoutNow that is lost leaves the leader as it was', () => {
    const run = cluster([{ at: '0.99s', do: 'cut', from: 's1', to: 's3' }]);
    expect(states(run).s1).toMatchObject({ role: 'leader', currentTerm: 1 });
    expect(run.story.map(({ key }) => key)).toContain('transferFailed');
  });
});
