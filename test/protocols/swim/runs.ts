import { type Micros, micros } from '../../../src/core/ids.ts';
import { createSimulator, type Simulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import { type Members, standingOf } from '../../../src/protocols/swim/members.ts';
import { scenarios } from '../../../src/protocols/swim/scenarios/index.ts';
import type { SwimTypes } from '../../../src/protocols/swim/types.ts';
import type { TraceRecord } from '../../../src/sdk/record.ts';

/** Whole runs, and what is to be read from them. */

export interface File {
  readonly id: string;
  readonly until: { readonly time: string };
  readonly [field: string]: unknown;
}
export const files = scenarios as readonly File[];

export function fileOf(id: string): File {
  const file = files.find((one) => one.id === id);
  if (!file) throw new Error(`no scenario ${id}`);
  return file;
}

export interface Run {
  readonly simulator: Simulator<SwimTypes>;
  readonly records: TraceRecord<SwimTypes>[];
}

/** A scenario file, or what makes one. */
export function start(file: object): Run {
  const records: TraceRecord<SwimTypes>[] = [];
  const scenario = readScenario(swim, { version: 1, protocol: 'swim', ...file });
  const simulator = createSimulator(swim, scenario, {
    checks: 'goOn',
    sink: (record) => records.push(record),
  });
  return { simulator, records };
}

/** Up to a moment, in seconds. */
export function runTo({ simulator }: Run, seconds: number): void {
  simulator.run({ time: micros(Math.round(seconds * 1_000_000)), events: null });
}

export function play(file: object, seconds: number): Run {
  const run = start(file);
  runTo(run, seconds);
  return run;
}

type Note = Extract<TraceRecord<SwimTypes>, { readonly kind: 'note' }>;

export const told = (
  { records }: Run,
  key: string,
): readonly { readonly at: Micros; readonly params: Record<string, unknown> }[] =>
  records
    .filter((record): record is Note => record.kind === 'note' && record.note.key === key)
    .map(({ at, note }) => ({ at, params: note.params as unknown as Record<string, unknown> }));

export const broken = ({ simulator }: Run): readonly string[] =>
  simulator.violations.map(({ invariant }) => invariant);

/** What everyone who is up believes of a member, each belief once. */
export function beliefsOf({ simulator }: Run, member: number): readonly string[] {
  const believers = simulator.world.nodes.filter(
    ({ id, health, state }) => health === 'up' && state.role === 'member' && id !== member,
  );
  const all = believers.map(({ state }) => {
    const { status, incarnation } = standingOf(state.members as Members, member as never);
    return `${status} ${incarnation}`;
  });
  return [...new Set(all)].sort();
}

export const roleOf = ({ simulator }: Run, node: number): string =>
  simulator.world.nodes[node]?.state.role ?? '';
