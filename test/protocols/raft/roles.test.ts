import { describe, expect, test } from 'vitest';
import { createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { changeRole, chart, type Role } from '../../../src/protocols/raft/roles.ts';

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
