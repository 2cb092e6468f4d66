import { historyOf } from '../checkers/history/recorded.ts';
import { printDuration } from '../core/duration.ts';
import { micros } from '../core/ids.ts';
import type { Outcome, Simulator } from '../engine/simulator.ts';
import { formsOf } from '../files/initial.ts';
import { put } from '../files/input.ts';
import { namedForm } from '../files/named.ts';
import { kindOf } from '../files/names.ts';
import { type NodeForm, nodeForm, type WrittenProtocol } from '../sdk/forms.ts';
import type { HistoryEvent } from '../sdk/history.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { NodeSlot } from '../sdk/world.ts';
import { type Count, countLines, countsOf } from './counted.ts';
import type { Io } from './io.ts';
import { type MessageCounts, messageCounts } from './message-counts.ts';
import { type Plotted, plotLines, plotsOf } from './plotted.ts';
import { columns } from './table.ts';

interface NodeReport {
  readonly name: string;
  readonly kind: string;
  readonly health: string;
  readonly role: string | null;
  readonly state: unknown;
  readonly durable: unknown;
}

/** What `run --json` prints. */
export interface Report {
  readonly protocol: string;
  readonly scenario: string;
  readonly seed: number;
  readonly digest: string;
  readonly events: number;
  readonly time: number;
  readonly outcome: Outcome;
  readonly violations: readonly {
    readonly invariant: string;
    readonly seq: number;
    readonly at: number;
    readonly nodes: readonly string[];
    /** The earlier records that it contradicts. */
    readonly events: readonly number[];
    readonly detail: object;
  }[];
  readonly nodes: readonly NodeReport[];
  readonly history: readonly HistoryEvent[];
  readonly stats: { readonly messages: MessageCounts };
  /** Of a protocol that counts something beside what was published. */
  readonly counts?: readonly Count[];
  /** Of a protocol that plots something. */
  readonly plots?: readonly Plotted[];
}

/** A run that has ended, with nodes by name. */
export function reportOf(
  protocol: WrittenProtocol<ProtocolTypes>,
  simulator: Simulator<ProtocolTypes>,
  outcome: Outcome,
): Report {
  const { scenario, names, world } = simulator;
  const counts = countsOf(simulator);
  const plots = plotsOf(simulator);
  const node = nodeForm(names);
  return {
    protocol: protocol.id,
    scenario: scenario.id,
    seed: scenario.seed,
    digest: simulator.digest(),
    events: world.seq,
    time: world.time,
    outcome,
    violations: simulator.violations.map(({ invariant, seq, at, violation }) => ({
      invariant,
      seq,
      at,
      nodes: violation.nodes.map((id) => names[id] as string),
      events: violation.events,
      detail: put(namedForm(node, protocol.nodeFields), violation.detail) as object,
    })),
    nodes: world.nodes.map((slot) => nodeReport(protocol, node, slot)),
    history: historyOf(protocol, simulator.operations()),
    stats: { messages: messageCounts(simulator) },
    ...(counts && { counts }),
    ...(plots && { plots }),
  };
}

function nodeReport(
  protocol: WrittenProtocol<ProtocolTypes>,
  node: NodeForm,
  slot: NodeSlot<ProtocolTypes>,
): NodeReport {
  const { name, kind, health } = slot;
  const forms = formsOf(protocol, node, kind);
  const state = slot.state as Readonly<Record<string, unknown>>;
  return {
    name,
    kind,
    health,
    role: kindOf(protocol, kind).roles === null ? null : (state.role as string),
    // Worked out where somebody reads them: what a thousand nodes know of one another is long.
    get state() {
      return put(forms.state, state);
    },
    get durable() {
      return put(forms.durable, slot.durable as typeof state);
    },
  };
}

const ENDS: Readonly<Record<Outcome, string>> = {
  quiescent: 'nothing was left to happen',
  limit: 'its limit was reached',
  violation: 'an invariant broke',
};

/** The same for people, much shorter. */
export function printReport(io: Io, simulator: Simulator<ProtocolTypes>, report: Report): void {
  const { protocol } = simulator;
  const text = protocol.text.en;
  const time = printDuration(micros(report.time));
  const { sent, delivered, dropped } = report.stats.messages;
  const broken = new Map(report.violations.map((violation) => [violation.invariant, violation]));
  io.out(
    `${report.protocol}/${report.scenario}: ${simulator.scenario.title.en} (seed ${report.seed})\n` +
      `${report.events} events in ${time}; ended because ${ENDS[report.outcome]}\n` +
      `digest ${report.digest}\n\n`,
  );
  io.out(`${columns(nodeLines(report.nodes))}\n`);
  io.out(`messages: ${sent} sent, ${delivered} delivered, ${dropped} dropped\n`);
  const checks = protocol.invariants.map(({ name }) => {
    const violation = broken.get(name);
    return [text.invariants[name]?.title ?? name, violation ? brokenLine(violation) : 'held'];
  });
  io.out(columns(checks));
  if (report.counts) io.out(`\ncounted:\n${countLines(report.counts)}`);
  if (report.plots) io.out(`\nin the end:\n${plotLines(report.plots)}`);
}

/** With more nodes than this only how many are alike is said. */
const MANY = 60;

function nodeLines(nodes: readonly NodeReport[]): string[][] {
  const line = ({ kind, health, role }: NodeReport) => [kind, health, role ?? ''];
  if (nodes.length <= MANY) return nodes.map((node) => [node.name, ...line(node)]);
  const alike = new Map<string, { readonly parts: string[]; count: number }>();
  for (const node of nodes) {
    const parts = line(node);
    const known = alike.get(parts.join());
    if (known) known.count++;
    else alike.set(parts.join(), { parts, count: 1 });
  }
  return [...alike.values()].map(({ parts, count }) => [`${count} ×`, ...parts]);
}

/** When and where it broke, and the earlier events that it contradicts, to be looked up in a trace. */
function brokenLine({ at, nodes, events }: Report['violations'][number]): string {
  const against = events.length === 0 ? '' : `, against ${events.length > 1 ? 'events' : 'event'} `;
  return `BROKEN at ${printDuration(micros(at))}: ${nodes.join(', ')}${against}${events.join(' and ')}`;
}
