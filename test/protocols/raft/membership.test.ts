import { describe, expect, test } from 'vitest';
import {
  ask,
  configured,
  electionTimeout,
  entries,
  leads,
  part,
  partTaken,
  put,
  request,
  stored,
  timer,
  vote,
  voteRequest,
  written,
} from './inputs.ts';
import { broken, open, runTo, states } from './simulation.ts';
import {
  type Answer,
  notes,
  type PrintedConfig,
  replies,
  sent,
  sentTo,
  sentToOne,
  step,
  stepAll,
  told,
} from './step.ts';

/** Changes of members: section 6 of the paper; thesis 4.1 (one server), 4.2 (availability), 4.3 (joint consensus). */

const three = ['s1', 's2', 's3'];
const four = [...three, 's4'];
const add = (server: string) => request('addServer', { server });
const remove = (server: string) => request('removeServer', { server });
const change = (...servers: string[]) => request('changeMembers', { servers });
const joint = (oldVoters: readonly string[], voters: readonly string[]) => ({
  voters,
  oldVoters,
  nonVoting: [],
});

/** A leader of three, its first entry committed, with servers beyond them that have not been made members. */
const begun = { commitIndex: 1, lastApplied: 1, config: three };
const up = { s2: 1, s3: 1 };
const leader = {
  servers: 6,
  clients: 1,
  state: leads(1, [1], { ...begun, matchIndex: up, nextIndex: { s2: 2, s3: 2 } }),
};
const config = ({ state }: Answer): PrintedConfig => state.membership.config;
const refusals = (answered: Answer) => told(answered, 'changeRefused');

describe('4.1 a configuration', () => {
  test('is used as soon as it is in the log, committed or not: by the leader', () => {
    const answered = step({ ...leader, inputs: [remove('s3')] });
    expect(config(answered)).toEqual(['s1', 's2']);
    expect(answered.state).toMatchObject({ commitIndex: 1, membership: { index: 2 } });
    expect(answered.state.log[1]?.command).toEqual({ op: 'config', config: ['s1', 's2'] });
    // s3 is no member any more and gets nothing; s2 and the leader are all.
    expect(sentTo(answered)).toEqual(['s2']);
    const { state } = step({ ...leader, inputs: [remove('s3'), stored('s2', 1, 2)] });
    expect(state.commitIndex).toBe(2);
  });

  test('and by its followers', () => {
    const given = entries(1, [0, 0], [1, configured(1, four)]);
    const answered = step({ servers: 6, state: { config: three }, inputs: [given] });
    expect(config(answered)).toEqual(four);
    expect(answered.state.commitIndex).toBe(0);
    const stands = step({ servers: 6, state: { config: three }, inputs: [given, electionTimeout] });
    expect(sentTo(stands)).toEqual(['s2', 's3', 's4']);
  });

  test('is used no more when its entry is cut off', () => {
    const state = { currentTerm: 2, config: three, log: [1, configured(1, four)] };
    const answered = step({ servers: 6, state, inputs: [entries(2, [1, 1], [2])] });
    expect(answered.state.membership).toEqual({ config: three, index: 0 });
    expect(told(answered, 'configAdopted')).toMatchObject({ reverted: true });
    const between = { ...state, log: [configured(1, ['s1', 's2']), configured(1, four)] };
    const back = step({ servers: 6, state: between, inputs: [entries(2, [1, 1], [2])] });
    expect(back.state.membership).toEqual({ config: ['s1', 's2'], index: 1 });
  });

  test('is found again in the log after a crash', () => {
    const state = { currentTerm: 1, config: three, log: [1, configured(1, four), 1] };
    const { state: started } = step({ servers: 6, state, inputs: [timer('retry')] });
    expect(started.membership).toEqual({ config: four, index: 2 });
  });

  test('counts: with a fourth voter two are no majority', () => {
    const state = leads(1, [1, configured(1, four)], { ...begun, matchIndex: up });
    const inputs = [stored('s2', 1, 2), stored('s4', 1, 2)];
    expect(stepAll({ ...leader, state, inputs }).map((one) => one.state.commitIndex)).toEqual([
      1, 2,
    ]);
  });

  test('is answered to whoever asked when it is committed', () => {
    const asked = ask('c1', 4, remove('s3'));
    const answers = stepAll({ ...leader, inputs: [asked, asked, stored('s2', 1, 2)] });
    expect(answers.map((one) => sentToOne(one, 'c1').length)).toEqual([0, 0, 1]);
    expect(sentToOne(answers[2] as Answer, 'c1')).toMatchObject([{ serial: 4, status: 'ok' }]);
    expect(answers[2]?.state.log).toHaveLength(2);
  });
});

describe('4.1 one change after the other', () => {
  const isRefused = (answered: Answer, why: string) => {
    expect(refusals(answered)).toMatchObject({ why });
    expect(replies(answered)).toMatchObject([{ ok: false }]);
  };

  test('none while the one before is not committed, the next afterwards', () => {
    const inputs = [remove('s3'), remove('s2'), stored('s2', 1, 2), remove('s2')];
    const answers = stepAll({ ...leader, inputs });
    isRefused(answers[1] as Answer, 'changeUnderWay');
    expect(config(answers[3] as Answer)).toEqual(['s1']);
  });

  test('none while a newcomer catches up, or voters of before and after decide', () => {
    isRefused(step({ ...leader, inputs: [add('s4'), remove('s3')] }), 'changeUnderWay');
    isRefused(step({ ...leader, inputs: [change('s1'), remove('s3')] }), 'changeUnderWay');
  });

  test('none before an entry of the leader’s own term is committed (the correction of 2015)', () => {
    const fresh = leads(2, [1, 2], { ...begun, matchIndex: up });
    isRefused(step({ ...leader, state: fresh, inputs: [remove('s3')] }), 'noEntryOfTerm');
    const later = step({ ...leader, state: fresh, inputs: [stored('s2', 2, 2), remove('s3')] });
    expect(config(later)).toEqual(['s1', 's2']);
    const weak = { ...leader, state: fresh, variant: 'configBeforeCommit' };
    expect(config(step({ ...weak, inputs: [remove('s3')] }))).toEqual(['s1', 's2']);
  });

  test('none that leaves nobody', () => {
    const alone = { servers: 2, state: leads(1, [1], { ...begun, config: ['s1'] }) };
    isRefused(step({ ...alone, inputs: [remove('s1')] }), 'noVoters');
    isRefused(step({ ...leader, inputs: [change()] }), 'noVoters');
  });

  test('what is so already is answered at once; a follower refuses', () => {
    const answered = step({ ...leader, inputs: [add('s2')] });
    expect(replies(answered)).toMatchObject([{ ok: true }]);
    expect(answered.state.log).toHaveLength(1);
    const follower = step({ servers: 3, state: { leaderId: 's3' }, inputs: [remove('s2')] });
    expect(replies(follower)).toMatchObject([{ ok: false, leaderHint: 's3' }]);
  });
});

describe('4.2.1 newcomers catch up before they vote', () => {
  test('they are sent the log, and count for nothing meanwhile', () => {
    const answers = stepAll({ ...leader, inputs: [add('s4'), put('x', '1'), stored('s4', 1, 1)] });
    expect(sentTo(answers[0] as Answer)).toEqual(['s4']);
    expect(config(answers[0] as Answer)).toEqual(three);
    expect(sentTo(answers[1] as Answer)).toEqual(['s2', 's3', 's4']);
    expect(answers[2]?.state.commitIndex).toBe(1);
  });

  test('one that has what the log held when the round began is made a voter', () => {
    const answers = stepAll({ ...leader, inputs: [add('s4'), put('x', '1'), stored('s4', 1, 1)] });
    expect(notes(answers[2] as Answer)).toContain('caughtUpToVote');
    expect(config(answers[2] as Answer)).toEqual(four);
  });

  test('a round that took an election timeout is followed by another, up to what there is now', () => {
    const inputs = [
      add('s4'),
      put('x', '1'),
      timer('catchUp'),
      stored('s4', 1, 1),
      stored('s4', 1, 2),
    ];
    const answers = stepAll({ ...leader, inputs });
    expect(told(answers[3] as Answer, 'catchUpRound')).toMatchObject({ round: 2, to: 2 });
    expect(config(answers[3] as Answer)).toEqual(three);
    expect(config(answers[4] as Answer)).toEqual(four);
  });

  test('after ten election timeouts the leader gives up, and may be asked for something else', () => {
    const late = Array.from({ length: 10 }, () => timer('catchUp'));
    const answers = stepAll({ ...leader, inputs: [add('s4'), ...late, remove('s3')] });
    expect(notes(answers[9] as Answer)).toEqual([]);
    expect(notes(answers[10] as Answer)).toContain('catchUpFailed');
    expect(replies(answers[10] as Answer)).toMatchObject([{ ok: false }]);
    expect(config(answers[11] as Answer)).toEqual(['s1', 's2']);
  });

  test('or after ten rounds, each of which was too long', () => {
    const round = (n: number) => [put('x', '1'), timer('catchUp'), stored('s4', 1, n)];
    const given = leads(1, [1], {
      ...begun,
      leading: { change: { target: four, newcomers: ['s4'], round: 9, roundEnd: 1, request: 7 } },
    });
    const answers = stepAll({ ...leader, state: given, inputs: [...round(1), ...round(2)] });
    expect(told(answers[2] as Answer, 'catchUpRound')).toMatchObject({ round: 10 });
    expect(told(answers[5] as Answer, 'catchUpFailed')).toMatchObject({ round: 10 });
    expect(config(answers[5] as Answer)).toEqual(three);
  });

  test('one that lacks what is in the snapshot gets that first', () => {
    const snapshot = { lastIncludedIndex: 3, lastIncludedTerm: 1, config: three, items: [] };
    const state = leads(1, [1], { config: three, snapshot, commitIndex: 4, lastApplied: 4 });
    const conflict = { success: false, conflictTerm: null, conflictIndex: 1 };
    const behind = {
      from: 's4',
      message: { type: 'AppendEntriesResult', term: 1, ...conflict },
    };
    const inputs = [add('s4'), behind, partTaken('s4', 1, 3, 0, true), stored('s4', 1, 4)];
    const answers = stepAll({ ...leader, state, inputs });
    expect(sent(answers[1] as Answer)).toMatchObject([{ type: 'InstallSnapshot' }]);
    expect(config(answers[2] as Answer)).toEqual(three);
    expect(config(answers[3] as Answer)).toEqual(four);
  });

  test('and takes none of its own while nobody has told it who belongs to the cluster', () => {
    const joining = { servers: 6, node: 's4', params: { snapshotThreshold: 2 } };
    const list = [1, written(1, 'x', '1'), 1];
    const state = { config: [] };
    const [alone, member] = stepAll({
      ...joining,
      state,
      inputs: [entries(1, [0, 0], list, 3), entries(1, [3, 1], [configured(1, four)], 4)],
    });
    expect(alone?.state).toMatchObject({ snapshot: null, lastApplied: 3 });
    expect(member?.state.snapshot).toMatchObject({ lastIncludedIndex: 4, config: four });
    const told = part(1, [5, 1], 0, [], true, three);
    expect(config(step({ ...joining, state, inputs: [told] }))).toEqual(three);
  });
});

describe('4.2.1 non-voting members', () => {
  const nonVoting = { voters: three, oldVoters: null, nonVoting: ['s4'] };
  const state = leads(1, [1, configured(1, nonVoting)], { ...begun, matchIndex: up });

  test('are made at once, and have the log sent', () => {
    const answered = step({ ...leader, inputs: [request('addNonVoting', { server: 's4' })] });
    expect(config(answered)).toEqual(nonVoting);
    expect(sentTo(answered)).toEqual(['s2', 's3', 's4']);
  });

  test('do not count for a commit', () => {
    const inputs = [stored('s4', 1, 2), stored('s2', 1, 2)];
    expect(stepAll({ ...leader, state, inputs }).map((one) => one.state.commitIndex)).toEqual([
      1, 2,
    ]);
  });

  test('are not asked for their votes, and these would not count', () => {
    const follower = { currentTerm: 1, config: three, log: [1, configured(1, nonVoting)] };
    const inputs = [electionTimeout, vote('s4', 2), vote('s2', 2)];
    const answers = stepAll({ servers: 6, state: follower, inputs });
    expect(sentTo(answers[0] as Answer)).toEqual(['s2', 's3']);
    expect(answers.map((one) => one.state.role)).toEqual(['candidate', 'candidate', 'leader']);
    expect(answers[1]?.state.votesGranted).toEqual(['s1']);
  });

  test('stand for no election', () => {
    const member = { config: three, log: [1, configured(1, nonVoting)] };
    const answered = step({ servers: 6, node: 's4', state: member, inputs: [electionTimeout] });
    expect(answered.effects).toEqual([]);
  });

  test('become voters like any newcomer, and may be sent away', () => {
    const both = [stored('s2', 1, 2), add('s4'), stored('s4', 1, 2)];
    expect(config(step({ ...leader, state, inputs: both }))).toEqual(four);
    const away = [stored('s2', 1, 2), remove('s4')];
    expect(config(step({ ...leader, state, inputs: away }))).toEqual(three);
  });
});

describe('4.2.2 a leader that removes itself', () => {
  test('leads on until that is committed, for which it does not count itself, and steps down', () => {
    const answers = stepAll({
      ...leader,
      inputs: [remove('s1'), stored('s2', 1, 2), stored('s3', 1, 2)],
    });
    expect(answers.map((one) => one.state.role)).toEqual(['leader', 'leader', 'follower']);
    expect(answers.map((one) => one.state.commitIndex)).toEqual([1, 1, 2]);
    const last = answers[2] as Answer;
    expect(notes(last)).toContain('removedItself');
    expect(replies(last)).toMatchObject([{ ok: true }]);
    // They learn of the commit from it, and have to elect another.
    expect(sent(last)).toMatchObject([{ leaderCommit: 2 }, { leaderCommit: 2 }]);
  });

  test('that is so no more if the entry is not known to be committed: it may have to lead once more', () => {
    const state = { currentTerm: 1, config: three, log: [1, configured(1, ['s2', 's3'])] };
    const inputs = [electionTimeout, vote('s2', 2), vote('s3', 2)];
    const answers = stepAll({ servers: 3, state, inputs });
    expect(answers.map((one) => one.state.role)).toEqual(['candidate', 'candidate', 'leader']);
    const known = { ...state, commitIndex: 2, lastApplied: 2 };
    expect(step({ servers: 3, state: known, inputs: [electionTimeout] }).effects).toEqual([]);
  });
});

describe('paper 6, thesis 4.3 joint consensus', () => {
  const [before, after] = [three, ['s1', 's4', 's5']];
  const both = joint(before, after);
  const state = leads(1, [1, configured(1, both)], { ...begun, matchIndex: up });

  test('any other set of voters goes through a configuration of both', () => {
    const inputs = [change(...after), stored('s4', 1, 1), stored('s5', 1, 1)];
    const answers = stepAll({ ...leader, inputs });
    expect(sentTo(answers[0] as Answer)).toEqual(['s4', 's5']);
    expect(config(answers[1] as Answer)).toEqual(before);
    expect(config(answers[2] as Answer)).toEqual(both);
    expect(new Set(sentTo(answers[2] as Answer))).toEqual(new Set(['s2', 's3', 's4', 's5']));
  });

  test('a single server by that way goes directly', () => {
    expect(config(step({ ...leader, inputs: [change('s1', 's2')] }))).toEqual(['s1', 's2']);
  });

  test('entries need a majority of the voters of before and one of those of after', () => {
    const commits = (...from: string[]) =>
      step({ ...leader, state, inputs: from.map((id) => stored(id, 1, 2)) }).state.commitIndex;
    expect(commits('s2', 's3')).toBe(1);
    expect(commits('s4', 's5')).toBe(1);
    expect(commits('s2', 's4')).toBeGreaterThan(1);
    // As far as the slower of the two majorities has come.
    const longer = leads(1, [1, configured(1, both), 1], { ...begun, matchIndex: up });
    const inputs = [stored('s4', 1, 3), stored('s5', 1, 3), stored('s2', 1, 2)];
    const answered = step({ ...leader, state: longer, inputs });
    expect(told(answered, 'committed')).toMatchObject({ from: 2, to: 2, joint: true });
  });

  test('so do elections', () => {
    const follower = { currentTerm: 1, config: three, log: [1, configured(1, both)] };
    const role = (...from: string[]) =>
      step({
        servers: 6,
        state: follower,
        inputs: [electionTimeout, ...from.map((id) => vote(id, 2))],
      }).state.role;
    expect(role('s2', 's3')).toBe('candidate');
    expect(role('s4', 's5')).toBe('candidate');
    expect(role('s2', 's4')).toBe('leader');
  });

  test('when it is committed the new one follows, and whoever asked hears when that is committed', () => {
    const asked = ask('c1', 9, change(...after));
    const inputs = [
      asked,
      stored('s4', 1, 1),
      stored('s5', 1, 1),
      stored('s2', 1, 2),
      stored('s4', 1, 2),
      stored('s5', 1, 3),
    ];
    const answers = stepAll({ ...leader, inputs });
    expect(config(answers[4] as Answer)).toEqual(after);
    expect(answers[4]?.state).toMatchObject({ commitIndex: 2, membership: { index: 3 } });
    expect(answers.map((one) => sentToOne(one, 'c1').length)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(answers[5]?.state.commitIndex).toBe(3);
  });

  test('a new leader finishes what it finds begun', () => {
    const inherited = { currentTerm: 1, config: three, log: [1, configured(1, both)] };
    const inputs = [
      electionTimeout,
      vote('s2', 2),
      vote('s4', 2),
      stored('s2', 2, 3),
      stored('s4', 2, 3),
    ];
    const answers = stepAll({ servers: 6, state: inherited, inputs });
    expect(config(answers[3] as Answer)).toEqual(both);
    expect(config(answers[4] as Answer)).toEqual(after);
    expect(answers[4]?.state.membership.index).toBe(4);
  });
});

describe('4.2.3 disruptive servers', () => {
  const removal = (params: object) =>
    open({
      version: 1,
      protocol: 'raft',
      seed: 3,
      nodes: { server: 4, client: 1 },
      params: { electionTimeout: ['150ms', '300ms'], ...params },
      workload: { every: '50ms', op: 'put' },
      script: [
        { at: '0.01s', do: 'fire', node: 's1', timer: 'election' },
        { at: '1s', do: 'request', node: 's1', request: { op: 'removeServer', server: 's4' } },
      ],
    });
  const disturbed = (params: object): number => {
    const run = removal(params);
    runTo(run, 5);
    expect(broken(run)).toEqual([]);
    expect(states(run).s1?.membership.config).toEqual(three);
    return run.story.filter(({ at, key }) => at > 1000 && key === 'steppedDown').length;
  };

  test('a removed server that hears nothing any more deposes leaders again and again', () => {
    expect(disturbed({})).toBeGreaterThan(3);
  });

  test.each([{ preVote: true }, { checkQuorum: true }])('not with %o', (params) => {
    expect(disturbed(params)).toBe(0);
  });

  test('a vote is given to whoever asks, member or not (4.1)', () => {
    const answered = step({ servers: 6, state: { config: three }, inputs: [voteRequest('s5', 3)] });
    expect(sent(answered)).toMatchObject([{ voteGranted: true }]);
  });
});

describe('who asks for what is in the log already', () => {
  const answered = (answers: readonly Answer[]) =>
    answers.map((one) => sent(one).filter(({ type }) => type === 'ClientResponse'));

  test('has an answer when it is committed', () => {
    const inputs = [
      ask('c1', 1, remove('s3')),
      ask('c1', 2, put('x', '1')),
      ask('c1', 3, remove('s3')),
      stored('s2', 1, 3),
    ];
    const [first, second, third, last] = answered(stepAll({ ...leader, inputs }));
    expect([first, second, third]).toEqual([[], [], []]);
    expect(last?.map(({ serial, status }) => [serial, status])).toEqual([
      [1, 'ok'],
      [3, 'ok'],
      [2, 'ok'],
    ]);
  });

  test('also where a leader has found a joint configuration, when that is left', () => {
    const state = leads(2, [1, configured(1, joint(three, ['s1', 's2', 's4'])), 2], {
      ...begun,
      matchIndex: { s2: 1, s3: 1, s4: 1 },
      nextIndex: { s2: 4, s3: 4, s4: 4 },
    });
    const inputs = [ask('c1', 1, change('s1', 's2', 's4')), stored('s2', 2, 3), stored('s2', 2, 4)];
    const answers = answered(stepAll({ ...leader, state, inputs }));
    expect(answers.map((all) => all.map(({ status }) => status))).toEqual([[], [], ['ok']]);
  });
});
