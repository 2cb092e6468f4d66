import { raftCluster, speedOf, take } from './cluster.ts';
import { interleaved, median, medianRatio } from './measure.ts';
import { bareQueue } from './queue.ts';
import type { Benchmark, Figure } from './types.ts';

const STEPS = 400_000;
const ROUNDS = 7;

/** How fast Raft runs, beside a bare queue; what checking invariants and keeping a digest cost. */
export const speed: Benchmark = {
  name: 'speed',
  title: 'Raft, 5 servers and a client, whole trace with causes',
  run(): readonly Figure[] {
    const raft = (options: Parameters<typeof raftCluster>[1]) => () =>
      speedOf(raftCluster(5, options), STEPS);
    const figures = interleaved(ROUNDS, {
      queue: bareQueue,
      plain: raft({ checks: 'off', digest: false }),
      checked: raft({ checks: 'goOn', digest: false }),
      digested: raft({ checks: 'off', digest: true }),
    });
    const { queue, plain, checked, digested } = figures;
    const simulator = raftCluster(5, { checks: 'off', digest: false });
    take(simulator, STEPS);
    const records = simulator.world.seq / STEPS;
    return [
      { name: 'bare queue (baseline)', value: median(queue), unit: 'M pops/s' },
      { name: 'Raft', value: median(plain), unit: 'M steps/s' },
      { name: 'Raft', value: median(plain) * records, unit: 'M records/s' },
      { name: 'Raft / bare queue, by steps', value: medianRatio(plain, queue), unit: '' },
      {
        name: 'Raft / bare queue, by events (records of the trace)',
        value: medianRatio(plain, queue) * records,
        unit: '',
        goal: { atLeast: 0.11 },
      },
      {
        name: 'with invariants / without',
        value: medianRatio(checked, plain),
        unit: '',
        goal: { atLeast: 1 / 3 },
      },
      { name: 'with digest / without', value: medianRatio(digested, plain), unit: '' },
    ];
  },
};

/** Whether a step costs the same late in a long run as early in it. */
export const length: Benchmark = {
  name: 'length',
  title: 'Cost of a step as the run grows',
  run(): readonly Figure[] {
    take(raftCluster(5, { checks: 'off', digest: false }), 1_000_000);
    const marks = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
    const costs = marks.map((): number[] => []);
    for (let round = 0; round < 3; round++) {
      const simulator = raftCluster(5, { checks: 'off', digest: false });
      let made = 0;
      marks.forEach((mark, i) => {
        // Each figure is that of the last fifth before its mark (of 1,000 steps there are too few: half of them).
        const span = Math.max(500, Math.min(mark / 5, 400_000));
        take(simulator, mark - span - made);
        made = mark;
        costs[i]?.push(1000 / speedOf(simulator, span));
      });
    }
    const early = costs[2] as readonly number[];
    return marks.flatMap((mark, i): Figure[] => {
      const name = `after ${mark.toLocaleString('en')} steps`;
      const ratio = medianRatio(costs[i] as readonly number[], early);
      const late: Figure = { name: `${name} / after 100,000`, value: ratio, unit: '' };
      return [
        { name, value: median(costs[i] as readonly number[]), unit: 'ns a step' },
        mark > 100_000 ? { ...late, goal: { atMost: 1.2 } } : late,
      ];
    });
  },
};

/** Whether a step costs the same in a large cluster as in a small one. */
export const nodes: Benchmark = {
  name: 'nodes',
  title: 'Cost of a step as the cluster grows',
  run(): readonly Figure[] {
    const sizes = [3, 5, 9, 25, 50, 100];
    const things = Object.fromEntries(
      sizes.map((size) => [
        String(size),
        () => {
          const simulator = raftCluster(size, { checks: 'off', digest: false });
          take(simulator, 50_000);
          return 1000 / speedOf(simulator, 200_000);
        },
      ]),
    );
    const figures = interleaved(5, things);
    const of = (size: number) => figures[String(size)] as readonly number[];
    return sizes.flatMap((size): Figure[] => [
      { name: `${size} servers`, value: median(of(size)), unit: 'ns a step' },
      { name: `${size} / 3 servers`, value: medianRatio(of(size), of(3)), unit: '' },
    ]);
  },
};
