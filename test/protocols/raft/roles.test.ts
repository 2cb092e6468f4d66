import { describe, expect, test } from 'vitest';
import { createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { changeRole, chart, type Role } from '../../../src/protocols/raft/roles.ts';
import { step } from './step.ts';

/** The role chart, with XState as the oracle: every role and every event. */

const roles = Object.keys(chart.states) as Role[];
const events = [...new Set(roles.flatMap((role) => Object.keys(chart.states[role].on)))];

function byXState(role: Role, event: string): string {
  const machine = createMachine({ ...chart, initial: role } as never);
  return getNextSnapshot(machine, getInitialSnapshot(machine), { type: event }).value as string;
}

function byOrrery(role: Role, event: string): { role: string; reports: unknown[] } {
  const reports: unknown[] = [];
  const gate = { roleChanged: (...report: unknown[]) => reports.push(report) };
  const state = { role };
  changeRole(gate as never, state, event as never);
  return { role: state.role, reports };
}

describe.each(roles)('%s', (role) => {
  test.each(events)('%s', (event) => {
    const { role: next, reports } = byOrrery(role, event);
    expect(next).toBe(byXState(role, event));
    const listed = event in chart.states[role].on;
    expect(reports).toEqual(listed ? [[role, next, event]] : []);
  });
});

test('as in figure 4 of the paper', () => {
  expect(chart.initial).toBe('follower');
  expect(byOrrery('follower', 'electionTimeout').role).toBe('candidate');
  expect(byOrrery('candidate', 'electionTimeout').role).toBe('candidate');
  expect(byOrrery('candidate', 'voteMajority').role).toBe('leader');
  expect(byOrrery('candidate', 'leaderDiscovered').role).toBe('follower');
  expect(byOrrery('leader', 'higherTerm').role).toBe('follower');
  expect(byOrrery('leader', 'electionTimeout').role).toBe('leader');
});

test('beyond it: who is told to stand does so from wherever it is, and a leader may have removed itself', () => {
  for (const role of ['follower', 'preCandidate', 'candidate'] as const) {
    expect(byOrrery(role, 'timeoutNow').role).toBe('candidate');
  }
  expect(byOrrery('leader', 'timeoutNow').role).toBe('leader');
  expect(byOrrery('leader', 'removed').role).toBe('follower');
  expect(byOrrery('follower', 'removed').role).toBe('follower');
});

describe('a higher term in any of the later messages', () => {
  const part = {
    type: 'InstallSnapshot',
    term: 7,
    leaderId: 's2',
    lastIncludedIndex: 3,
    lastIncludedTerm: 6,
    lastConfig: ['s1', 's2', 's3'],
    offset: 0,
    data: [],
    done: false,
  };
  const messages = {
    InstallSnapshot: part,
    InstallSnapshotResult: {
      type: 'InstallSnapshotResult',
      term: 7,
      lastIncludedIndex: 3,
      offset: 0,
      installed: false,
    },
    TimeoutNowResult: { type: 'TimeoutNowResult', term: 7 },
  };

  test.each(Object.keys(messages))('%s: a leader follows, and has written the term', (type) => {
    const message = messages[type as keyof typeof messages];
    const state = { role: 'leader', currentTerm: 3, votedFor: 's1', log: [3] };
    const { state: after, durable } = step({
      servers: 3,
      state,
      inputs: [{ from: 's2', message }],
    });
    expect(after).toMatchObject({
      role: 'follower',
      currentTerm: 7,
      votedFor: null,
      leading: null,
    });
    expect(durable.currentTerm).toBe(7);
  });

  test('TimeoutNow: it stands in the term after that', () => {
    const message = { type: 'TimeoutNow', term: 7, leaderId: 's2' };
    const answered = step({
      servers: 3,
      state: { currentTerm: 3 },
      inputs: [{ from: 's2', message }],
    });
    expect(answered.state).toMatchObject({ role: 'candidate', currentTerm: 8, votedFor: 's1' });
    expect(answered.durable.currentTerm).toBe(8);
  });
});
