import { spawnSync } from 'node:child_process';
import { interleaved, median, medianRatio, timed } from './measure.ts';
import type { Benchmark, Figure } from './types.ts';

const ROUNDS = 7;
const SCRIPT = 'scripts/orrery.mjs';

const node = (...argv: readonly string[]) =>
  timed(() => spawnSync(process.execPath, argv, { stdio: 'ignore' }));

/** How long a person waits who runs a scenario on the command line. */
export const start: Benchmark = {
  name: 'start',
  title: 'A shipped scenario on the command line, from start to exit',
  run(): readonly Figure[] {
    const { run, nothing } = interleaved(ROUNDS, {
      run: () => node(SCRIPT, 'run', 'raft/leader-crash', '--json'),
      nothing: () => node('-e', '0'),
    });
    return [
      { name: 'node that does nothing (baseline)', value: median(nothing), unit: 'ms' },
      { name: 'run raft/leader-crash', value: median(run), unit: 'ms', goal: { atMost: 500 } },
      { name: 'ratio', value: medianRatio(run, nothing), unit: '' },
    ];
  },
};
