import * as fc from 'fast-check';
import { repair } from '../../../src/checkers/fuzz/faults.ts';
import { ms, seconds } from '../../../src/core/duration.ts';
import { nodeId } from '../../../src/core/ids.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import type { Command } from '../../../src/sdk/command.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { answers, broken, isOver, money, type Run, runTo, start } from './runs.ts';

/** Short runs with faults, random ones or at any moment. Scripts are made here, and read from no file: there are many. */

export const NODES = ['tm1', 'rm1', 'rm2', 'rm3'] as const;
export type NodeName = (typeof NODES)[number];
const idOf = (name: NodeName) => nodeId(NODES.indexOf(name));

export type Line = Scenario<ProtocolTypes>['script'][number];
const line = (at: number, command: Command<ProtocolTypes>): Line => ({ at: ms(at), command });

export const crash = (at: number, node: NodeName): Line =>
  line(at, { do: 'crash', node: idOf(node) });
export const restart = (at: number, node: NodeName): Line =>
  line(at, { do: 'restart', node: idOf(node), disk: 'keep' });

/** A file’s scenario with more in its script, and other settings. */
export const withMore = (
  scenario: Scenario<ProtocolTypes>,
  script: readonly Line[],
  params: object = {},
): Scenario<ProtocolTypes> => ({
  ...scenario,
  params: { ...scenario.params, ...params },
  script: [...scenario.script, ...script].sort((a, b) => a.at - b.at),
});

// ---- at random ----

/** Until when there is something new, in milliseconds. */
const LAST = 1500;
const moment = fc.integer({ min: 50, max: LAST });
const node = fc.constantFrom(...NODES);

const crashes = fc
  .tuple(moment, fc.integer({ min: 1, max: 900 }), node)
  .map(([at, down, one]) => [crash(at, one), restart(at + down, one)]);

const partitions = fc
  .tuple(
    moment,
    fc.integer({ min: 5, max: 700 }),
    fc.subarray([...NODES], { minLength: 1, maxLength: 3 }),
  )
  .map(([at, span, side]) => {
    const other = NODES.filter((one) => !side.includes(one));
    const groups = [side, other].map((names) => names.map(idOf));
    return [line(at, { do: 'partition', groups }), line(at + span, { do: 'heal' })];
  });

const oneMessage = fc
  .tuple(moment, fc.constantFrom('drop', 'duplicate', 'hold', 'release'), node)
  .map(([at, what, from]) => [line(at, { do: what, message: { from: idOf(from) } })]);

type Faults = (scenario: Scenario<ProtocolTypes>) => Scenario<ProtocolTypes>;

/** Nothing but crashes, and messages in time. */
export const onlyCrashes: fc.Arbitrary<Faults> = fc
  .array(crashes, { minLength: 1, maxLength: 6 })
  .map((parts) => (scenario) => withMore(scenario, parts.flat()));

/** Crashes, partitions, messages that are lost, doubled, late and out of order, and slow disks. */
export const anything: fc.Arbitrary<Faults> = fc
  .tuple(
    fc.array(fc.oneof(crashes, crashes, partitions, oneMessage), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(15, 40, 250),
    fc.constantFrom(0, 0, 30),
  )
  .map(([parts, loss, duplicate, slowest, disk]) => (scenario) => ({
    ...withMore(scenario, parts.flat()),
    network: {
      all: {
        delay: { kind: 'uniform', min: ms(2), max: ms(slowest) },
        loss: [loss, 10],
        duplicate: [duplicate, 10],
        order: 'any',
      },
      links: [],
    },
    diskWrite: { kind: 'uniform', min: ms(0), max: ms(disk) },
  }));

/** A busy bank. */
export const bank = (protocol: WrittenProtocol<ProtocolTypes>): Scenario<ProtocolTypes> =>
  readScenario(protocol, {
    version: 1,
    protocol: protocol.id,
    workload: { every: '70ms', clients: 'all', op: 'mixed', until: `${LAST}ms` },
  });

export function play(
  protocol: WrittenProtocol<ProtocolTypes>,
  scenario: Scenario<ProtocolTypes>,
): Run {
  const run = start(protocol, scenario);
  runTo(run, (LAST + 1000) / 1000);
  return run;
}

/** What is wrong, once everything is mended and there was time: nothing, or one line each. */
export function wrong(run: Run, whole: number): string[] {
  repair(run.simulator);
  run.simulator.run({ time: seconds(20), events: null });
  const totals = answers(run).flatMap((answer) => answer?.total ?? []);
  return [
    ...broken(run),
    ...(isOver(run) ? [] : ['something is still open']),
    ...(money(run) === whole ? [] : [`${money(run)} in place of ${whole}`]),
    ...totals.filter((total) => total !== whole).map((total) => `an audit found ${total}`),
  ];
}
