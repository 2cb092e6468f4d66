import { expect, test } from 'vitest';
import type { Benchmark } from '../../src/cli/bench/types.ts';
import { runBenchmarks } from '../../src/cli/bench.ts';

const benchmarks: readonly Benchmark[] = [
  {
    name: 'queue',
    title: 'A queue',
    run: () => [
      { name: 'speed', value: 1_234_567.8, unit: 'events/s', goal: { atLeast: 1_000_000 } },
      { name: 'size', value: 41.26, unit: 'B', goal: { atMost: 40 } },
    ],
  },
  { name: 'seek', title: 'A seek', run: async () => [{ name: 'time', value: 1, unit: 'ms' }] },
];

async function printed(argv: readonly string[]) {
  let out = '';
  let err = '';
  const add = (text: string) => {
    out += text;
  };
  const complain = (text: string) => {
    err += text;
  };
  const io = { out: add, err: complain, stdin: async () => '', watched: false };
  const status = await runBenchmarks(benchmarks, argv, io);
  return { status, out, err };
}

test('prints a table', async () => {
  expect(await printed([])).toEqual({
    status: 0,
    err: '',
    out: [
      'A queue (queue)',
      '  speed  1,234,568  events/s  (at least 1000000: reached)',
      '  size   41.3       B         (at most 40: missed)',
      '',
      'A seek (seek)',
      '  time  1  ms',
      '',
      '',
    ].join('\n'),
  });
});

test('prints one JSON document, also of one alone', async () => {
  const { out } = await printed(['seek', '--json']);
  expect(JSON.parse(out)).toEqual({
    benchmarks: [
      { name: 'seek', title: 'A seek', figures: [{ name: 'time', value: 1, unit: 'ms' }] },
    ],
  });
});

test('refuses a name that there is not', async () => {
  await expect(printed(['sek'])).rejects.toThrow(
    'benchmark: found "sek", expected queue or seek (did you mean seek?)',
  );
  await expect(printed(['seek', 'queue'])).rejects.toThrow(
    'arguments: found "queue", expected only [name]',
  );
});
