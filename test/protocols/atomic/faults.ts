import * as fc from 'fast-check';
import { repair } from '../../../src/checkers/fuzz/faults.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { answers, broken, isOver, money, open, type Run, runTo } from './runs.ts';

/** Short runs with random faults, from which everything is mended at the end. */

export const NODES = ['tm1', 'rm1', 'rm2', 'rm3'] as const;

/** When faults happen, in milliseconds. */
const LAST = 1500;
const at = fc.integer({ min: 50, max: LAST }).map((ms) => `${ms}ms`);
const node = fc.constantFrom(...NODES);

const crashes = fc
  .tuple(at, fc.integer({ min: 1, max: 900 }), node)
  .map(([down, ms, one]) => [
    { at: down, do: 'crash', node: one },
    { at: `${Number.parseInt(down, 10) + ms}ms`, do: 'restart', node: one, disk: 'keep' },
  ]);

const partitions = fc
  .tuple(at, fc.integer({ min: 5, max: 700 }), fc.subarray([...NODES], { minLength: 1, maxLength: 3 }))
  .map(([from, ms, side]) => [
    { at: from, do: 'partition', groups: [side, NODES.filter((one) => !side.includes(one))] },
    { at: `${Number.parseInt(from, 10) + ms}ms`, do: 'heal' },
  ]);

const oneMessage = fc
  .tuple(at, fc.constantFrom('drop', 'duplicate', 'hold', 'release'), node)
  .map(([moment, what, from]) => [{ at: moment, do: what, from }]);

/** Nothing but crashes, and messages in time. */
export const onlyCrashes = fc
  .array(crashes, { minLength: 1, maxLength: 6 })
  .map((parts) => ({ network: {}, script: parts.flat() }));

/** Crashes, partitions, messages that are lost, doubled, late and out of order, and slow disks. */
export const anything = fc
  .tuple(
    fc.array(fc.oneof(crashes, crashes, partitions, oneMessage), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(15, 40, 250),
    fc.constantFrom(0, 0, 30),
  )
  .map(([parts, loss, duplicate, slowest, disk]) => ({
    network: {
      delay: { min: '2ms', max: `${slowest}ms` },
      loss: loss / 10,
      duplicate: duplicate / 10,
    },
    disk: { write: { min: '0ms', max: `${disk}ms` } },
    script: parts.flat(),
  }));

/** A busy bank under such faults. */
export const underFaults = (
  protocol: WrittenProtocol<ProtocolTypes>,
  seed: number,
  faults: object,
  params: object = {},
): Run => {
  const run = open(protocol, {
    version: 2,
    protocol: protocol.id,
    seed,
    params,
    workload: { every: '70ms', clients: 'all', op: 'mixed', until: `${LAST}ms` },
    until: { time: '30s' },
    ...faults,
  });
  runTo(run, (LAST + 1000) / 1000);
  return run;
};

/** What is wrong, once everything is mended and there was time: nothing, or one line each. */
export function wrong(run: Run, whole: number): string[] {
  repair(run.simulator);
  runTo(run, run.simulator.world.time / 1_000_000 + 12);
  const totals = answers(run).flatMap((answer) => answer?.total ?? []);
  return [
    ...broken(run),
    ...(isOver(run) ? [] : ['something is still open']),
    ...(money(run) === whole ? [] : [`${money(run)} in place of ${whole}`]),
    ...totals.filter((total) => total !== whole).map((total) => `an audit found ${total}`),
  ];
}
