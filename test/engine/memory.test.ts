import { expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { Timeline } from '../../src/engine/timeline.ts';
import { toy, toyScenario } from './toy.ts';

/** Bytes on the heap and in buffers once everything that can go is gone. */
function used(): number {
  for (let i = 0; i < 4; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('a long run keeps at most 40 bytes a step for its trace and 10 more for keyframes', () => {
  expect(globalThis.gc, 'the tests run with --expose-gc').toBeDefined();
  // Few operations, so that the clients' history (which is the run's result, not its trace) stays out of the figure.
  const workload = { every: ms(1000), clients: 'all', op: 'ask', keys: 1, until: null } as const;
  const timeline = new Timeline(toy, toyScenario({ workload }));
  const run = (steps: number) => {
    for (let i = 0; i < steps && timeline.stepForward(); i++);
    timeline.branch.stories.clear();
    timeline.branch.milestones.length = 0;
  };
  run(30_000);
  const [before, traced] = [used(), timeline.trace.bytes];
  run(200_000);
  const all = (used() - before) / 200_000;
  const trace = (timeline.trace.bytes - traced) / 200_000;
  expect(trace).toBeGreaterThan(10);
  expect(trace).toBeLessThan(40);
  expect(all - trace).toBeLessThan(10);
});
