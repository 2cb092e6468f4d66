import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Timeline } from '../../engine/timeline.ts';
import { readChanged } from '../../files/changes.ts';
import { raft } from '../../protocols/raft/index.ts';
import scenario from '../../protocols/raft/scenarios/leader-crash.json' with { type: 'json' };
import { quantile } from './measure.ts';
import type { Benchmark, Figure } from './types.ts';

const RECORDS = 200_000;
const SERVERS = 9;
/** Starts a browser, which the command line itself knows nothing of. */
const SCRIPT = 'scripts/frames.mjs';
const PAGE = 'dist/index.html';

/** A long run of a large cluster, as the page keeps it. */
function longRun(): string {
  const changes = { nodes: { server: SERVERS } };
  const timeline = new Timeline(raft, readChanged(raft, scenario, changes));
  while (timeline.position < RECORDS && timeline.stepForward());
  const { time } = timeline.world;
  const run = { timeline: timeline.save(), time, speed: 1, digest: timeline.digest, changes };
  return JSON.stringify({ key: `orrery.run.raft/${scenario.id}`, run: JSON.stringify(run) });
}

/** What `scripts/frames.mjs` prints: milliseconds of script, frame by frame. */
type Measured = { readonly missing: string } | Readonly<Record<string, readonly number[]>>;

/** How much script a frame of the page takes when the run is long and the cluster large. */
export const frames: Benchmark = {
  name: 'frames',
  title: `The page with ${SERVERS} servers and ${RECORDS.toLocaleString('en')} events: script in a frame`,
  run(): readonly Figure[] {
    const skipped = (name: string): Figure[] => [{ name, value: 0, unit: '' }];
    if (!existsSync(PAGE)) return skipped('no built page: run `npx vite build` first');
    const done = spawnSync(process.execPath, [SCRIPT], {
      input: longRun(),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
      maxBuffer: 1 << 26,
    });
    if (done.status !== 0) return skipped('the browser did not do it; what it said is above');
    const measured = JSON.parse(done.stdout) as Measured;
    if ('missing' in measured) return skipped(String(measured.missing));
    const { baseline = [], ...rest } = measured;
    const least = quantile(baseline, 0.5);
    const rows = Object.entries(rest).flatMap(([name, times]): Figure[] => [
      { name: `${name}, median`, value: quantile(times, 0.5), unit: 'ms' },
      {
        name: `${name}, 95th percentile`,
        value: quantile(times, 0.95),
        unit: 'ms',
        goal: { atMost: name.includes('1,000 nodes') ? 8 : 4 },
      },
      { name: `${name}, median / baseline`, value: quantile(times, 0.5) / least, unit: '' },
    ]);
    return [
      { name: '1,500 lines on a canvas (baseline), median', value: least, unit: 'ms' },
      ...rows,
    ];
  },
};
