import { createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import type { RoleChart } from '../../../src/sdk/roles.ts';
import type { RoleStep } from './runs.ts';

/** A chart by XState: where an event leads from a role; the same role for one that it does not list. */
export function byXState(chart: RoleChart, role: string, event: string): string {
  const machine = createMachine({ ...chart, initial: role } as never);
  return getNextSnapshot(machine, getInitialSnapshot(machine), { type: event }).value as string;
}

/** What the reports of one node say that its chart does not. */
export function strayed(chart: RoleChart, name: string, steps: readonly RoleStep[]): string[] {
  const strays: string[] = [];
  let role = chart.initial;
  for (const { from, to, event } of steps.filter(({ node }) => node === name)) {
    const moved = event in (chart.states[from]?.on ?? {}) && byXState(chart, from, event) === to;
    if (from !== role || !(moved || event === 'crash'))
      strays.push(`${name}, ${role}: ${from} → ${to} (${event})`);
    role = to;
  }
  return strays;
}

/** The moves of a chart that no report makes. */
export const unmade = (chart: RoleChart, steps: readonly RoleStep[]): string[] =>
  Object.entries(chart.states).flatMap(([role, { on }]) =>
    Object.keys(on)
      .filter((event) => !steps.some((step) => step.from === role && step.event === event))
      .map((event) => `${role}: ${event}`),
  );
