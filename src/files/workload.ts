import type { NodeId } from '../core/ids.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { Workload } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { ScenarioFile } from './grammar.ts';
import { refuse } from './input.ts';
import type { Roster } from './names.ts';
import { listing } from './wording.ts';

const KEYS = 1;

type WorkloadText = NonNullable<ScenarioFile<unknown>['workload']>;

/** Reads who asks what by itself; clients by name become their positions among the clients. */
export function readWorkload<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  roster: Roster<T>,
  text: WorkloadText | null | undefined,
): Workload | null {
  if (!text) return null;
  if (protocol.workload === null) {
    refuse(['workload'], text, `none: ${protocol.id} has no clients that ask by themselves`);
  }
  const named = text.clients ?? 'all';
  return {
    every: text.every,
    clients:
      named === 'all' ? named : positions(named, roster, roster.ofKind(protocol.workload.clients)),
    op: text.op,
    keys: text.keys ?? KEYS,
    until: text.until ?? null,
  };
}

function positions<T extends ProtocolTypes>(
  named: readonly NodeId[],
  roster: Roster<T>,
  clients: readonly NodeId[],
): number[] {
  const nameOf = (id: NodeId) => roster.names[id] as string;
  return named.map((id, i) => {
    const position = clients.indexOf(id);
    if (position >= 0 && named.indexOf(id) === i) return position;
    const expected = `"all" or clients (${listing(clients.map(nameOf))}), each once`;
    return refuse(['workload', 'clients', i], nameOf(id), expected);
  });
}

/** And back. */
export function writeWorkload<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  roster: Roster<T>,
  { until, clients, ...rest }: Workload,
): WorkloadText {
  const all = roster.ofKind(protocol.workload?.clients ?? '');
  return {
    ...rest,
    clients: clients === 'all' ? clients : clients.map((i) => all[i] as NodeId),
    ...(until !== null && { until }),
  };
}
