import { performance } from 'node:perf_hooks';
import { type Bounds, Explorer } from '../../checkers/explorer/explorer.ts';
import { ProtocolSystem } from '../../checkers/explorer/protocolSystem.ts';
import type { System } from '../../checkers/explorer/system.ts';
import { createSimulator } from '../../engine/simulator.ts';
import { printScenario } from '../../files/scenario.ts';
import { raft } from '../../protocols/raft/index.ts';
import type { Job } from '../exploreJob.ts';
import { exploreTogether } from '../exploreTogether.ts';
import { raftScenario } from './cluster.ts';
import { median, medianRatio } from './measure.ts';
import { used } from './timeline.ts';
import { twoPhase } from './twoPhase.ts';
import { byHand } from './twoPhaseByHand.ts';
import type { Benchmark, Figure } from './types.ts';

const ROUNDS = 3;
const MANAGERS = 7;
const OPTIONS = {
  ...{ crashes: 1, drops: 0, duplicates: 0, requests: 1, messages: 8 },
  limits: {},
};
const ALL: Bounds = { depth: Number.POSITIVE_INFINITY, states: 400_000 };
const SOME: Bounds = { depth: Number.POSITIVE_INFINITY, states: 400_000 };

const scenario = raftScenario(3);
const raftSystem = (): System => new ProtocolSystem(createSimulator(raft, scenario), OPTIONS);
const raftJob = (): Job => ({
  protocol: raft.id,
  scenario: printScenario(raft, scenario),
  options: OPTIONS,
});

/** Distinct states a second, and bytes a state of what is in memory at the end. */
function alone(system: System, bounds: Bounds): { readonly speed: number; readonly bytes: number } {
  const before = used();
  const began = performance.now();
  const explorer = new Explorer(system, bounds);
  while (explorer.advance(10_000));
  const time = performance.now() - began;
  const bytes = used() - before;
  const { states } = explorer.exploration;
  return { speed: (states / time) * 1000, bytes: bytes / states };
}

async function both(job: Job, bounds: Bounds): Promise<number> {
  const began = performance.now();
  const { states } = await exploreTogether(job, 2, bounds);
  return (states / (performance.now() - began)) * 1000;
}

/** How many states a second a search meets, beside the same model written by hand for speed; alone and with another worker. */
export const explore: Benchmark = {
  name: 'explore',
  title: `Search: TwoPhase with ${MANAGERS} resource managers, and Raft with 3 servers and a client`,
  async run(): Promise<readonly Figure[]> {
    const hand: number[] = [];
    const model: number[] = [];
    const models: number[] = [];
    const protocol: number[] = [];
    const protocols: number[] = [];
    const sizes: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const figures = [
        byHand(MANAGERS),
        alone(twoPhase(MANAGERS), ALL).speed,
        await both({ twoPhase: MANAGERS }, ALL),
        await both(raftJob(), SOME),
      ] as const;
      const { speed, bytes } = alone(raftSystem(), SOME);
      if (round === 0) continue; // it warms up
      hand.push(figures[0]);
      model.push(figures[1]);
      models.push(figures[2]);
      protocols.push(figures[3]);
      protocol.push(speed);
      sizes.push(bytes);
    }
    const unit = 'states/s';
    return [
      { name: 'TwoPhase by hand, a state a number (baseline)', value: median(hand), unit },
      { name: 'TwoPhase', value: median(model), unit, goal: { atLeast: 250_000 } },
      { name: 'TwoPhase / by hand', value: medianRatio(model, hand), unit: '' },
      { name: 'TwoPhase, two workers / one', value: medianRatio(models, model), unit: '' },
      { name: 'Raft', value: median(protocol), unit, goal: { atLeast: 30_000 } },
      { name: 'Raft / TwoPhase by hand', value: medianRatio(protocol, hand), unit: '' },
      { name: 'Raft, two workers', value: median(protocols), unit },
      {
        name: 'Raft, two workers / one',
        value: medianRatio(protocols, protocol),
        unit: '',
        goal: { atLeast: 1.7 },
      },
      { name: 'Raft', value: median(sizes), unit: 'B a state', goal: { atMost: 100 } },
    ];
  },
};
