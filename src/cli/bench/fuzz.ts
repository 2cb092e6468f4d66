import { runRound } from '../../checkers/fuzz/round.ts';
import { seconds } from '../../core/duration.ts';
import { createSimulator } from '../../engine/simulator.ts';
import { raft } from '../../protocols/raft/index.ts';
import { raftScenario } from './cluster.ts';
import { interleaved, median, medianRatio, timed } from './measure.ts';
import type { Benchmark, Figure } from './types.ts';

const ROUNDS = 5;
const SEEDS = 20;

/** Seeds a second, if so many take so many milliseconds. */
const rate = (milliseconds: number): number => (SEEDS * 1000) / milliseconds;

/** Runs under random faults a second, and what of that is not the runs themselves. */
export const fuzz: Benchmark = {
  name: 'fuzz',
  title: 'Fuzzing Raft with 3 servers: runs of 20 s under random faults',
  run(): readonly Figure[] {
    const scenario = raftScenario(3);
    const seeds = (work: (seed: number) => void) => () =>
      rate(
        timed(() => {
          for (let seed = 1; seed <= SEEDS; seed++) work(seed);
        }),
      );
    const { runs, bare } = interleaved(ROUNDS, {
      runs: seeds((seed) => runRound(raft, scenario, seed)),
      // As long, without faults, invariants and a history.
      bare: seeds((seed) => {
        const simulator = createSimulator(
          raft,
          { ...scenario, seed },
          { checks: 'off', digest: false },
        );
        simulator.run({ time: seconds(20), events: null });
      }),
    });
    return [
      {
        name: 'the same runs unharmed and unchecked (baseline)',
        value: median(bare),
        unit: 'runs/s',
      },
      { name: 'fuzzer', value: median(runs), unit: 'runs/s' },
      { name: 'ratio', value: medianRatio(runs, bare), unit: '' },
    ];
  },
};
