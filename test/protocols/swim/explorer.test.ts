import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { swim } from '../../../src/protocols/swim/index.ts';

/** Small groups, in every order of events up to some bounds. */

const OPTIONS: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 0, messages: 2 },
  limits: { periods: 2, incarnations: 1 },
};

function explored(file: object, options: Partial<SearchOptions> = {}, states = 1_000_000) {
  const scenario = readScenario(swim, { version: 1, protocol: 'swim', ...file });
  const system = new ProtocolSystem(createSimulator(swim, scenario), { ...OPTIONS, ...options });
  const explorer = new Explorer(system, { depth: 1000, states });
  while (explorer.advance(10_000));
  return { ...explorer.exploration, system };
}

const two = { nodes: { node: 2 } };
const three = { nodes: { node: 3 }, params: { indirectChecks: 1, retransmitMult: 1 } };

const met = ({ examples, system }: ReturnType<typeof explored>): readonly string[] =>
  examples.map(({ property }) => system.properties[property]?.name ?? '');

describe('two members', () => {
  test('keep every promise, in all states that there are', () => {
    const found = explored(two);
    expect(found.broken).toBeNull();
    expect(found.end).toBe('all');
    expect(found.states).toBeGreaterThan(1000);
  });

  test('with a loss, a crash, and what comes twice', () => {
    for (const fault of [{ drops: 1 }, { duplicates: 1 }, { crashes: 1, messages: 3 }]) {
      expect(explored(two, fault, 25_000).broken).toBeNull();
    }
  });

  test('one who leaves and one who comes back', () => {
    const script = (['leave', 'join'] as const).map((op, i) => ({
      ...{ at: `${i + 1}s`, do: 'request', node: 'n1' },
      request: { op },
    }));
    expect(explored({ ...two, script }, { requests: 2, messages: 3 }, 25_000).broken).toBeNull();
  });

  test('who try the dead and tell each other everything agree in the end', () => {
    const params = { pushPullInterval: '1s', reconnectInterval: '1s' };
    expect(explored({ ...two, params }, { messages: 2 }, 20_000).broken).toBeNull();
  });
});

describe('three members', () => {
  test('keep every promise, as far as is looked', () => {
    expect(explored(three, { messages: 2, symmetry: true }, 25_000).broken).toBeNull();
    expect(explored(three, { crashes: 1, messages: 2, symmetry: true }, 20_000).broken).toBeNull();
  });

  test('are taken for one another', () => {
    const options = { limits: { periods: 1, incarnations: 1 } };
    const whole = explored(three, options);
    const apart = explored(three, { ...options, symmetry: true });
    expect(apart.system.alike).toEqual([[0, 1, 2]]);
    expect([whole.end, apart.end]).toEqual(['all', 'all']);
    expect(apart.depth).toBe(whole.depth);
    expect(apart.states).toBeLessThan(whole.states / 4);
    expect(apart.states).toBeGreaterThanOrEqual(whole.states / 6);
  });
});

test('everything that can happen is met', () => {
  const names = [...met(explored(two)), ...met(explored(two, { crashes: 1 }, 20_000))];
  const sought = (swim.properties ?? []).filter(({ kind }) => kind === 'sometimes');
  expect(new Set(names)).toEqual(new Set(sought.map(({ name }) => name)));
});
