import { describe, expect, test } from 'vitest';
import { type Answer, sent, stepAll, terms } from './step.ts';
import {
  allScenarios,
  type EtcdInput,
  type EtcdMessage,
  type EtcdState,
  type NodeCase,
  nameOf,
  nameOrNull,
  nodeScenarios,
} from './vectors.ts';

/** Conformance, single servers: each case of test/vectors/raft.json through the code of `orrery step`. */

test('all of the file is used', () => {
  expect(allScenarios).toHaveLength(24);
  expect(allScenarios.flatMap((scenario) => scenario.cases as readonly object[])).toHaveLength(87);
});

function inputOf(input: EtcdInput): object {
  switch (input.type) {
    case 'ElectionTimeout':
      return { timer: { type: 'election' } };
    case 'HeartbeatTimeout':
      return { timer: { type: 'heartbeat' } };
    case 'ClientProposal':
      return { request: { op: 'put', key: 'x', value: '1' } };
    default:
      return {
        from: nameOf((input as EtcdMessage).from),
        message: messageOf(input as EtcdMessage),
      };
  }
}

function messageOf(message: EtcdMessage): object {
  const { term, from } = message;
  switch (message.type) {
    case 'RequestVote': {
      const { lastLogIndex, lastLogTerm } = message;
      return { type: 'RequestVote', term, candidateId: nameOf(from), lastLogIndex, lastLogTerm };
    }
    case 'RequestVoteReply':
      return { type: 'RequestVoteResult', term, voteGranted: message.granted };
    case 'AppendEntries': {
      const { prevLogIndex, prevLogTerm, entries, leaderCommit } = message;
      const leaderId = nameOf(from);
      return {
        type: 'AppendEntries',
        term,
        leaderId,
        prevLogIndex,
        prevLogTerm,
        entries,
        leaderCommit,
      };
    }
    case 'AppendEntriesReply': {
      const { success, matchIndex = null } = message;
      return { type: 'AppendEntriesResult', term, success, matchIndex };
    }
    default:
      throw new Error(`no such message: ${message.type}`);
  }
}

/** A server as the case finds it; a leader has heard of its followers what etcd’s has: nothing yet. */
function stateOf({ before }: NodeCase): object {
  const { role, term: currentTerm, log, commit: commitIndex } = before;
  const votedFor = nameOrNull(before.votedFor);
  const leaderId = nameOrNull(before.leader);
  const votesGranted = role === 'candidate' ? ['s1'] : [];
  return { role, currentTerm, votedFor, log, commitIndex, leaderId, votesGranted };
}

/** What any correct Raft has in common with etcd’s. */
const compared = ({ role, term, votedFor, log, commit }: EtcdState): object => ({
  role,
  term,
  votedFor: nameOrNull(votedFor),
  log,
  commit,
});

function found({ state }: Answer): object {
  const { role, currentTerm: term, votedFor, log, commitIndex: commit } = state;
  return { role, term, votedFor, log: terms(log), commit };
}

/** Answers to votes and entries, as granted or refused. */
function verdict(message: Readonly<Record<string, unknown>>): object | null {
  const { type, term } = message;
  if (type === 'RequestVoteReply') return { granted: message.granted };
  if (type === 'RequestVoteResult') return { granted: message.voteGranted };
  const append = type === 'AppendEntriesReply' || type === 'AppendEntriesResult';
  return append ? { success: message.success, term } : null;
}

const verdicts = (messages: readonly object[]): readonly object[] =>
  messages.flatMap((message) => verdict(message as Readonly<Record<string, unknown>>) ?? []);

const requests = (messages: readonly { readonly type: string }[]): number =>
  messages.filter(({ type }) => type === 'RequestVote').length;

describe.each(nodeScenarios)('$scenario (paper $paper)', ({ scenario, cases }) => {
  test.each(cases)('$name', (one) => {
    const answers = stepAll({
      servers: one.cluster,
      state: stateOf(one),
      inputs: one.steps.map(({ input }) => inputOf(input)),
    });
    for (const [i, step] of one.steps.entries()) {
      const answered = answers[i] as Answer;
      expect(found(answered)).toEqual(compared(step.after));
      expect(requests(sent(answered))).toBe(requests(step.sent));
      // etcd answers a vote request of an old term with silence; the paper, with a refusal.
      if (scenario === 'stale-term-vote-request') {
        expect(verdicts(sent(answered))).toEqual([{ granted: false }]);
      } else expect(verdicts(sent(answered))).toEqual(verdicts(step.sent));
    }
  });
});
