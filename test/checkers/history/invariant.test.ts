import { describe, expect, test } from 'vitest';
import { checkHistory } from '../../../src/checkers/history/check.ts';
import { withHistory } from '../../../src/checkers/history/invariant.ts';
import { models } from '../../../src/checkers/history/models.ts';
import { operationsOf } from '../../../src/checkers/history/operations.ts';
import { historyOf } from '../../../src/checkers/history/recorded.ts';
import { ms } from '../../../src/core/duration.ts';
import { nodeId } from '../../../src/core/ids.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { Timeline } from '../../../src/engine/timeline.ts';
import { createFormatter } from '../../../src/i18n/format.ts';
import { type Asking, type Store, scenarioOf, stores } from './store.ts';

const watched = withHistory(stores as never) as unknown as typeof stores;

const put = (at: number, value: string, client = 0): Asking => [
  at,
  client,
  { op: 'put', key: 'x', value },
];
const get = (at: number, from: number, client = 1): Asking => [
  at,
  client,
  { op: 'get', key: 'x', at: from },
];

function run(...asks: readonly Asking[]) {
  const simulator = createSimulator(watched, scenarioOf(...asks));
  const outcome = simulator.run({ time: ms(1000), events: null });
  return { simulator, outcome, violations: simulator.violations };
}

describe('a run whose clients are watched', () => {
  test('stops at the answer that fits no order, and says what would have', () => {
    const { simulator, outcome, violations } = run(put(0, '1'), put(30, '2'), get(55, 1));
    expect(outcome).toBe('violation');
    expect(violations).toHaveLength(1);
    const [{ invariant, at, violation } = never()] = violations;
    expect([invariant, at]).toEqual(['linearizable', ms(75)]);
    expect(violation.nodes).toEqual([nodeId(3)]);
    expect(violation.detail).toEqual({
      client: 3,
      f: 'get',
      key: 'x',
      refused: false,
      value: '"1"',
      instead: '"2"',
    });
    // The answer to the second put, and the question that came after it.
    const { invocations, returns } = simulator.world.history();
    const [second, question] = [returns.tail[1]?.seq, invocations.tail[2]?.seq];
    expect(violation.events).toEqual([second, question]);
  });

  test('goes on where every answer fits', () => {
    const { outcome, violations } = run(put(0, '1'), get(30, 0), put(60, '2'), get(200, 1));
    expect([outcome, violations]).toEqual(['quiescent', []]);
  });

  test('demands no order of what was asked at the moment of an answer', () => {
    expect(run(put(0, '1'), get(20, 1)).violations).toEqual([]);
    expect(run(put(0, '1'), get(21, 1)).violations).toHaveLength(1);
  });

  test('leaves out what is no operation', () => {
    const { violations, simulator } = run([0, 0, { op: 'rest' }], put(5, '1'));
    expect(violations).toEqual([]);
    expect(historyOf(stores, simulator.operations())).toHaveLength(2);
  });

  test('finds what the search over the whole history finds', () => {
    let broken = 0;
    for (let seed = 0; seed < 200; seed++) {
      const at = (i: number) => ((seed * 37 + i * 53) % 29) * 10;
      const asks = [0, 1, 2, 3, 4, 5].map(
        (i): Asking =>
          i % 2 === 0 ? put(at(i), `${i}`, i % 4 === 0 ? 0 : 1) : get(at(i), (seed + i) % 2),
      );
      const { simulator, violations } = run(...asks.sort(([a], [b]) => a - b));
      const operations = operationsOf(historyOf(stores, simulator.operations()));
      expect(checkHistory(operations, models.kv).linearizable).toBe(violations.length === 0);
      broken += violations.length;
    }
    expect(broken).toBeGreaterThan(20);
    expect(broken).toBeLessThan(180);
  });
});

test('a run that is played back and forth breaks at the same event, on every branch that has it', () => {
  const scenario = scenarioOf(put(0, '1'), get(30, 1));
  const timeline = new Timeline<Store>(watched, scenario);
  while (timeline.stepForward());
  const [found] = timeline.found;
  expect(found?.invariant).toBe('linearizable');
  const { digest, position } = timeline;
  timeline.seek(0);
  timeline.seek(position);
  expect(timeline.digest).toBe(digest);
  timeline.seekTime(ms(25), 100);
  timeline.act(
    { do: 'request', node: nodeId(2), request: { op: 'put', key: 'x', value: '2' } },
    ms(26),
  );
  while (timeline.stepForward());
  expect(timeline.branch.id).toBe(1);
  expect(timeline.found.map(({ at }) => at)).toEqual([ms(50)]);
});

test('is told in both languages, and looks at nothing where there is no model', () => {
  const { violations } = run(put(0, '1'), get(30, 1));
  const detail = violations[0]?.violation.detail ?? {};
  const told = (['en', 'zh'] as const).map((locale) =>
    watched.text[locale].invariants.linearizable?.broken(
      detail,
      createFormatter(locale, ['s1', 's2', 'c1', 'c2']),
    ),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "get x of c2 returned null, though at that time only "1" could have stood there.",
      "c2 的 get x 返回了 null，而那时这里只可能是 "1"。",
    ]
  `);
  const { model: _, ...without } = stores;
  expect(withHistory(without as never)).toBe(without);
});

const never = () => {
  throw new Error('there is one');
};
