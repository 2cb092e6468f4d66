import { describe, expect, test } from 'vitest';
import { exhibitOf } from '../../../src/catalogue.ts';
import { harass } from '../../../src/checkers/fuzz/faults.ts';
import { minimise } from '../../../src/checkers/fuzz/minimise.ts';
import { PLAN, runRound } from '../../../src/checkers/fuzz/round.ts';
import { ms, seconds } from '../../../src/core/duration.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import type { Disturbance } from '../../../src/sdk/protocol.ts';
import { a1, type Toy, toy, toyScenario } from '../../engine/toy.ts';

/** A protocol that offers something of its own to a fuzzer. */
const asks: Disturbance<Toy> = {
  name: 'ask',
  command: (_world, random) => ({
    ...{ do: 'request', node: a1 },
    request: { op: 'ask', key: random.pick(['x', 'y']) },
  }),
};
const never: Disturbance<Toy> = { name: 'never', command: () => null };
const offering = { ...toy, faults: [asks, never] };

const given = (seed: number, means?: readonly string[]) =>
  harass(createSimulator(offering, toyScenario()), seed, seconds(1), {
    pace: 40_000,
    ...(means && { means }),
  }).map(({ command }) => command.do);

describe('what a protocol offers', () => {
  test('is done like any other fault', () => {
    expect(new Set(given(1, ['ask']))).toEqual(new Set(['request']));
    const mixed = [1, 2, 3, 4].map((seed) => given(seed));
    expect(mixed.some((done) => done.includes('request'))).toBe(true);
    expect(mixed.some((done) => !done.includes('request'))).toBe(true);
    expect(mixed.every((done) => new Set(done).size > 2)).toBe(true);
  });

  test('is passed over where there is nothing to do', () => {
    expect(given(1, ['never'])).toEqual([]);
    const some = given(1, ['never', 'heal']);
    expect(new Set(some)).toEqual(new Set(['heal']));
  });

  test('is all that is done, with what the protocol is meant to survive', () => {
    const careful = { ...offering, withstands: ['crash', 'restart'] };
    const done = [1, 2, 3, 4].flatMap((seed) =>
      harass(createSimulator(careful, toyScenario()), seed, seconds(1), { pace: 40_000 }),
    );
    expect(new Set(done.map(({ command }) => command.do))).toEqual(
      new Set(['crash', 'restart', 'request']),
    );
  });

  test('leaves a cluster its nodes when what fails is made small: a request may name any of them', () => {
    const scenario = toyScenario({
      members: { peer: 3, asker: 2 },
      params: { period: [ms(5), ms(10)], limit: 2 },
      workload: null,
    });
    const plan = { healing: ms(10), faults: seconds(1) };
    const round = runRound(toy, scenario, 1, {
      ...plan,
      swarm: { means: [], pace: 10_000 },
    });
    expect(round.failure).toMatchObject({ kind: 'invariant', name: 'seenLimit' });
    const request = asks.command(
      null as never,
      { pick: <X>([first]: readonly X[]) => first as X } as never,
    );
    const asked = [{ at: ms(1), command: request as NonNullable<typeof request> }];
    // Without a request everyone who is not needed goes; with one that is needed nobody does.
    expect(minimise(toy, scenario, round, plan)?.members.asker).toBe(0);
    const strict = {
      ...toy,
      invariants: [
        {
          ...(toy.invariants[0] as (typeof toy.invariants)[0]),
          check: (_memory: object, node: { readonly kind: string; readonly state: object }) =>
            node.kind === 'asker' && (node.state as { readonly asked: number }).asked > 0
              ? { nodes: [], events: [], detail: {} }
              : null,
        },
      ],
    };
    const small = minimise(strict, scenario, { ...round, given: asked, faults: 1 }, plan);
    expect(small?.script).toHaveLength(1);
    expect(small?.members).toEqual({ peer: 3, asker: 2 });
  });
});

test('a history is judged at the end of a round, and what is made small of it ends with the answer that is wrong', async () => {
  const { protocol } = await (
    exhibitOf('raft') as NonNullable<ReturnType<typeof exhibitOf>>
  ).load();
  const scenario = readScenario(protocol, {
    ...{ version: 1, protocol: 'raft', variant: 'noSession', nodes: { server: 3, client: 3 } },
    workload: { every: '300ms', op: 'mixed', keys: 1 },
  });
  const plan = { ...PLAN, swarm: { means: ['network', 'crash', 'restart'] } };
  for (let seed = 1; seed <= 40; seed++) {
    const round = runRound(protocol, scenario, seed, plan);
    if (round.failure === null) continue;
    expect(round.failure).toEqual({ kind: 'history', key: 'x' });
    const small = minimise(protocol, scenario, round, plan);
    expect(small?.expects).toEqual([{ invariant: 'linearizable', outcome: 'fails' }]);
    const simulator = createSimulator(protocol, small as typeof scenario);
    simulator.run((small as typeof scenario).until);
    expect(simulator.violations.map(({ invariant }) => invariant)).toEqual(['linearizable']);
    return;
  }
  throw new Error('no seed up to 40 made noSession answer wrongly');
});
