import { expect, test } from 'vitest';
import { countLines, countsOf } from '../../src/cli/counted.ts';
import { createSimulator, type Simulator } from '../../src/engine/simulator.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { toy, toyScenario } from '../engine/toy.ts';
import { tallied } from '../views/tallied.ts';

/** What a protocol counts of a run, as the command line prints it. */

const scenario = toyScenario() as unknown as Scenario<ProtocolTypes>;

test('counts are those of the whole run, in English, and printed beside what was published', () => {
  const simulator = createSimulator(tallied, scenario);
  simulator.run({ time: null, events: 300 });
  const counts = countsOf(simulator) ?? [];
  const { trace } = simulator.recorder;
  const writes = Array.from({ length: trace?.length ?? 0 }).filter(
    (_, at) => trace?.kind(at) === 'persist',
  ).length;
  expect(counts.map(({ group, label }) => [group, label])).toEqual([
    [null, 'pings'],
    ['for each ping', 'pongs'],
    ['for each ping', 'writes'],
  ]);
  expect(counts[2]).toMatchObject({ counted: writes, published: 1 });
  const lines = countLines([
    ...counts.slice(0, 1),
    { group: 'a', label: 'b', counted: 3, published: 3 },
    { group: 'a', label: 'c', counted: 3, published: 5 },
    { group: null, label: 'd', counted: 0.5, published: 0.203, unit: 'share' },
    { group: null, label: 'e', counted: null, published: 1_500_000, unit: 'time' },
    { group: null, label: 'f', counted: 12_345.6, published: null },
    ...counts.slice(2),
  ]);
  expect(lines.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['pings', String(counts[0]?.counted)],
    ['a: b', '3', 'published 3', 'the same'],
    ['a: c', '3', 'published 5', '2 fewer'],
    ['d', '50 %', 'published 20.3 %', '29.7 points more'],
    ['e', '-', 'published 1.5 s'],
    ['f', '12346'],
    ['for each ping: writes', String(writes), 'published 1', `${writes - 1} more`],
    [''],
  ]);
});

test('a protocol that counts nothing has no counts', () => {
  const simulator = createSimulator(toy, toyScenario()) as unknown as Simulator<ProtocolTypes>;
  simulator.run({ time: null, events: 100 });
  expect(countsOf(simulator)).toBeNull();
});
