import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RandomStream } from '../../core/random.ts';
import { Timeline } from '../../engine/timeline.ts';
import { raft } from '../../protocols/raft/index.ts';
import type { RaftTypes } from '../../protocols/raft/types.ts';
import { raftScenario } from './cluster.ts';
import { quantile, timed } from './measure.ts';
import { bareQueue } from './queue.ts';
import type { Benchmark, Figure } from './types.ts';

const STEPS = 1_000_000;
const SEEKS = 400;

function longRun(): Timeline<RaftTypes> {
  const timeline = new Timeline(raft, raftScenario(5));
  for (let i = 0; i < STEPS; i++) timeline.stepForward();
  return timeline;
}

/** How long it takes to be somewhere else in a run of a million steps. */
export const seek: Benchmark = {
  name: 'seek',
  title: 'A run of a million steps: going anywhere, and one step back',
  run(): readonly Figure[] {
    const timeline = longRun();
    const random = RandomStream.of(1, 0, 0);
    const anywhere = () => random.int(0, timeline.trace.length - 1);
    const visit = () => timed(() => timeline.seek(anywhere()));
    for (let i = 0; i < SEEKS; i++) visit();
    const seeks = Array.from({ length: SEEKS }, visit);
    const backs = Array.from({ length: SEEKS }, () => {
      timeline.seek(anywhere());
      return timed(() => timeline.stepBack());
    });
    const pops = (milliseconds: number) => milliseconds * 1000 * bareQueue();
    const row = (name: string, value: number, atMost: number): Figure[] => [
      { name, value, unit: 'ms', goal: { atMost } },
      { name: `${name}, in pops of a bare queue`, value: pops(value), unit: 'pops' },
    ];
    return [
      ...row('seek, median', quantile(seeks, 0.5), 2),
      ...row('seek, 95th percentile', quantile(seeks, 0.95), 2),
      ...row('step back, median', quantile(backs, 0.5), 1),
      ...row('step back, 95th percentile', quantile(backs, 0.95), 1),
    ];
  },
};

/** Bytes on the heap and in buffers once everything that can go is gone. */
export function used(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let i = 0; i < 4; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What a run of a million steps keeps in memory. */
export const memory: Benchmark = {
  name: 'memory',
  title: 'A run of a million steps: what is kept of it',
  run(): readonly Figure[] {
    const before = used();
    const timeline = longRun();
    const { branch, trace } = timeline;
    const whole = used() - before;
    const operations = timeline.operations().length;
    branch.stories.clear();
    branch.milestones.length = 0;
    const bare = used();
    branch.keyframes.splice(1, branch.keyframes.length - 2);
    const keyframes = bare - used();
    const row = (name: string, bytes: number, atMost?: number): Figure[] => [
      {
        name,
        value: bytes / trace.length,
        unit: 'bytes an event',
        ...(atMost !== undefined && { goal: { atMost } }),
      },
      { name, value: bytes / STEPS, unit: 'bytes a step' },
    ];
    return [
      { name: 'events (records) a step', value: trace.length / STEPS, unit: '' },
      ...row('trace', trace.bytes, 40),
      ...row('keyframes', keyframes, 10),
      ...row('all, with logs, history and story', whole),
      { name: 'operations of the client', value: operations, unit: '' },
    ];
  },
};
