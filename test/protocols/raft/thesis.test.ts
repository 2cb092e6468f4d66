import { describe, expect, test } from 'vitest';
import { type Answer, notes, sent, sentTo, step, stepAll } from './step.ts';

/** Ongaro, Consensus: Bridging Theory and Practice (2014): PreVote (9.6), CheckQuorum (6.2) and the rule of 4.2.3. */

const timer = (type: string) => ({ timer: { type } });
const voteRequest = (term: number, preVote: boolean, from = 's2') => ({
  from,
  message: {
    type: 'RequestVote',
    term,
    candidateId: from,
    lastLogIndex: 0,
    lastLogTerm: 0,
    preVote,
  },
});
const result = (from: string, term: number, voteGranted: boolean, preVote = false) => ({
  from,
  message: { type: 'RequestVoteResult', term, voteGranted, preVote },
});
const heartbeat = (term: number) => ({
  from: 's2',
  message: {
    type: 'AppendEntries',
    term,
    leaderId: 's2',
    prevLogIndex: 0,
    prevLogTerm: 0,
    entries: [],
    leaderCommit: 0,
  },
});
const stored = (from: string, term: number) => ({
  from,
  message: { type: 'AppendEntriesResult', term, success: true, matchIndex: 1 },
});
const leader = { role: 'leader', currentTerm: 2, votedFor: 's1', leaderId: 's1', log: [2] };

describe('PreVote', () => {
  const preVote = { servers: 3, params: { preVote: true } };

  test('asks first, with its term and its vote as they were', () => {
    const answered = step({
      ...preVote,
      state: { currentTerm: 4, votedFor: 's3' },
      inputs: [timer('election')],
    });
    expect(answered.state).toMatchObject({ role: 'preCandidate', currentTerm: 4, votedFor: 's3' });
    expect(answered.effects.some(({ persist }) => persist)).toBe(false);
    expect(sent(answered)).toMatchObject([
      { term: 5, preVote: true },
      { term: 5, preVote: true },
    ]);
  });

  test('a majority of promises begins the election', () => {
    const inputs = [timer('election'), result('s2', 1, true, true)];
    const answered = step({ ...preVote, inputs });
    expect(answered.state).toMatchObject({ role: 'candidate', currentTerm: 1, votedFor: 's1' });
    expect(sent(answered)).toMatchObject([
      { term: 1, preVote: false },
      { term: 1, preVote: false },
    ]);
  });

  test('promises for another term do not count, refusals of a higher one end it', () => {
    const stale = step({
      ...preVote,
      state: { currentTerm: 4 },
      inputs: [timer('election'), result('s2', 4, true, true)],
    });
    expect(stale.state).toMatchObject({ role: 'preCandidate', currentTerm: 4 });
    const higher = step({
      ...preVote,
      state: { currentTerm: 4 },
      inputs: [timer('election'), result('s2', 9, false, true)],
    });
    expect(higher.state).toMatchObject({ role: 'follower', currentTerm: 9 });
  });

  test('a promise binds nobody: neither term nor vote nor timer change', () => {
    const answers = stepAll({
      ...preVote,
      state: { currentTerm: 1 },
      inputs: [voteRequest(2, true), voteRequest(2, true, 's3')],
    });
    for (const answered of answers) {
      expect(sent(answered)).toMatchObject([{ term: 2, voteGranted: true, preVote: true }]);
      expect(answered.state).toMatchObject({ currentTerm: 1, votedFor: null });
      expect(answered.effects.some(({ persist, setTimer }) => persist ?? setTimer)).toBe(false);
    }
  });

  test('whoever hears a leader, or leads, makes no promise', () => {
    const following = stepAll({
      ...preVote,
      inputs: [
        heartbeat(2),
        voteRequest(3, true, 's3'),
        timer('leaderHeard'),
        voteRequest(3, true, 's3'),
      ],
    });
    expect(sent(following[1] as Answer)).toMatchObject([{ voteGranted: false, term: 2 }]);
    expect(sent(following[3] as Answer)).toMatchObject([{ voteGranted: true, term: 3 }]);
    const leading = step({ ...preVote, state: leader, inputs: [voteRequest(3, true)] });
    expect(sent(leading)).toMatchObject([{ voteGranted: false, term: 2 }]);
    expect(leading.state.role).toBe('leader');
  });

  test('a leader of the term ends the inquiry', () => {
    const { state } = step({
      ...preVote,
      state: { currentTerm: 2 },
      inputs: [timer('election'), heartbeat(2)],
    });
    expect(state).toMatchObject({ role: 'follower', currentTerm: 2, leaderId: 's2' });
  });

  test('a server alone needs no one’s promise', () => {
    const { state } = step({ servers: 1, params: { preVote: true }, inputs: [timer('election')] });
    expect(state).toMatchObject({ role: 'leader', currentTerm: 1 });
  });
});

describe('CheckQuorum', () => {
  const checked = { servers: 5, params: { checkQuorum: true }, state: leader };

  test('a leader that a majority answers stays', () => {
    const inputs = [timer('heartbeat'), stored('s2', 2), stored('s4', 2), timer('election')];
    const answered = step({ ...checked, inputs });
    expect(answered.state.role).toBe('leader');
    expect(answered.effects).toContainEqual(
      expect.objectContaining({
        setTimer: expect.objectContaining({ timer: { type: 'election' } }),
      }),
    );
  });

  test('one that no majority answers steps down in its own term', () => {
    const inputs = [timer('heartbeat'), stored('s2', 2), stored('s2', 2), timer('election')];
    const answered = step({ ...checked, inputs });
    expect(answered.state).toMatchObject({ role: 'follower', currentTerm: 2, leaderId: null });
    expect(notes(answered)).toContain('quorumLost');
  });

  test('each period begins from nothing', () => {
    const inputs = [
      timer('heartbeat'),
      stored('s2', 2),
      stored('s3', 2),
      timer('election'),
      timer('election'),
    ];
    expect(
      stepAll({ ...checked, inputs })
        .map(({ state }) => state.role)
        .slice(-2),
    ).toEqual(['leader', 'follower']);
  });

  test('switched off in mid-run, it lets the leader be', () => {
    const [started] = stepAll({ ...checked, inputs: [timer('heartbeat')] });
    const state = { ...leader, heardFrom: [], nextIndex: started?.state.nextIndex };
    expect(step({ servers: 5, state, inputs: [timer('election')] }).state.role).toBe('leader');
  });
});

describe('4.2.3 a leader that is heard is not disturbed', () => {
  const params = { checkQuorum: true };

  test('a request for a vote is ignored, higher term and all', () => {
    const answers = stepAll({
      servers: 3,
      params,
      inputs: [
        heartbeat(2),
        voteRequest(9, false, 's3'),
        timer('leaderHeard'),
        voteRequest(9, false, 's3'),
      ],
    });
    expect(sentTo(answers[1] as Answer)).toEqual([]);
    expect(answers[1]?.state.currentTerm).toBe(2);
    expect(sent(answers[3] as Answer)).toMatchObject([{ voteGranted: true, term: 9 }]);
  });

  test('neither does a leader that watches its quorum listen to it', () => {
    const { state } = step({ servers: 3, params, state: leader, inputs: [voteRequest(9, false)] });
    expect(state).toMatchObject({ role: 'leader', currentTerm: 2 });
  });

  test('the plain algorithm knows no such rule', () => {
    const { state } = step({ servers: 3, inputs: [heartbeat(2), voteRequest(9, false, 's3')] });
    expect(state).toMatchObject({ currentTerm: 9, votedFor: 's3' });
  });
});

describe('6.3 sessions', () => {
  const ask = {
    from: 'c1',
    message: {
      type: 'ClientRequest',
      serial: 1,
      request: { op: 'append', key: 'x', value: 'a' },
    },
  };
  const all = { type: 'AppendEntriesResult', term: 2, success: true, matchIndex: 3 };
  const asked = (variant?: string) =>
    step({
      servers: 3,
      clients: 1,
      state: leader,
      ...(variant ? { variant } : {}),
      inputs: [ask, ask, { from: 's2', message: all }],
    }).state.machine.kv;

  test('what is asked twice is done once; the weakened twin does it twice', () => {
    expect(asked()).toEqual({ x: 'a' });
    expect(asked('noSession')).toEqual({ x: 'aa' });
  });
});
