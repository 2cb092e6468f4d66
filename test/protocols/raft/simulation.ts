import * as z from 'zod/mini';
import { withHistory } from '../../../src/checkers/history/invariant.ts';
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

/** Raft as the catalogue has it: what its clients see is held against its model too. */
export const catalogued = withHistory(protocol);

export interface Run {
  readonly simulator: Simulator<ProtocolTypes>;
  /** Commands of the script that found nothing to which they could apply. */
  readonly missed: readonly object[];
  /** Messages that were lost on their way. */
  readonly lost: readonly { readonly at: number; readonly type: string; readonly to: string }[];
  /** Everything that was told so far: the keys of the story, with the time in milliseconds and the parameters. */
  readonly story: readonly {
    readonly at: number;
    readonly key: string;
    readonly params: Record<string, unknown>;
  }[];
}

/** `held`: with which invariants; a file may speak of all that the catalogue knows. */
export function open(file: object, checks: 'stop' | 'goOn' = 'goOn', held = protocol): Run {
  const story: { at: number; key: string; params: Record<string, unknown> }[] = [];
  const missed: object[] = [];
  const lost: { at: number; type: string; to: string }[] = [];
  const sink = (record: TraceRecord<ProtocolTypes>) => {
    if (record.kind === 'command' && record.missed) missed.push(record.command);
    if (record.kind === 'drop') {
      const { message, to } = record.envelope;
      lost.push({ at: record.at / 1000, type: message.type, to: simulator.names[to] as string });
    }
    if (record.kind !== 'note') return;
    const { key, params } = record.note;
    story.push({ at: record.at / 1000, key, params: params as Record<string, unknown> });
  };
  const scenario = readScenario(catalogued, file);
  const simulator = createSimulator(held, scenario, { checks, freeze: true, sink });
  return { simulator, story, missed, lost };
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
