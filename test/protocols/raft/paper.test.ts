import { describe, expect, test } from 'vitest';
import {
  type Answer,
  notes,
  type PrintedMessage,
  sent,
  sentTo,
  step,
  stepAll,
  terms,
} from './step.ts';

/**
 * Ongaro & Ousterhout, In Search of an Understandable Consensus Algorithm (2014): figure 2 and section 5, rule by rule.
 * Five servers unless a test says otherwise; the one that is asked is s1.
 */

const servers = 5;
const others = ['s2', 's3', 's4', 's5'];
const timer = (type: string) => ({ timer: { type } });
const electionTimeout = timer('election');
const put = (key: string, value: string) => ({ request: { op: 'put', key, value } });

const voteRequest = (term: number, lastLogIndex = 0, lastLogTerm = 0, candidate = 's2') => ({
  from: candidate,
  message: { type: 'RequestVote', term, candidateId: candidate, lastLogIndex, lastLogTerm },
});
const vote = (from: string, term: number, voteGranted = true) => ({
  from,
  message: { type: 'RequestVoteResult', term, voteGranted },
});
const entries = (
  term: number,
  prev: readonly [number, number],
  list: readonly number[],
  leaderCommit = 0,
) => ({
  from: 's2',
  message: {
    type: 'AppendEntries',
    term,
    leaderId: 's2',
    prevLogIndex: prev[0],
    prevLogTerm: prev[1],
    entries: list,
    leaderCommit,
  },
});
const stored = (from: string, term: number, matchIndex: number) => ({
  from,
  message: { type: 'AppendEntriesResult', term, success: true, matchIndex },
});
const refused = (from: string, term: number, conflict: object = {}) => ({
  from,
  message: { type: 'AppendEntriesResult', term, success: false, ...conflict },
});

const leader = (currentTerm: number, log: readonly number[], more: object = {}) => ({
  role: 'leader',
  currentTerm,
  votedFor: 's1',
  leaderId: 's1',
  log,
  ...more,
});
const candidate = (currentTerm: number, log: readonly number[] = []) => ({
  role: 'candidate',
  currentTerm,
  votedFor: 's1',
  log,
  votesGranted: ['s1'],
});

const timers = (answered: Answer) =>
  answered.effects.flatMap(({ setTimer }) => (setTimer ? [setTimer.timer.type] : []));
const persists = (answered: Answer) =>
  answered.effects.flatMap(({ persist }) => (persist ? [persist] : []));
const replies = (answered: Answer) =>
  answered.effects.flatMap(({ reply }) => (reply ? [reply.response] : []));
/** The kinds of effects that matter to the disk, in order. */
const order = (answered: Answer) =>
  answered.effects.flatMap((effect) =>
    effect.persist ? ['persist'] : effect.send ? ['send'] : effect.reply ? ['reply'] : [],
  );

describe('5.1 terms', () => {
  const messages = {
    RequestVote: voteRequest(7),
    RequestVoteResult: vote('s2', 7, false),
    AppendEntries: entries(7, [0, 0], []),
    AppendEntriesResult: refused('s2', 7),
  };
  const roles = { follower: { currentTerm: 3 }, candidate: candidate(3), leader: leader(3, []) };
  const pairs = Object.keys(messages).flatMap((message) =>
    Object.keys(roles).map((role) => [message, role] as const),
  );

  test.each(pairs)('a %s of a higher term makes a %s a follower of that term', (message, role) => {
    const { state, durable } = step({
      servers,
      state: roles[role as keyof typeof roles],
      inputs: [messages[message as keyof typeof messages]],
    });
    expect([state.role, state.currentTerm]).toEqual(['follower', 7]);
    expect(durable.currentTerm).toBe(7);
    expect(state.votedFor).toBe(message === 'RequestVote' ? 's2' : null);
  });

  test('a leader that steps down waits for the next leader like any follower', () => {
    const answered = step({ servers, state: leader(3, [3]), inputs: [refused('s2', 4)] });
    expect(timers(answered)).toEqual(['election']);
    expect(answered.effects).toContainEqual({ cancelTimer: { type: 'heartbeat' } });
    expect(answered.state.nextIndex).toEqual({});
  });

  test('requests of an older term are refused with the present one', () => {
    const state = { currentTerm: 5, votedFor: 's3' };
    const [old, older] = stepAll({
      servers,
      state,
      inputs: [voteRequest(4), entries(4, [0, 0], [4])],
    });
    expect(sent(old as Answer)).toMatchObject([{ voteGranted: false, term: 5 }]);
    expect(sent(older as Answer)).toMatchObject([{ success: false, term: 5 }]);
    expect(older?.state).toMatchObject({ currentTerm: 5, votedFor: 's3', log: [] });
    expect(timers(older as Answer)).toEqual([]);
  });

  test('answers of an older term are ignored', () => {
    const stale = step({ servers: 3, state: candidate(5), inputs: [vote('s2', 4)] });
    expect(stale.state.role).toBe('candidate');
    const late = step({ servers: 3, state: leader(5, [4, 5]), inputs: [stored('s2', 4, 2)] });
    expect(late.state).toMatchObject({ commitIndex: 0, matchIndex: {} });
  });
});

describe('5.2 leader election', () => {
  test('a server begins as a follower', () => {
    const { state } = step({ servers, inputs: [timer('heartbeat')] });
    expect(state).toMatchObject({
      role: 'follower',
      currentTerm: 0,
      votedFor: null,
      leaderId: null,
    });
  });

  test('an election timeout begins a new term with a vote for itself and a request to all others', () => {
    const answered = step({
      servers,
      state: { currentTerm: 1, log: [1] },
      inputs: [electionTimeout],
    });
    expect(answered.state).toMatchObject({ role: 'candidate', currentTerm: 2, votedFor: 's1' });
    expect(sentTo(answered)).toEqual(others);
    for (const message of sent(answered)) {
      const lastLog = { lastLogIndex: 1, lastLogTerm: 1 };
      expect(message).toMatchObject({
        type: 'RequestVote',
        term: 2,
        candidateId: 's1',
        ...lastLog,
      });
    }
    expect(timers(answered)).toEqual(['election']);
  });

  test('election timeouts are drawn from the range that is set', () => {
    const params = { electionTimeout: ['150ms', '300ms'] };
    const { effects } = step({ servers, params, inputs: [electionTimeout] });
    expect(effects).toContainEqual({
      setTimer: { timer: { type: 'election' }, delay: ['150ms', '300ms'] },
    });
  });

  test('votes of a majority make a leader, no earlier and no matter how often one server votes', () => {
    const inputs = [electionTimeout, vote('s2', 1), vote('s2', 1), vote('s4', 1)];
    const roles = stepAll({ servers, inputs }).map(({ state }) => state.role);
    expect(roles).toEqual(['candidate', 'candidate', 'candidate', 'leader']);
  });

  test('a vote comes first-come-first-served, once a term, and again only for the same candidate', () => {
    const inputs = [
      voteRequest(1),
      voteRequest(1, 9, 9, 's3'),
      voteRequest(1),
      voteRequest(2, 0, 0, 's3'),
    ];
    const answers = stepAll({ servers, inputs });
    expect(answers.map((one) => sent(one)[0]?.voteGranted)).toEqual([true, false, true, true]);
    expect(answers.map((one) => one.state.votedFor)).toEqual(['s2', 's2', 's2', 's3']);
  });

  test('a vote given, or a message of the leader, puts the next election off; a vote refused does not', () => {
    const state = { currentTerm: 2, votedFor: null, log: [2] };
    const resets = (input: object) =>
      timers(step({ servers, state, inputs: [input] })).includes('election');
    expect(resets(voteRequest(3, 1, 2))).toBe(true);
    expect(resets(voteRequest(3, 1, 1))).toBe(false);
    expect(resets(entries(2, [1, 2], []))).toBe(true);
    expect(resets(entries(2, [9, 2], []))).toBe(true);
    expect(resets(entries(1, [1, 2], []))).toBe(false);
  });

  test('a new leader tells everyone at once, and again with every heartbeat', () => {
    const inputs = [electionTimeout, vote('s2', 1), vote('s3', 1), timer('heartbeat')];
    const answers = stepAll({ servers, inputs });
    for (const answered of answers.slice(2)) {
      expect(sentTo(answered)).toEqual(others);
      expect(sent(answered).every(({ type }) => type === 'AppendEntries')).toBe(true);
      expect(timers(answered)).toEqual(['heartbeat']);
    }
  });

  test('a candidate that hears from a leader of its own term follows it', () => {
    const { state } = step({ servers, state: candidate(2), inputs: [entries(2, [0, 0], [])] });
    expect(state).toMatchObject({
      role: 'follower',
      currentTerm: 2,
      leaderId: 's2',
      votedFor: 's1',
    });
  });

  test('a candidate that neither wins nor loses tries again in the next term', () => {
    const { state } = step({ servers, state: candidate(2), inputs: [electionTimeout] });
    expect(state).toMatchObject({ role: 'candidate', currentTerm: 3, votesGranted: ['s1'] });
  });

  test('a leader’s own election timer means nothing', () => {
    const answered = step({ servers, state: leader(2, [2]), inputs: [electionTimeout] });
    expect(answered.state.role).toBe('leader');
    expect(answered.effects).toEqual([]);
  });

  test('a server alone elects itself and commits alone', () => {
    const { state } = step({ servers: 1, inputs: [electionTimeout, put('x', '1')] });
    expect(state).toMatchObject({ role: 'leader', commitIndex: 2, lastApplied: 2 });
    expect(state.machine.kv).toEqual({ x: '1' });
  });

  test('a server that is no member neither stands for election nor wins one', () => {
    const answered = step({ servers, state: { config: [] }, inputs: [electionTimeout] });
    expect(answered.state.role).toBe('follower');
    expect(answered.effects).toEqual([]);
  });
});

describe('5.3 log replication', () => {
  const [term, log] = [2, [1, 2]];

  test('a leader appends a request to its log and sends it to all followers', () => {
    const answered = step({ servers, state: leader(term, log), inputs: [put('x', '1')] });
    expect(terms(answered.state.log)).toEqual([1, 2, 2]);
    expect(sentTo(answered)).toEqual(others);
    const [message] = sent(answered) as readonly [PrintedMessage];
    expect(message).toMatchObject({ prevLogIndex: 2, prevLogTerm: 2, leaderCommit: 0 });
    expect(message.entries).toMatchObject([
      { term: 2, command: { op: 'put', key: 'x', value: '1' } },
    ]);
    expect(replies(answered)).toEqual([]);
  });

  test('an entry on a majority is committed, applied and answered; the followers hear of it', () => {
    const inputs = [put('x', '1'), stored('s2', 2, 3), stored('s3', 2, 3), stored('s4', 2, 3)];
    const [, first, second, third] = stepAll({ servers, state: leader(term, log), inputs });
    expect(first?.state.commitIndex).toBe(0);
    expect(second?.state).toMatchObject({
      commitIndex: 3,
      lastApplied: 3,
      machine: { kv: { x: '1' } },
    });
    expect(replies(second as Answer)).toMatchObject([{ ok: true, value: '1' }]);
    expect(sentTo(second as Answer)).toEqual(['s2', 's3']);
    expect(sentTo(third as Answer)).toEqual(['s4']);
    for (const message of [...sent(second as Answer), ...sent(third as Answer)]) {
      expect(message).toMatchObject({ entries: [], leaderCommit: 3, prevLogIndex: 3 });
    }
  });

  test('an answer counts once, however often it comes', () => {
    const inputs = [put('x', '1'), stored('s2', 2, 3), stored('s2', 2, 3)];
    expect(step({ servers, state: leader(term, log), inputs }).state.commitIndex).toBe(0);
  });

  test('the consistency check: no entries where the log before them does not agree', () => {
    const state = { currentTerm: 2, log: [1, 1, 2] };
    const checks = [
      [[4, 2], false],
      [[3, 1], false],
      [[3, 2], true],
      [[2, 1], true],
      [[0, 0], true],
    ] as const;
    for (const [prev, success] of checks) {
      const answered = step({ servers, state, inputs: [entries(2, prev, [])] });
      expect(sent(answered)).toMatchObject([{ success }]);
      expect(terms(answered.state.log)).toEqual([1, 1, 2]);
    }
  });

  test('a conflicting entry is deleted with all that follow it; one that agrees never is', () => {
    const outcome = (prev: readonly [number, number], list: readonly number[]) =>
      terms(
        step({
          servers,
          state: { currentTerm: 3, log: [1, 1, 2, 2] },
          inputs: [entries(3, prev, list)],
        }).state.log,
      );
    expect(outcome([2, 1], [3])).toEqual([1, 1, 3]);
    expect(outcome([1, 1], [1, 2])).toEqual([1, 1, 2, 2]);
    expect(outcome([1, 1], [])).toEqual([1, 1, 2, 2]);
    expect(outcome([4, 2], [3, 3])).toEqual([1, 1, 2, 2, 3, 3]);
    expect(outcome([3, 2], [2, 3])).toEqual([1, 1, 2, 2, 3]);
  });

  test('the commit index follows the leader’s, but not beyond the last new entry', () => {
    const outcome = (prev: readonly [number, number], list: readonly number[], commit: number) =>
      step({
        servers,
        state: { currentTerm: 2, log: [1, 2, 2] },
        inputs: [entries(2, prev, list, commit)],
      }).state;
    expect(outcome([3, 2], [], 2).commitIndex).toBe(2);
    expect(outcome([3, 2], [], 9).commitIndex).toBe(3);
    expect(outcome([1, 1], [], 9).commitIndex).toBe(1);
    expect(outcome([1, 1], [2], 9)).toMatchObject({ commitIndex: 2, lastApplied: 2 });
  });

  test('the commit index never falls', () => {
    const state = { currentTerm: 2, log: [1, 2], commitIndex: 2, lastApplied: 2 };
    expect(step({ servers, state, inputs: [entries(2, [2, 2], [], 1)] }).state.commitIndex).toBe(2);
  });

  test('without a hint, a refusal makes the leader go back by one and try again at once', () => {
    const inputs = [put('x', '1'), refused('s2', 2), refused('s2', 2)];
    const answers = stepAll({ servers, state: leader(term, log), inputs });
    expect(answers.map(({ state }) => state.nextIndex.s2)).toEqual([3, 2, 1]);
    expect(answers.map((one) => sent(one)[0]?.prevLogIndex)).toEqual([2, 1, 0]);
  });

  test('a follower names the term in the way and its first index, or the end of its log', () => {
    const state = { currentTerm: 4, log: [1, 2, 2, 2, 3] };
    const hint = (prev: readonly [number, number]) =>
      sent(step({ servers, state, inputs: [entries(4, prev, [4])] }))[0];
    expect(hint([4, 4])).toMatchObject({ conflictTerm: 2, conflictIndex: 2 });
    expect(hint([5, 4])).toMatchObject({ conflictTerm: 3, conflictIndex: 5 });
    expect(hint([9, 4])).toMatchObject({ conflictTerm: null, conflictIndex: 6 });
  });

  test('the leader goes on behind its own last entry of that term, or skips the term whole', () => {
    const state = leader(6, [1, 1, 2, 4, 4, 6]);
    const next = (conflictTerm: number | null, conflictIndex: number) =>
      step({ servers, state, inputs: [refused('s2', 6, { conflictTerm, conflictIndex })] }).state
        .nextIndex.s2;
    expect(next(2, 2)).toBe(4);
    expect(next(3, 3)).toBe(3);
    expect(next(null, 5)).toBe(5);
  });

  test('late and repeated answers move neither index back', () => {
    const state = leader(2, [1, 2, 2, 2]);
    const late = [
      stored('s2', 2, 4),
      stored('s2', 2, 2),
      refused('s2', 2, { conflictTerm: null, conflictIndex: 1 }),
    ];
    const { state: after } = step({ servers, state, inputs: late });
    expect([after.matchIndex.s2, after.nextIndex.s2]).toEqual([4, 5]);
  });

  test('no message carries more entries than are allowed; the next follows the answer', () => {
    const state = leader(1, [1, 1, 1, 1, 1], { nextIndex: { s2: 2 }, matchIndex: { s2: 1 } });
    const inputs = [timer('heartbeat'), stored('s2', 1, 3)];
    const [beat, answered] = stepAll({ servers, params: { maxEntries: 2 }, state, inputs });
    expect(sent(beat as Answer)[0]).toMatchObject({ entries: [{}, {}] });
    expect(sent(answered as Answer)).toMatchObject([{ prevLogIndex: 3, entries: [{}, {}] }]);
  });

  test('a bare success, as in figure 2, stands for all that was sent', () => {
    const success = {
      from: 's2',
      message: { type: 'AppendEntriesResult', term: 2, success: true },
    };
    const { state } = step({
      servers: 3,
      state: leader(term, log),
      inputs: [put('x', '1'), success],
    });
    expect(state).toMatchObject({ commitIndex: 3, matchIndex: { s2: 3 }, nextIndex: { s2: 4 } });
  });
});

describe('5.4.1 election restriction', () => {
  test.each([
    ['a later last term', 1, 3, true],
    ['the same last term and as many entries', 3, 2, true],
    ['the same last term and more entries', 4, 2, true],
    ['the same last term and fewer entries', 2, 2, false],
    ['an earlier last term, however long', 99, 1, false],
  ])('a candidate whose log has %s', (_, index, lastTerm, voteGranted) => {
    const answered = step({
      servers,
      state: { currentTerm: 2, log: [1, 2, 2] },
      inputs: [voteRequest(4, index, lastTerm)],
    });
    expect(sent(answered)).toMatchObject([{ voteGranted, term: 4 }]);
  });
});

describe('5.4.2 entries of earlier terms', () => {
  test('are not committed by counting, but with the first entry of the leader’s own term', () => {
    const state = leader(4, [1, 2]);
    const inputs = [
      stored('s2', 4, 2),
      stored('s3', 4, 2),
      put('x', '1'),
      stored('s2', 4, 3),
      stored('s3', 4, 3),
    ];
    const answers = stepAll({ servers, state, inputs });
    expect(answers.map((one) => one.state.commitIndex)).toEqual([0, 0, 0, 0, 3]);
    expect(notes(answers[1] as Answer)).toContain('oldTermNotCommitted');
  });

  test('figure 2 asks for the greatest such index that a majority has', () => {
    const state = leader(2, [1, 2, 2, 2, 2]);
    const inputs = [stored('s2', 2, 5), stored('s3', 2, 3), stored('s4', 2, 4)];
    expect(stepAll({ servers, state, inputs }).map((one) => one.state.commitIndex)).toEqual([
      0, 3, 4,
    ]);
  });
});

describe('figure 2, persistent state: written before the answer leaves', () => {
  test('a vote', () => {
    const answered = step({ servers, inputs: [voteRequest(3)] });
    expect(order(answered)).toEqual(['persist', 'send']);
    expect(persists(answered)).toMatchObject([{ currentTerm: 3, votedFor: 's2' }]);
  });

  test('a candidate’s own vote', () => {
    const answered = step({ servers, inputs: [electionTimeout] });
    expect(order(answered)).toEqual(['persist', 'send', 'send', 'send', 'send']);
    expect(persists(answered)).toMatchObject([{ currentTerm: 1, votedFor: 's1' }]);
  });

  test('entries, by a follower and by the leader', () => {
    const follower = step({
      servers,
      state: { currentTerm: 1 },
      inputs: [entries(1, [0, 0], [1, 1])],
    });
    expect(order(follower)).toEqual(['persist', 'send']);
    expect(persists(follower)[0]?.log).toHaveLength(2);
    const leading = step({ servers: 3, state: leader(1, [1]), inputs: [put('x', '1')] });
    expect(order(leading)).toEqual(['persist', 'send', 'send']);
  });

  test('a higher term alone', () => {
    expect(order(step({ servers, inputs: [entries(3, [5, 3], [])] }))).toEqual(['persist', 'send']);
    expect(order(step({ servers, state: leader(1, []), inputs: [refused('s2', 3)] }))).toEqual([
      'persist',
    ]);
  });

  test('nothing is written where nothing changed', () => {
    const state = { currentTerm: 2, votedFor: 's2', log: [1, 2] };
    for (const input of [
      entries(2, [2, 2], [], 2),
      entries(2, [1, 1], [2]),
      voteRequest(2, 2, 2),
      voteRequest(2, 2, 2, 's3'),
    ]) {
      expect(persists(step({ servers, state, inputs: [input] }))).toEqual([]);
    }
    expect(
      persists(step({ servers, state: leader(2, [2]), inputs: [timer('heartbeat')] })),
    ).toEqual([]);
  });
});

describe('8 client interaction', () => {
  const ask = (serial: number, request: object) => ({
    from: 'c1',
    message: { type: 'ClientRequest', serial, request },
  });
  const append = { op: 'append', key: 'x', value: 'a' };

  test('a leader puts a no-op into its log when its term begins', () => {
    const { state } = step({
      servers: 3,
      state: { currentTerm: 1, log: [1] },
      inputs: [electionTimeout, vote('s2', 2)],
    });
    expect(terms(state.log)).toEqual([1, 2]);
    expect(state.log[1]?.command).toEqual({ op: 'noop' });
  });

  test('unless that is switched off: then its first messages are heartbeats', () => {
    const answered = step({
      servers: 3,
      params: { noop: false },
      inputs: [electionTimeout, vote('s2', 1)],
    });
    expect(answered.state.log).toEqual([]);
    expect(sent(answered)).toMatchObject([{ entries: [] }, { entries: [] }]);
  });

  test('a server that does not lead names the leader that it knows', () => {
    const state = { currentTerm: 1, leaderId: 's3' };
    const told = step({ servers, clients: 1, state, inputs: [ask(1, append)] });
    expect(sent(told)).toMatchObject([
      { type: 'ClientResponse', status: 'notLeader', leaderHint: 's3' },
    ]);
    const local = step({ servers, state, inputs: [put('x', '1')] });
    expect(replies(local)).toMatchObject([{ ok: false, leaderHint: 's3' }]);
  });

  test('an operation is applied once, however often it is asked for', () => {
    const state = leader(1, [1]);
    const inputs = [
      ask(1, append),
      ask(1, append),
      stored('s2', 1, 3),
      ask(1, append),
      ask(2, append),
      stored('s2', 1, 4),
    ];
    const answers = stepAll({ servers: 3, clients: 1, state, inputs });
    const at3 = answers[2] as Answer;
    expect(at3.state.machine.kv).toEqual({ x: 'a' });
    expect(sent(at3).filter(({ type }) => type === 'ClientResponse')).toMatchObject([
      { serial: 1, response: { ok: true, value: 'a' } },
      { serial: 1, response: { ok: true, value: 'a' } },
    ]);
    const repeated = answers[3] as Answer;
    expect(sent(repeated)).toMatchObject([{ serial: 1, status: 'ok', response: { value: 'a' } }]);
    expect(repeated.state.log).toHaveLength(3);
    expect(answers[5]?.state.machine.kv).toEqual({ x: 'aa' });
  });

  test('a read goes through the log like everything else', () => {
    const inputs = [
      put('x', '1'),
      stored('s2', 1, 2),
      { request: { op: 'get', key: 'x' } },
      stored('s2', 1, 3),
    ];
    const answers = stepAll({ servers: 3, state: leader(1, [1]), inputs });
    expect(replies(answers[3] as Answer)).toMatchObject([{ ok: true, value: '1' }]);
    expect(
      replies(
        step({
          servers: 1,
          inputs: [electionTimeout, { request: { op: 'get', key: 'toString' } }],
        }),
      ),
    ).toMatchObject([{ ok: true, value: null }]);
  });

  test('a leader that is deposed does not answer what it could not commit', () => {
    const inputs = [ask(1, append), entries(2, [1, 1], [2], 2)];
    const { state, effects } = step({ servers: 3, clients: 1, state: leader(1, [1]), inputs });
    expect(state.pending).toEqual([]);
    expect(effects.some(({ send }) => send?.message.type === 'ClientResponse')).toBe(false);
  });
});

describe('8 client interaction: the client', () => {
  const asked = { request: { op: 'put', key: 'x', value: '1' } };
  const client = { servers: 3, clients: 1, node: 'c1' };
  const answerFrom = (from: string, serial: number, more: object) => ({
    from,
    message: { type: 'ClientResponse', serial, ...more },
  });
  const ok = { status: 'ok', response: { ok: true, value: '1' } };

  test('the serial number is on disk before it is used', () => {
    const answered = step({ ...client, state: { serial: 4 }, inputs: [asked] });
    expect(order(answered)).toEqual(['persist', 'send']);
    expect(persists(answered)).toMatchObject([{ serial: 5 }]);
    expect(sent(answered)).toMatchObject([{ type: 'ClientRequest', serial: 5 }]);
  });

  test('a request is repeated under the same number, at another server', () => {
    const state = { server: 's2' };
    const [first, again] = stepAll({ ...client, state, inputs: [asked, timer('retry')] });
    expect(sentTo(first as Answer)).toEqual(['s2']);
    expect(sent(again as Answer)).toMatchObject([{ serial: 1 }]);
    expect(sentTo(again as Answer)).not.toEqual(['s2']);
  });

  test('a client goes where it is sent, and remembers who answered', () => {
    const redirect = answerFrom('s2', 1, { status: 'notLeader', leaderHint: 's3' });
    const inputs = [asked, redirect, answerFrom('s3', 1, ok), asked];
    const answers = stepAll({ ...client, state: { server: 's2' }, inputs });
    expect(answers.map((one) => sentTo(one))).toEqual([['s2'], ['s3'], [], ['s3']]);
    expect(replies(answers[2] as Answer)).toMatchObject([{ ok: true, value: '1' }]);
  });

  test('without a hint it waits, and an answer to an older question changes nothing', () => {
    const inputs = [asked, answerFrom('s2', 1, { status: 'notLeader' }), answerFrom('s2', 0, ok)];
    const answers = stepAll({ ...client, state: { server: 's2' }, inputs });
    for (const answered of answers.slice(1)) expect(answered.effects).toEqual([]);
  });

  test('one question at a time; the others wait for their turn', () => {
    const inputs = [asked, asked, asked, answerFrom('s2', 1, ok), answerFrom('s2', 2, ok)];
    const answers = stepAll({ ...client, state: { server: 's2' }, inputs });
    expect(answers.map((one) => sent(one).map(({ serial }) => serial))).toEqual([
      [1],
      [],
      [],
      [2],
      [3],
    ]);
  });
});
