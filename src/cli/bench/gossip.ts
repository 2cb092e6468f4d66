import { RandomStream } from '../../core/random.ts';
import { createSimulator, type Simulator } from '../../engine/simulator.ts';
import { Timeline } from '../../engine/timeline.ts';
import { readScenario } from '../../files/scenario.ts';
import { gossip } from '../../protocols/gossip/index.ts';
import type { GossipTypes } from '../../protocols/gossip/types.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import { interleaved, median, medianRatio, quantile, timed } from './measure.ts';
import { bareQueue } from './queue.ts';
import { used } from './timeline.ts';
import type { Benchmark, Figure } from './types.ts';

const SIZES = [100, 1_000, 10_000];
const ROUNDS = 5;
const PERIOD = 200;

/** A rumour among so many nodes: who knows it tells three others, every 200 ms, and never loses interest. */
const rumour = (nodes: number): Scenario<GossipTypes> =>
  readScenario(gossip, {
    version: 1,
    protocol: 'gossip',
    nodes: { node: nodes },
    params: {
      period: `${PERIOD}ms`,
      fanout: 3,
      inStep: false,
      losing: 'never',
    },
    script: [
      {
        at: '1ms',
        do: 'request',
        node: 'n1',
        request: { op: 'publish', key: 'x', value: '1' },
      },
    ],
  });

const crowd = (nodes: number): Simulator<GossipTypes> =>
  createSimulator(gossip, rumour(nodes), { checks: 'off', digest: false });

const informed = ({ world }: Simulator<GossipTypes>): number =>
  world.nodes.filter(({ state }) => state.store.length > 0).length;

/** Milliseconds until everybody knows, and how many events that took. */
function coverage(nodes: number): { readonly time: number; readonly events: number } {
  const simulator = crowd(nodes);
  const time = timed(() => {
    for (let at = PERIOD * 1000; informed(simulator) < nodes; at += (PERIOD * 1000) / 4)
      simulator.run({ time: at as never, events: null });
  });
  return { time, events: simulator.world.seq };
}

/** Nanoseconds for each message of a cluster in which everybody talks: its sending, its arrival, and its part of a round. */
function messageCost(nodes: number): number {
  const simulator = crowd(nodes);
  simulator.run({ time: 3_000_000 as never, events: null });
  const { trace } = simulator.recorder;
  const from = trace?.length ?? 0;
  const time = timed(() => simulator.run({ time: null, events: from + 400_000 }));
  let messages = 0;
  for (let at = from; at < (trace?.length ?? 0); at++) if (trace?.kind(at) === 'send') messages++;
  return (time * 1_000_000) / messages;
}

/** How fast a large cluster runs, and whether a message costs the same in it. */
export const gossipSpeed: Benchmark = {
  name: 'gossip',
  title: 'Rumours among 100 to 10,000 nodes, fan-out 3, a round every 200 ms',
  run(): readonly Figure[] {
    let events = 0;
    const cost = Object.fromEntries(SIZES.map((size) => [String(size), () => messageCost(size)]));
    const figures = interleaved(ROUNDS, {
      queue: bareQueue,
      full: () => {
        const full = coverage(10_000);
        events = full.events;
        return full.time;
      },
      ...cost,
    }) as Record<string, number[]>;
    const of = (name: string) => figures[name] as readonly number[];
    // What a round would take where the bare queue does 18 M pops a second.
    const fair = of('full').map((time, round) => (time * (of('queue')[round] as number)) / 18);
    return [
      { name: 'bare queue (baseline)', value: median(of('queue')), unit: 'M pops/s' },
      { name: '10,000 nodes, until all know', value: median(of('full')), unit: 'ms' },
      { name: 'the same, events', value: events, unit: 'events' },
      {
        name: 'the same, where the bare queue does 18 M pops/s',
        value: median(fair),
        unit: 'ms',
        goal: { atMost: 1000 },
      },
      ...SIZES.flatMap((size): Figure[] => [
        { name: `${size} nodes`, value: median(of(String(size))), unit: 'ns a message' },
        { name: `${size} / 100 nodes`, value: medianRatio(of(String(size)), of('100')), unit: '' },
      ]),
    ];
  },
};

const RECORDS = 500_000;
const MOVES = 60;

/** What it takes to go back in a run of a thousand nodes, and what is kept of it. */
export const gossipTimeline: Benchmark = {
  name: 'crowd',
  title: `A run of 1,000 nodes and ${RECORDS.toLocaleString('en')} events: going anywhere, and what is kept`,
  run(): readonly Figure[] {
    const timeline = new Timeline(gossip, rumour(1_000));
    while (timeline.position < RECORDS) timeline.stepForward();
    const random = RandomStream.of(1, 0, 0);
    const seeks: number[] = [];
    const backs: number[] = [];
    for (let i = 0; i < MOVES; i++) {
      const target = random.int(0, timeline.trace.length - 1);
      seeks.push(timed(() => timeline.seek(target)));
      for (let back = 0; back < 5; back++) backs.push(timed(() => timeline.stepBack()));
    }
    const row = (name: string, of: readonly number[]): Figure[] => [
      { name: `${name}, median`, value: quantile(of, 0.5), unit: 'ms' },
      { name: `${name}, 95th percentile`, value: quantile(of, 0.95), unit: 'ms' },
      {
        name: `${name}, in pops of a bare queue`,
        value: quantile(of, 0.5) * 1000 * bareQueue(),
        unit: 'pops',
      },
    ];
    timeline.seek(0);
    const before = used();
    timeline.branch.keyframes.splice(1, timeline.branch.keyframes.length - 2);
    const keyframes = before - used();
    return [
      ...row('seek', seeks),
      ...row('step back', backs),
      {
        name: 'trace',
        value: timeline.trace.bytes / RECORDS,
        unit: 'bytes an event',
        goal: { atMost: 40 },
      },
      {
        name: 'keyframes',
        value: keyframes / RECORDS,
        unit: 'bytes an event',
        goal: { atMost: 10 },
      },
    ];
  },
};
