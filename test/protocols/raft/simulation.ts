import * as z from 'zod/mini';
import { micros } from '../../../src/core/ids.ts';
import { createSimulator, type Simulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import { nodeForm } from '../../../src/sdk/forms.ts';
import type { TraceRecord } from '../../../src/sdk/record.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import type { PrintedState } from './step.ts';

/** Scenario files run as `orrery run` runs them. */

export const protocol = raft as unknown as WrittenProtocol<ProtocolTypes>;

export interface Run {
  readonly simulator: Simulator<ProtocolTypes>;
  /** Commands of the script that found nothing to which they could apply. */
  readonly missed: readonly object[];
  /** Everything that was told so far: the keys of the story, with the time in milliseconds and the parameters. */
  readonly story: readonly {
    readonly at: number;
    readonly key: string;
    readonly params: Record<string, unknown>;
  }[];
}

export function open(file: object, checks: 'stop' | 'goOn' = 'goOn'): Run {
  const story: { at: number; key: string; params: Record<string, unknown> }[] = [];
  const missed: object[] = [];
  const sink = (record: TraceRecord<ProtocolTypes>) => {
    if (record.kind === 'command' && record.missed) missed.push(record.command);
    if (record.kind !== 'note') return;
    const { key, params } = record.note;
    story.push({ at: record.at / 1000, key, params: params as Record<string, unknown> });
  };
  const scenario = readScenario(protocol, file);
  return {
    simulator: createSimulator(protocol, scenario, { checks, freeze: true, sink }),
    story,
    missed,
  };
}

/** Runs on to a moment, in seconds. */
export function runTo({ simulator }: Run, seconds: number): void {
  simulator.run({ time: micros(Math.round(seconds * 1_000_000)), events: null });
}

/** The states of the servers as they are printed. */
export function states({ simulator }: Run): Readonly<Record<string, PrintedState>> {
  const form = raft.forms(nodeForm(simulator.names)).state.server;
  const servers = simulator.world.nodes.filter((node) => node.kind === 'server');
  return Object.fromEntries(
    servers.map((node) => [node.name, z.encode(form, node.state as never) as PrintedState]),
  );
}

export const broken = ({ simulator }: Run): readonly string[] =>
  simulator.violations.map(({ invariant }) => invariant);
