import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { raft } from '../../../src/protocols/raft/index.ts';
import { nodeForm } from '../../../src/sdk/forms.ts';

const forms = raft.forms(nodeForm(['s1', 's2', 's3', 'c1']));

/** As it stands outside → inside → outside again. */
const twice = (form: z.ZodMiniType, value: unknown): unknown =>
  z.encode(form, z.decode(form, value as never));

describe('messages', () => {
  const bare = [
    { type: 'RequestVote', term: 2, candidateId: 's2', lastLogIndex: 1, lastLogTerm: 1 },
    { type: 'RequestVoteResult', term: 2, voteGranted: true },
    {
      type: 'AppendEntries',
      term: 2,
      leaderId: 's2',
      prevLogIndex: 0,
      prevLogTerm: 0,
      entries: [1, 2],
      leaderCommit: 0,
    },
    { type: 'AppendEntriesResult', term: 2, success: false },
    {
      type: 'InstallSnapshot',
      term: 2,
      leaderId: 's2',
      lastIncludedIndex: 3,
      lastIncludedTerm: 1,
      lastConfig: ['s1', 's2'],
      offset: 0,
      data: [],
      done: true,
    },
    {
      type: 'InstallSnapshotResult',
      term: 2,
      lastIncludedIndex: 3,
      offset: 0,
      installed: true,
    },
    { type: 'TimeoutNow', term: 2, leaderId: 's2' },
    { type: 'TimeoutNowResult', term: 2 },
  ];

  test.each(bare)('$type may be as in figure 2, with nothing more', (message) => {
    const read = z.decode(forms.message, message as never);
    expect(read).toMatchObject({ type: message.type, term: 2 });
    const printed = z.encode(forms.message, read);
    expect(twice(forms.message, printed)).toEqual(printed);
  });

  const items = [
    { key: 'x', value: '1' },
    { client: 'c1', serial: 4, response: { ok: true, value: null, leaderHint: null } },
  ];
  const joint = { voters: ['s1', 's2'], oldVoters: ['s1', 's3'], nonVoting: ['s3'] };
  const config = { op: 'config', config: joint };

  test.each([
    { ...bare[0], preVote: false, leadershipTransfer: true },
    { ...bare[2], entries: [{ term: 2, command: config }], round: 7 },
    { ...bare[3], matchIndex: null, conflictTerm: 1, conflictIndex: 3, round: 7 },
    { ...bare[4], lastConfig: joint, offset: 2, data: items, done: false, round: 7 },
    { ...bare[5], offset: 2, installed: false, round: 7 },
    ...[
      { op: 'addServer', server: 's3' },
      { op: 'removeServer', server: 's3' },
      { op: 'addNonVoting', server: 's3' },
      { op: 'changeMembers', servers: ['s1', 's3'] },
      { op: 'transferLeadership', server: null },
      { op: 'transferLeadership', server: 's2' },
    ].map((request) => ({ type: 'ClientRequest', serial: 3, request })),
    { type: 'ClientResponse', serial: 3, status: 'refused', leaderHint: null, response: null },
  ])('$type with all that it can have comes back as it was', (message) => {
    expect(twice(forms.message, message)).toEqual(message);
  });

  test('whom a transfer goes to may be left open', () => {
    const read = z.decode(forms.request, { op: 'transferLeadership' } as never);
    expect(read).toEqual({ op: 'transferLeadership', server: null });
  });

  test('members are named by their list, or with those of before and those without a vote', () => {
    const read = (lastConfig: unknown) =>
      (z.decode(forms.message, { ...bare[4], lastConfig } as never) as { lastConfig: object })
        .lastConfig;
    expect(read(['s2', 's1'])).toEqual({ voters: [0, 1], oldVoters: null, nonVoting: [] });
    expect(read({ voters: ['s2'], nonVoting: ['s1'] })).toEqual({
      voters: [1],
      oldVoters: null,
      nonVoting: [0],
    });
  });

  test('an entry may be its term alone', () => {
    const read = z.decode(forms.message, bare[2] as never);
    expect(read).toMatchObject({ entries: [{ term: 1, command: { op: 'noop' } }, { term: 2 }] });
  });

  test.each([
    ['an unknown field', { ...bare[1], vote: true }],
    ['a missing field', { type: 'RequestVoteResult', term: 2 }],
    ['an unknown node', { ...bare[0], candidateId: 's9' }],
    ['a negative term', { ...bare[1], term: -1 }],
    ['half a term', { ...bare[1], term: 1.5 }],
    ['an unknown type', { type: 'Vote', term: 1 }],
    ['half an entry', { ...bare[2], entries: [{ term: 1 }] }],
  ])('refuses %s', (_, message) => {
    expect(z.safeDecode(forms.message, message as never).success).toBe(false);
  });
});

describe('states', () => {
  test('every field has a default', () => {
    for (const form of [
      forms.state.server,
      forms.state.client,
      forms.durable.server,
      forms.durable.client,
    ]) {
      const printed = twice(form, {});
      expect(twice(form, printed)).toEqual(printed);
    }
  });

  test('a full one comes back as it was', () => {
    const command = { op: 'put', key: 'x', value: '1', session: { client: 'c1', serial: 3 } };
    const response = { ok: true, value: '1', leaderHint: null };
    const items = [
      { key: 'x', value: '1' },
      { client: 'c1', serial: 3, response },
    ];
    const state = {
      currentTerm: 3,
      votedFor: 's2',
      log: [
        { term: 1, command: { op: 'noop' } },
        { term: 3, command },
      ],
      config: ['s1', 's2', 's3'],
      snapshot: { lastIncludedIndex: 4, lastIncludedTerm: 1, config: ['s1', 's2'], items },
      membership: { config: { voters: ['s1'], oldVoters: ['s2'], nonVoting: ['s3'] }, index: 4 },
      role: 'leader',
      leaderId: 's1',
      commitIndex: 2,
      lastApplied: 2,
      votesGranted: ['s1', 's2'],
      preVotesGranted: [],
      votesDenied: ['s3'],
      nextIndex: { s2: 3, s3: 1 },
      matchIndex: { s2: 2, s3: 0 },
      leading: {
        inflight: { s2: [5, 6] },
        probing: ['s3'],
        installing: {
          s3: {
            snapshot: { lastIncludedIndex: 2, lastIncludedTerm: 1, config: ['s1'], items },
            offset: 1,
          },
        },
        round: 4,
        roundStart: '12ms',
        answered: { s2: 3 },
        confirmed: 3,
        leaseUntil: '150ms',
        reads: [
          {
            client: 'c1',
            serial: 4,
            request: null,
            key: 'x',
            readIndex: 5,
            round: 4,
            by: 'readIndex',
          },
          { client: null, serial: 0, request: 2, key: 'y', readIndex: 5, round: 0, by: 'lease' },
        ],
        change: {
          client: 'c1',
          serial: 5,
          request: null,
          target: ['s1', 's3'],
          newcomers: ['s3'],
          round: 2,
          roundEnd: 5,
          late: true,
          timeouts: 3,
        },
        transfer: { client: null, serial: 0, request: 6, to: 's2', sent: true },
        toldTimeoutNow: true,
      },
      heardFrom: ['s2'],
      leaderHeard: false,
      receiving: { lastIncludedIndex: 9, lastIncludedTerm: 2, items },
      machine: { kv: { x: '1' }, sessions: { c1: { serial: 3, response } } },
      pending: [{ index: 2, client: 'c1', serial: 3, request: null }],
    };
    expect(twice(forms.state.server, state)).toEqual(state);
    const request = { op: 'get', key: 'x' };
    const client = {
      serial: 2,
      server: 's2',
      asking: { id: 4, request },
      attempts: 1,
      queue: [{ id: 5, request }],
      turn: 0,
    };
    expect(twice(forms.state.client, client)).toEqual(client);
  });

  test('of what a leader has under way everything may be left out', () => {
    const read = z.decode(forms.state.server, { leading: { change: { target: ['s1'] } } } as never);
    expect(read.leading).toMatchObject({ round: 0, reads: [], transfer: null });
    expect(read.leading?.change).toMatchObject({ newcomers: [], round: 1, client: null });
  });

  test('entries are frozen, so that logs may share them', () => {
    const read = z.decode(forms.state.server, {
      log: [{ term: 1, command: { op: 'noop' } }],
    } as never);
    expect(Object.isFrozen(read.log.tail[0]?.command)).toBe(true);
  });

  test('a key that no object can have is refused', () => {
    const request = { op: 'put', key: '__proto__', value: '1' };
    expect(z.safeDecode(forms.request, request as never).success).toBe(false);
  });
});
