import { describe, expect, test } from 'vitest';
import { createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { exhibits } from '../../src/catalogue.ts';
import { compileRoles, defineRoles, type RoleChart } from '../../src/sdk/roles.ts';

/** XState itself as the oracle: where an event leads from a state of the chart. */
function oracle(chart: RoleChart, state: string, event: string): { to: string; taken: boolean } {
  const machine = createMachine({ ...chart, initial: state } as never);
  const start = getInitialSnapshot(machine);
  const end = getNextSnapshot(machine, start, { type: event } as never);
  const taken = event in (chart.states[state]?.on ?? {});
  return { to: String(end.value), taken };
}

async function charts(): Promise<[string, RoleChart][]> {
  const found: [string, RoleChart][] = [];
  for (const exhibit of exhibits) {
    const { protocol } = await exhibit.load();
    for (const [kind, { roles }] of Object.entries(protocol.kinds)) {
      if (roles) found.push([`${exhibit.id} ${kind}`, roles]);
    }
  }
  return found;
}

describe('role charts', () => {
  test('of every exhibit do what XState does with them, for every state and event', async () => {
    const all = await charts();
    expect(all.length).toBeGreaterThan(0);
    for (const [name, chart] of all) {
      const events = new Set(Object.values(chart.states).flatMap(({ on }) => Object.keys(on)));
      const move = compileRoles(chart);
      for (const role of Object.keys(chart.states)) {
        for (const event of [...events, 'unheardOf']) {
          const changes: string[][] = [];
          const state = { role };
          move({ roleChanged: (...change) => changes.push(change) }, state, event);
          const { to, taken } = oracle(chart, role, event);
          expect(state.role, `${name}: ${role} on ${event}`).toBe(to);
          expect(changes).toEqual(taken ? [[role, to, event]] : []);
        }
      }
    }
  });

  test('name every role in both languages, and nothing else', async () => {
    for (const exhibit of exhibits) {
      const { protocol } = await exhibit.load();
      const roles = Object.values(protocol.kinds).flatMap(({ roles }) =>
        Object.keys(roles?.states ?? {}),
      );
      expect(Object.keys(protocol.text.en.roles).toSorted()).toEqual(
        [...new Set(roles)].toSorted(),
      );
      expect(Object.keys(protocol.text.zh.roles)).toEqual(Object.keys(protocol.text.en.roles));
    }
  });

  test('refuse a transition to nowhere', () => {
    expect(() => defineRoles({ initial: 'a', states: { a: { on: { go: 'b' } } } })).toThrow(
      'unknown b',
    );
    expect(() => defineRoles({ initial: 'x', states: { a: { on: {} } } })).toThrow(
      'unknown initial',
    );
  });
});
