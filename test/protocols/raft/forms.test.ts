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
  ];

  test.each(bare)('$type may be as in figure 2, with nothing more', (message) => {
    const read = z.decode(forms.message, message as never);
    expect(read).toMatchObject({ type: message.type, term: 2 });
    const printed = z.encode(forms.message, read);
    expect(twice(forms.message, printed)).toEqual(printed);
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
    const state = {
      currentTerm: 3,
      votedFor: 's2',
      log: [
        { term: 1, command: { op: 'noop' } },
        { term: 3, command },
      ],
      config: ['s1', 's2', 's3'],
      role: 'leader',
      leaderId: 's1',
      commitIndex: 2,
      lastApplied: 2,
      votesGranted: ['s1', 's2'],
      preVotesGranted: [],
      votesDenied: ['s3'],
      nextIndex: { s2: 3, s3: 1 },
      matchIndex: { s2: 2, s3: 0 },
      heardFrom: ['s2'],
      leaderHeard: false,
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
