import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/files/scenario.ts';
import { crash, type Line, NODES, restart, withMore } from '../atomic/faults.ts';
import {
  answers,
  broken,
  isOver,
  money,
  outcome,
  type Run,
  runTo,
  standing,
  start,
  told,
} from '../atomic/runs.ts';
import { fileOf, protocol } from './runs.ts';

/** Whoever crashes, those who are left decide, and whoever comes back ends as they have. */

/** All moments between which something happens: each message takes 10 ms. */
const MOMENTS = Array.from({ length: 12 }, (_, i) => 105 + i * 10);
/** And when the others take over. */
const LATER = [675, 685, 695, 705, 715, 725, 1195];

const scenarioOf = (id: string) =>
  readScenario(protocol, { ...fileOf('votes-no'), script: fileOf(id).script });

function play(scenario: ReturnType<typeof scenarioOf>, faults: readonly Line[]): Run {
  const run = start(protocol, withMore(scenario, faults));
  runTo(run, 6);
  return run;
}

const pairs = NODES.flatMap((one, i) => NODES.slice(i + 1).map((other) => [one, other] as const));

describe.each(['all-yes', 'votes-no'])('%s', (id) => {
  const scenario = scenarioOf(id);

  test.each(NODES)('%s may crash for good at any moment', (node) => {
    for (const at of MOMENTS) {
      const run = play(scenario, [crash(at, node)]);
      expect(broken(run), `at ${at} ms`).toEqual([]);
      const left = run.simulator.world.nodes.filter(({ health }) => health === 'up');
      for (const { state } of left) {
        const { branches = [], transactions = [] } = state as Record<string, object[]>;
        expect([...branches, ...transactions], `at ${at} ms`).toEqual([]);
      }
      expect(protocol.atRest?.(run.simulator.world)).toBe(true);
    }
  });

  test.each(pairs)('%s and %s may crash at any two moments and come back', (one, other) => {
    for (const [i, first] of MOMENTS.entries()) {
      for (const second of [first + 10, LATER[i % LATER.length] as number]) {
        const run = play(scenario, [
          ...[crash(first, one), crash(second, other)],
          ...[restart(2000, one), restart(2300, other)],
        ]);
        const when = `at ${first} and ${second} ms`;
        expect(broken(run), when).toEqual([]);
        expect(isOver(run), when).toBe(true);
        expect(money(run), when).toBe(600);
        const end = outcome(run);
        expect(answers(run)[0]?.outcome ?? end, when).toBe(end);
      }
    }
  });
});

test('after a total failure it is a commit if somebody’s disk says so', () => {
  // tm1 has decided, and what it sends arrives nowhere.
  const run = play(scenarioOf('all-yes'), [
    ...NODES.map((node) => crash(205, node)),
    ...NODES.map((node) => restart(1000, node)),
  ]);
  expect(told(run, 'decidedCommit')).toHaveLength(1);
  expect(standing(run)).toEqual(['committed', 'committed', 'committed']);
  expect(broken(run)).toEqual([]);
});
