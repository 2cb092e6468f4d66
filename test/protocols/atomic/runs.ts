import { courseOf } from '../../../src/checkers/seeds/course.ts';
import { micros } from '../../../src/core/ids.ts';
import { createSimulator, type Simulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import type { Coordinator } from '../../../src/protocols/_shared/atomic/coordinator.ts';
import type { Participant } from '../../../src/protocols/_shared/atomic/participant.ts';
import type { Response } from '../../../src/protocols/_shared/atomic/requests.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { TraceRecord } from '../../../src/sdk/record.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';

/** Scenario files of a commit protocol run as `orrery run` runs them, and what is asked of such a run. */

export interface File {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly watch: Readonly<Record<string, string>>;
  readonly variant?: string | null;
  readonly params?: object;
  readonly script: readonly object[];
  readonly workload?: object;
  readonly until: { readonly time: string };
  readonly expects: readonly { readonly invariant: string; readonly outcome: string }[];
}

type Note = { at: number; key: string; params: Record<string, unknown> };

/** A report of a role. By the event `crash` a node falls back to what its log has. */
export interface RoleStep {
  readonly node: string;
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

export interface Run {
  readonly simulator: Simulator<ProtocolTypes>;
  /** Commands of the script that found nothing to which they could apply. */
  readonly missed: readonly object[];
  /** The story so far, with the time in milliseconds. */
  readonly story: readonly Note[];
  readonly roles: readonly RoleStep[];
  /** How many messages of each type were sent. */
  readonly sent: Readonly<Record<string, number>>;
}

/** From a file; reading it takes longer than a short run. */
export const open = (protocol: WrittenProtocol<ProtocolTypes>, file: object): Run =>
  start(protocol, readScenario(protocol, file));

export function start(
  protocol: WrittenProtocol<ProtocolTypes>,
  scenario: Scenario<ProtocolTypes>,
): Run {
  const [story, missed, roles]: [Note[], object[], RoleStep[]] = [[], [], []];
  const sent: Record<string, number> = {};
  const sink = (record: TraceRecord<ProtocolTypes>) => {
    const node = record.node === null ? '' : (simulator.names[record.node] as string);
    if (record.kind === 'command') {
      if (record.missed) missed.push(record.command);
    } else if (record.kind === 'role') {
      roles.push({ node, from: record.from, to: record.to, event: record.event });
    } else if (record.kind === 'send') {
      const { type } = record.envelope.message;
      sent[type] = (sent[type] ?? 0) + 1;
    } else if (record.kind === 'note') {
      const { key, params } = record.note;
      story.push({ at: record.at / 1000, key, params: params as Record<string, unknown> });
    }
  };
  const simulator = createSimulator(protocol, scenario, { checks: 'goOn', freeze: true, sink });
  return { simulator, story, missed, roles, sent };
}

/** Runs on to a moment, in seconds. */
export function runTo({ simulator }: Run, seconds: number): void {
  simulator.run({ time: micros(Math.round(seconds * 1_000_000)), events: null });
}

/** A file up to a moment, or its end if that comes first. */
export function playFile(protocol: WrittenProtocol<ProtocolTypes>, file: File, seconds = 60): Run {
  const run = open(protocol, file);
  runTo(run, Math.min(Number.parseFloat(file.until.time), seconds));
  return run;
}

export const told = ({ story }: Run, key: string): readonly Note[] =>
  story.filter((one) => one.key === key);

/** Who told something, or of whom it was told, by name and in order. */
export const tellers = (run: Run, key: string, field = 'participant'): readonly string[] =>
  told(run, key).map(({ params }) => run.simulator.names[params[field] as number] as string);

export const broken = ({ simulator }: Run): readonly string[] =>
  simulator.violations.map(({ invariant }) => invariant);

export const participants = ({ simulator }: Run): readonly (Participant & { name: string })[] =>
  simulator.world.nodes
    .filter(({ kind }) => kind === 'participant')
    .map(({ name, state }) => ({ name, ...(state as Participant) }));

export const coordinator = ({ simulator }: Run): Coordinator =>
  simulator.world.nodes.find(({ kind }) => kind === 'coordinator')?.state as Coordinator;

/** How every participant stands, in order. */
export const standing = (run: Run): readonly string[] => participants(run).map(({ role }) => role);

/** How much there is on all accounts together. */
export const money = (run: Run): number =>
  participants(run)
    .flatMap(({ balances }) => Object.values(balances))
    .reduce((sum, one) => sum + one, 0);

export const answers = ({ simulator }: Run): readonly (Response | null)[] =>
  simulator.operations().map(({ response }) => response as Response | null);

/** How the one transaction of a run ended, by what is on the accounts; at all the same, or it did not end. */
export function outcome(run: Run): 'commit' | 'abort' | 'neither' {
  const amounts = participants(run).map(({ balances }) => balances.a);
  if (amounts.every((amount) => amount === 100)) return 'abort';
  return amounts.some((amount) => amount === 100) ? 'neither' : 'commit';
}

export const isHeld = (run: Run): boolean =>
  participants(run).some(({ locks }) => locks.length > 0);

/** Nobody waits for anything any more: no transaction is open anywhere, and no account locked. */
export const isOver = (run: Run): boolean =>
  coordinator(run).transactions.length === 0 &&
  participants(run).every(({ branches, locks }) => branches.length + locks.length === 0);

/** What is counted, beside what was published: name → [counted, published]. */
export function countsIn({ simulator }: Run): Readonly<Record<string, readonly [number, number]>> {
  const view = simulator.protocol.views.find((one) => one.kind === 'counts');
  if (view?.kind !== 'counts') throw new Error('it counts nothing');
  const rows = view.counts(courseOf(simulator), simulator.world);
  return Object.fromEntries(
    rows.flatMap(({ label, counted, published }) => {
      const name = (label.params as { type?: string }).type ?? label.key;
      return counted === null || published === null ? [] : [[name, [counted, published] as const]];
    }),
  );
}
