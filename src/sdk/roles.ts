import { Bug } from '../core/assert.ts';

/**
 * A role's state machine as plain data, in XState's own form (flat states with `on`): the engine runs it, a view draws
 * it, and a test holds it against XState.
 */
export interface RoleChart {
  readonly initial: string;
  readonly states: Readonly<Record<string, { readonly on: Readonly<Record<string, string>> }>>;
}
export type RoleOf<C extends RoleChart> = keyof C['states'] & string;
export type RoleEventOf<C extends RoleChart> = {
  [S in RoleOf<C>]: keyof C['states'][S]['on'] & string;
}[RoleOf<C>];

/** Where a change of role is reported. */
export interface RoleGate {
  roleChanged(from: string, to: string, event: string): void;
}

/** Keeps a chart's literal types; refuses one with a transition to a state that it does not have. */
export function defineRoles<const C extends RoleChart>(chart: C): C {
  for (const [name, state] of Object.entries(chart.states)) {
    for (const [event, target] of Object.entries(state.on)) {
      if (!(target in chart.states))
        throw new Bug(`role ${name}: ${event} leads to unknown ${target}`);
    }
  }
  if (!(chart.initial in chart.states)) throw new Bug(`unknown initial role ${chart.initial}`);
  return chart;
}

/**
 * The function that takes an event to a node: sets `state.role` and reports the change. An event that the present role
 * does not list changes nothing, as in XState; one that leads back to the same role is reported too.
 */
export function compileRoles<C extends RoleChart>(
  chart: C,
): (gate: RoleGate, state: { role: RoleOf<C> }, event: RoleEventOf<C>) => void {
  return (gate, state, event) => {
    const from = state.role;
    const to = chart.states[from]?.on[event];
    if (to === undefined) return;
    state.role = to as RoleOf<C>;
    gate.roleChanged(from, to, event);
  };
}
