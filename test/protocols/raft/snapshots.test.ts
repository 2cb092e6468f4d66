import { describe, expect, test } from 'vitest';
import {
  ask,
  configured,
  electionTimeout,
  entries,
  heartbeat,
  item,
  leads,
  part,
  partTaken,
  put,
  refused,
  session,
  snapshot,
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
  order,
  sent,
  sentTo,
  sentToOne,
  step,
  stepAll,
  terms,
  timersSet,
  told,
} from './step.ts';

/** Snapshots: section 7 and figure 13 of the paper, section 5.1 of the thesis. */

const servers = 3;
const everyThree = { servers, clients: 1, params: { snapshotThreshold: 3 } };

describe('a server takes one of its own', () => {
  const log = [written(1, 'x', '1'), written(1, 'x', '2'), written(1, 'y', '3'), 1, 1];

  test('when so many entries are applied, and not before', () => {
    const inputs = [entries(1, [0, 0], log, 2), entries(1, [5, 1], [], 3)];
    const [before, after] = stepAll({ ...everyThree, inputs });
    expect(before?.state).toMatchObject({ snapshot: null, lastApplied: 2 });
    expect(after?.state.snapshot).toEqual(snapshot(3, 1, [item('x', '2'), item('y', '3')]));
    expect(notes(after as Answer)).toContain('snapshotTaken');
  });

  test('what is not applied yet stays in the log, under its old indexes', () => {
    const inputs = [entries(1, [0, 0], log, 3), entries(1, [5, 1], [written(1, 'z', '4')], 6)];
    const [first, second] = stepAll({ ...everyThree, inputs });
    expect(first?.state.log).toHaveLength(2);
    expect(second?.state).toMatchObject({ lastApplied: 6, commitIndex: 6, log: [] });
    expect(second?.state.snapshot?.lastIncludedIndex).toBe(6);
    expect(second?.state.machine.kv).toEqual({ x: '2', y: '3', z: '4' });
  });

  test('of the store, of each client’s last answer, and of the configuration up to there', () => {
    const joint = { voters: ['s1', 's2'], oldVoters: ['s1', 's2', 's3'], nonVoting: [] };
    const list = [written(1, 'x', '1', 7), configured(2, ['s1', 's2']), 2, configured(2, joint)];
    const { state } = step({ ...everyThree, inputs: [entries(2, [0, 0], list, 3)] });
    expect(state.snapshot).toEqual(snapshot(3, 2, [item('x'), session(7, '1')], ['s1', 's2']));
    expect(state.membership).toEqual({ config: joint, index: 4 });
  });

  test('is on the disk with what is left of the log, before anything is answered', () => {
    const answered = step({ ...everyThree, inputs: [entries(1, [0, 0], log, 3)] });
    expect(order(answered).at(-1)).toBe('send');
    const written = answered.effects.findLast(({ persist }) => persist)?.persist;
    expect(written).toMatchObject({ snapshot: { lastIncludedIndex: 3 }, log: [{}, {}] });
    expect(answered.durable.snapshot).toEqual(answered.state.snapshot);
  });

  test('never with a threshold of 0', () => {
    const { state } = step({ servers, inputs: [entries(1, [0, 0], log, 5)] });
    expect(state).toMatchObject({ snapshot: null, lastApplied: 5 });
  });

  test('a leader as well as anyone', () => {
    const inputs = [electionTimeout, put('x', '1'), put('x', '2'), put('y', '3')];
    const { state } = step({ servers: 1, params: { snapshotThreshold: 3 }, inputs });
    expect(state.snapshot).toEqual(snapshot(3, 1, [item('x', '2')], ['s1']));
    expect(terms(state.log)).toEqual([1]);
  });
});

describe('a server that starts with one', () => {
  const state = {
    currentTerm: 2,
    snapshot: snapshot(4, 2, [item('x'), session(3, '1')]),
    log: [2],
  };

  test('has its store, its sessions and its configuration, and has applied so much', () => {
    const config = ['s1', 's2'];
    const given = { ...state, snapshot: snapshot(4, 2, [item('x'), session(3, '1')], config) };
    const { state: started } = step({ servers, clients: 1, state: given, inputs: [heartbeat] });
    expect(started).toMatchObject({ commitIndex: 4, lastApplied: 4 });
    expect(started.machine).toMatchObject({ kv: { x: '1' }, sessions: { c1: { serial: 3 } } });
    expect(started.membership).toEqual({ config, index: 4 });
  });

  test('counts its log from there: the last index and term for elections', () => {
    const bare = { ...state, log: [] };
    const [asks] = sent(step({ servers, clients: 1, state: bare, inputs: [electionTimeout] }));
    expect(asks).toMatchObject({ lastLogIndex: 4, lastLogTerm: 2 });
    const verdict = (log: readonly [number, number]) =>
      sent(step({ servers, clients: 1, state: bare, inputs: [voteRequest('s2', 5, log)] }))[0];
    expect(verdict([3, 2])).toMatchObject({ voteGranted: false });
    expect(verdict([4, 2])).toMatchObject({ voteGranted: true });
  });

  test('leads from there, and answers once what was answered before', () => {
    const again = ask('c1', 3, put('x', '9'));
    const inputs = [electionTimeout, vote('s2', 3), again];
    const answered = step({ servers, clients: 1, state, inputs });
    expect(sent(answered)).toMatchObject([{ serial: 3, status: 'ok', response: { value: '1' } }]);
    expect(answered.state.log).toHaveLength(2);
  });

  test('after a loss of power all come back with their stores, and go on', () => {
    const run = open({
      version: 1,
      protocol: 'raft',
      nodes: { server: 3, client: 1 },
      params: { snapshotThreshold: 4 },
      workload: { every: '50ms', op: 'append', keys: 2 },
      script: [
        { at: '3s', do: 'crash', node: 's1' },
        { at: '3s', do: 'crash', node: 's2' },
        { at: '3s', do: 'crash', node: 's3' },
        { at: '3.1s', do: 'restart', node: 's1' },
        { at: '3.1s', do: 'restart', node: 's2' },
        { at: '3.1s', do: 'restart', node: 's3' },
      ],
    });
    runTo(run, 3.1001);
    for (const one of Object.values(states(run))) {
      expect(one.snapshot?.lastIncludedIndex).toBeGreaterThan(20);
      expect(one.lastApplied).toBe(one.snapshot?.lastIncludedIndex);
    }
    runTo(run, 6);
    expect(broken(run)).toEqual([]);
    expect(Object.values(states(run))[0]?.commitIndex).toBeGreaterThan(60);
  });
});

describe('InstallSnapshot, receiver (figure 13)', () => {
  const follower = { servers, clients: 1, state: { currentTerm: 2, votedFor: 's3', log: [1, 1] } };
  const last = [5, 2] as const;
  const first = part(2, last, 0, [item('a'), item('b')], false);
  const middle = part(2, last, 2, [item('c'), item('d')], false);
  const end = part(2, last, 4, [session(3, 'e')], true);
  const offsets = (inputs: readonly object[]) =>
    stepAll({ ...follower, inputs }).map((one) => {
      const [answer] = sent(one);
      return answer?.installed ? 'installed' : answer?.offset;
    });

  test('a part after the other; it takes effect when all are there', () => {
    const answers = stepAll({ ...follower, inputs: [first, middle, end] });
    expect(answers.map((one) => sent(one)[0])).toMatchObject([
      { type: 'InstallSnapshotResult', lastIncludedIndex: 5, offset: 2, installed: false },
      { offset: 4, installed: false },
      { offset: 5, installed: true },
    ]);
    expect(answers[1]?.state).toMatchObject({ snapshot: null, machine: { kv: {} } });
    const { state } = answers[2] as Answer;
    expect(state).toMatchObject({ commitIndex: 5, lastApplied: 5, log: [], receiving: null });
    expect(state.machine.kv).toEqual({ a: '1', b: '1', c: '1', d: '1' });
    expect(state.machine.sessions).toMatchObject({ c1: { serial: 3 } });
  });

  test('nothing is written before it is whole, and the answer to that waits for the disk', () => {
    const answers = stepAll({ ...follower, inputs: [first, middle, end] });
    expect(answers.map(order)).toEqual([['send'], ['send'], ['persist', 'send']]);
    expect(answers[2]?.durable.snapshot).toEqual(answers[2]?.state.snapshot);
  });

  test('a part that was lost is waited for, though it be the last', () => {
    expect(offsets([middle])).toEqual([0]);
    expect(offsets([first, end, middle, end])).toEqual([2, 2, 4, 'installed']);
  });

  test('one that comes again is taken once', () => {
    expect(offsets([first, first, middle, first, end])).toEqual([2, 2, 4, 4, 'installed']);
    const { state } = step({ ...follower, inputs: [first, first, middle, middle, end] });
    expect(state.snapshot?.items).toHaveLength(5);
  });

  test('the parts of another snapshot are not mixed with it', () => {
    const later = [7, 2] as const;
    const inputs = [
      first,
      part(2, later, 2, [item('z')], true),
      part(2, later, 0, [item('y')], true),
    ];
    const { state } = step({ ...follower, inputs });
    expect(state.snapshot).toMatchObject({ lastIncludedIndex: 7, items: [{ key: 'y' }] });
    const ofOtherTerm = [first, part(2, [5, 1], 2, [item('z')], true)];
    expect(step({ ...follower, inputs: ofOtherTerm }).state.snapshot).toBeNull();
  });

  test('parts that are here are lost in a crash, and asked for again', () => {
    const restarted = { ...follower, state: { ...follower.state, receiving: null } };
    expect(sent(step({ ...restarted, inputs: [middle] }))).toMatchObject([{ offset: 0 }]);
  });

  test('from a leader of an older term it is refused, and puts no election off', () => {
    const answered = step({ ...follower, inputs: [part(1, last, 0, [item('a')], true)] });
    expect(sent(answered)).toMatchObject([{ term: 2, installed: false }]);
    expect(answered.state.snapshot).toBeNull();
    expect(timersSet(answered)).toEqual([]);
  });

  test('from the leader it puts the election off; a candidate follows', () => {
    const candidate = { role: 'candidate', currentTerm: 2, votedFor: 's1', votesGranted: ['s1'] };
    const answered = step({ servers, clients: 1, state: candidate, inputs: [first] });
    expect(answered.state).toMatchObject({ role: 'follower', leaderId: 's2' });
    expect(timersSet(answered)).toContain('election');
  });

  test('one whose entries are committed here changes nothing and is answered as installed', () => {
    const state = { currentTerm: 2, log: [1, 1, 2, 2, 2, 2], commitIndex: 6, lastApplied: 6 };
    const answered = step({ servers, clients: 1, state, inputs: [part(2, last, 0, [], true)] });
    expect(sent(answered)).toMatchObject([{ installed: true, lastIncludedIndex: 5 }]);
    expect(answered.state).toMatchObject({ snapshot: null, commitIndex: 6 });
    expect(answered.state.log).toHaveLength(6);
  });

  test('what follows an entry with the same index and term is retained', () => {
    const state = { currentTerm: 3, log: [1, 1, 2, 2, 2, 3, 3] };
    const answered = step({ servers, state, inputs: [part(3, last, 0, [item('a')], true)] });
    expect(terms(answered.state.log)).toEqual([3, 3]);
    expect(told(answered, 'snapshotInstalled')).toMatchObject({ kept: 2 });
  });

  test('otherwise the whole log is discarded', () => {
    const state = { currentTerm: 3, log: [1, 1, 1, 1, 1, 1] };
    const { state: after } = step({ servers, state, inputs: [part(3, last, 0, [], true)] });
    expect(after).toMatchObject({ log: [], snapshot: { lastIncludedIndex: 5 } });
  });

  test('its configuration is in force, unless the log behind it brings another', () => {
    const given = part(2, last, 0, [], true, ['s1', 's2']);
    expect(step({ ...follower, inputs: [given] }).state.membership).toEqual({
      config: ['s1', 's2'],
      index: 5,
    });
    const log = [1, 1, 2, 2, 2, configured(2, ['s1', 's3'])];
    const state = { currentTerm: 2, log };
    expect(step({ servers, state, inputs: [given] }).state.membership).toEqual({
      config: ['s1', 's3'],
      index: 6,
    });
  });

  test('sessions come with it: what was answered before is answered again and done once', () => {
    const inputs = [
      part(2, last, 0, [item('x', '1'), session(3, '1')], true),
      electionTimeout,
      vote('s2', 3),
      ask('c1', 3, put('x', '9')),
    ];
    const answered = step({ ...follower, inputs });
    expect(answered.state).toMatchObject({ role: 'leader', machine: { kv: { x: '1' } } });
    expect(sent(answered)).toMatchObject([{ status: 'ok', response: { value: '1' } }]);
    expect(notes(answered)).toContain('duplicateAnswered');
  });
});

describe('AppendEntries to a server with a snapshot', () => {
  const state = { currentTerm: 3, snapshot: snapshot(3, 1, [item('x')]), log: [1, 1] };
  const take = (input: object) => step({ servers, clients: 1, state, inputs: [input] });

  test('that begin inside it are taken from its end on', () => {
    const { state: after } = take(entries(3, [1, 1], [1, 1, 1, 3], 5));
    expect(terms(after.log)).toEqual([1, 3]);
    expect(after).toMatchObject({ commitIndex: 5, machine: { kv: { x: '1' } } });
  });

  test('that end inside it are known already', () => {
    const answered = take(entries(3, [0, 0], [1, 1], 2));
    expect(sent(answered)).toMatchObject([{ success: true, matchIndex: 2 }]);
    expect(answered.state).toMatchObject({ commitIndex: 3, log: [{}, {}] });
    expect(order(answered)).toEqual(['send']);
  });

  test('are checked against its last entry', () => {
    expect(sent(take(entries(3, [3, 1], [])))).toMatchObject([{ success: true }]);
    expect(sent(take(entries(3, [3, 2], [])))).toMatchObject([{ success: false }]);
  });

  test('that do not agree are answered with a hint that reaches down to it and no further', () => {
    expect(sent(take(entries(3, [5, 3], [])))).toMatchObject([
      { success: false, conflictTerm: 1, conflictIndex: 4 },
    ]);
    expect(sent(take(entries(3, [9, 3], [])))).toMatchObject([
      { conflictTerm: null, conflictIndex: 6 },
    ]);
  });
});

describe('a leader', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((key) => item(key));
  const state = leads(2, [2, 2], {
    snapshot: snapshot(4, 2, items),
    commitIndex: 6,
    lastApplied: 6,
    matchIndex: { s3: 6 },
  });
  const leader = { servers, params: { snapshotChunk: 2 }, state };
  const behind = refused('s2', 2, { conflictTerm: null, conflictIndex: 2 });
  const toS2 = (answers: readonly Answer[]) => answers.map((one) => sentToOne(one, 's2'));

  test('sends entries as long as they are there, the last of the snapshot before them', () => {
    const atTheEdge = refused('s2', 2, { conflictTerm: null, conflictIndex: 5 });
    expect(sent(step({ ...leader, inputs: [atTheEdge] }))).toMatchObject([
      { type: 'AppendEntries', prevLogIndex: 4, prevLogTerm: 2, entries: [{}, {}] },
    ]);
    // A term in the way that the leader knows from its snapshot alone leads there too.
    const inTheWay = refused('s2', 2, { conflictTerm: 2, conflictIndex: 2 });
    const next = leads(3, [3, 3], { snapshot: snapshot(4, 2, items) });
    const hinted = { ...inTheWay, message: { ...inTheWay.message, term: 3 } };
    expect(sent(step({ ...leader, state: next, inputs: [hinted] }))).toMatchObject([
      { type: 'AppendEntries', prevLogIndex: 4 },
    ]);
  });

  test('sends the snapshot, from its beginning, to who lacks what is there no more', () => {
    const answered = step({ ...leader, inputs: [behind] });
    expect(notes(answered)).toEqual(['backedUp', 'snapshotSent']);
    expect(sent(answered)).toEqual([
      {
        type: 'InstallSnapshot',
        term: 2,
        leaderId: 's1',
        lastIncludedIndex: 4,
        lastIncludedTerm: 2,
        lastConfig: ['s1', 's2', 's3'],
        offset: 0,
        data: items.slice(0, 2),
        done: false,
        round: 0,
      },
    ]);
  });

  test('sends each next part when the one before has arrived, then the entries behind', () => {
    const inputs = [
      behind,
      partTaken('s2', 2, 4, 2),
      partTaken('s2', 2, 4, 4),
      partTaken('s2', 2, 4, 5, true),
    ];
    const answers = stepAll({ ...leader, inputs });
    expect(toS2(answers)).toMatchObject([
      [{ offset: 0, done: false }],
      [{ offset: 2, done: false }],
      [{ offset: 4, done: true, data: [items[4]] }],
      [{ type: 'AppendEntries', prevLogIndex: 4, entries: [{}, {}] }],
    ]);
    expect(answers[3]?.state).toMatchObject({ matchIndex: { s2: 4 }, leading: { installing: {} } });
  });

  test('sends a part that may be lost again with the heartbeat, not for an answer that comes again', () => {
    const inputs = [behind, partTaken('s2', 2, 4, 2), partTaken('s2', 2, 4, 2), heartbeat];
    const answers = stepAll({ ...leader, inputs });
    expect(toS2(answers)[2]).toEqual([]);
    expect(toS2(answers)[3]).toMatchObject([{ type: 'InstallSnapshot', offset: 2 }]);
    expect(sentToOne(answers[3] as Answer, 's3')).toMatchObject([{ type: 'AppendEntries' }]);
  });

  test('begins again with a follower that has lost what it had', () => {
    const inputs = [behind, partTaken('s2', 2, 4, 2), partTaken('s2', 2, 4, 0)];
    expect(toS2(stepAll({ ...leader, inputs }))[2]).toMatchObject([{ offset: 0 }]);
  });

  test('pays no heed to answers about another snapshot', () => {
    const inputs = [behind, partTaken('s2', 2, 3, 2)];
    expect(toS2(stepAll({ ...leader, inputs }))[1]).toEqual([]);
  });

  test('finishes the one it has begun, though it takes a newer one meanwhile', () => {
    const params = { snapshotChunk: 3, snapshotThreshold: 2 };
    const inputs = [behind, put('z', '9'), stored('s3', 2, 7), partTaken('s2', 2, 4, 3)];
    const answers = stepAll({ ...leader, params, inputs });
    expect(answers[2]?.state.snapshot?.lastIncludedIndex).toBe(7);
    expect(toS2(answers)[3]).toMatchObject([{ lastIncludedIndex: 4, offset: 3, done: true }]);
    const after = step({ ...leader, params, inputs: [...inputs, partTaken('s2', 2, 4, 5, true)] });
    expect(sentToOne(after, 's2')).toMatchObject([{ lastIncludedIndex: 7, offset: 0 }]);
  });

  test('leaves one of which nothing has arrived for a newer one', () => {
    const params = { snapshotChunk: 3, snapshotThreshold: 2 };
    const inputs = [behind, put('z', '9'), stored('s3', 2, 7), heartbeat];
    const answers = stepAll({ ...leader, params, inputs });
    expect(toS2(answers)[1]).toEqual([]); // new entries are no reason to send a part again
    expect(toS2(answers)[3]).toMatchObject([{ lastIncludedIndex: 7, offset: 0 }]);
  });

  test('that has a snapshot alone sends its followers heartbeats behind it', () => {
    const bare = leads(2, [], { snapshot: snapshot(4, 2, items) });
    const answered = step({ ...leader, state: bare, inputs: [heartbeat] });
    expect(sentTo(answered)).toEqual(['s2', 's3']);
    expect(sent(answered)[0]).toMatchObject({ prevLogIndex: 4, prevLogTerm: 2, entries: [] });
  });
});

describe('in a whole cluster', () => {
  test('a server far behind catches up part by part over a network that loses, doubles and reorders', () => {
    const run = open({
      version: 1,
      protocol: 'raft',
      seed: 5,
      nodes: { server: 3, client: 2 },
      params: { snapshotThreshold: 10, snapshotChunk: 2, electionTimeout: ['400ms', '800ms'] },
      network: { loss: 0.15, duplicate: 0.15, delay: { uniform: ['2ms', '60ms'] } },
      workload: { every: '60ms', clients: 'all', op: 'append', keys: 8 },
      script: [
        { at: '0.01s', do: 'crash', node: 's3' },
        { at: '6s', do: 'restart', node: 's3' },
      ],
    });
    runTo(run, 12);
    expect(broken(run)).toEqual([]);
    const keys = run.story.map(({ key }) => key);
    expect(keys).toContain('snapshotInstalled');
    const { s3 } = states(run);
    expect(s3?.lastApplied).toBeGreaterThan(60);
    expect(s3?.snapshot?.lastIncludedIndex).toBeGreaterThan(60);
  });

  test('timers that are not a server’s own mean nothing to it', () => {
    expect(step({ servers, inputs: [timer('retry')] }).effects).toEqual([]);
  });
});
