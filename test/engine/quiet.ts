import { ms } from '../../src/core/duration.ts';
import type { Micros, NodeId } from '../../src/core/ids.ts';
import { createSimulator, type Simulator } from '../../src/engine/simulator.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import { a1, type Toy, toy, toyScenario } from './toy.ts';

/** A quiet cluster: messages take 10 ms, nobody does anything by itself before a second has passed. */
export function quiet(change: Partial<Scenario<Toy>> = {}) {
  const records: TraceRecord<Toy>[] = [];
  const simulator = createSimulator(
    toy,
    toyScenario({
      params: { period: [ms(1000), ms(1000)], limit: 1_000_000_000 },
      network: {
        all: {
          delay: { kind: 'fixed', by: ms(10) },
          loss: [0, 1],
          duplicate: [0, 1],
          order: 'any',
        },
        links: [],
      },
      workload: null,
      ...change,
    }),
    { freeze: true, sink: (record) => records.push(record) },
  );
  const until = (time: Micros) => simulator.run({ time, events: null });
  until(ms(0));
  const of = (kind: TraceRecord<Toy>['kind'], node?: NodeId) =>
    records.filter((r) => r.kind === kind && (node === undefined || r.node === node));
  return { simulator, records, until, of };
}
export const ask = (node: NodeId): Command<Toy> => ({
  do: 'request',
  node,
  request: { op: 'ask', key: 'x' },
});
export const stateOf = (simulator: Simulator<Toy>, node: NodeId) =>
  simulator.live.slots[node]?.state as { seen: number; role: string; clockAt: number };
/** Makes a peer ping the two others (or one of them and itself) now. */
export const fire = (node: NodeId): Command<Toy> => ({ do: 'fire', node, timer: { type: 'tick' } });

/** Has one message from p1 to p2 in flight, sent at 1 ms and due at 11 ms. */
export function pinged() {
  const run = quiet();
  run.until(ms(1));
  run.simulator.apply(ask(a1));
  const [flight] = run.simulator.world.inFlight();
  if (!flight) throw new Error('the asker sends at once');
  return { ...run, flight, target: flight.to };
}
