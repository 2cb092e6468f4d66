import { nodeId } from '../../core/ids.ts';
import type { Command, MessageRef, NodeRef } from '../../sdk/command.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { KindOf, ProtocolTypes } from '../../sdk/types.ts';

/** A node's number once another is gone; null for the one that is. */
type Renumber = (id: number) => number | null;

type Wanted = Exclude<MessageRef, { readonly envelope: unknown }>;

/** A scenario without the last node of a kind, and without what was done to that node. Nodes behind it get other numbers. */
export function withoutLast<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  kind: KindOf<T>,
): Scenario<T> {
  const kinds = Object.keys(protocol.kinds) as KindOf<T>[];
  const before = kinds.slice(0, kinds.indexOf(kind) + 1);
  const gone = before.reduce((sum, one) => sum + scenario.members[one], 0) - 1;
  const renumber: Renumber = (id) => (id === gone ? null : id > gone ? id - 1 : id);
  const { network, workload, initial, script } = scenario;
  const position = kind === protocol.workload?.clients ? scenario.members[kind] - 1 : null;
  return {
    ...scenario,
    members: { ...scenario.members, [kind]: scenario.members[kind] - 1 },
    network: { ...network, links: network.links.flatMap((link) => ends(link, renumber) ?? []) },
    workload: workload && {
      ...workload,
      clients:
        workload.clients === 'all'
          ? 'all'
          : workload.clients.filter((client) => client !== position),
    },
    initial: Object.fromEntries(
      Object.entries(initial).flatMap(([id, fields]) => {
        const renamed = renumber(Number(id));
        return renamed === null ? [] : [[renamed, fields]];
      }),
    ),
    script: script.flatMap(({ at, command }) => {
      const renamed = commandFor(command, renumber);
      return renamed ? [{ at, command: renamed }] : [];
    }),
  };
}

function ends<X extends { readonly from: number; readonly to: number }>(
  link: X,
  renumber: Renumber,
): X | null {
  const [from, to] = [renumber(link.from), renumber(link.to)];
  return from === null || to === null ? null : { ...link, from, to };
}

function refFor(ref: NodeRef, renumber: Renumber): NodeRef | null {
  if (typeof ref !== 'number') return ref;
  const renamed = renumber(ref);
  return renamed === null ? null : nodeId(renamed);
}

/** Which messages are meant, in a cluster without that node; null where only its own were. */
function endsFor(wanted: Wanted, renumber: Renumber): Wanted | null {
  const renamed: Record<string, unknown> = { ...wanted };
  for (const end of ['from', 'to'] as const) {
    const ref = wanted[end];
    if (ref === undefined) continue;
    const other = refFor(ref, renumber);
    if (other === null) return null;
    renamed[end] = other;
  }
  return renamed;
}

/** The same command in a cluster without that node; null where it was about it. */
function commandFor<T extends ProtocolTypes>(
  command: Command<T>,
  renumber: Renumber,
): Command<T> | null {
  const renamed: Record<string, unknown> = { ...command };
  for (const field of ['node', 'from', 'to'] as const) {
    if (!(field in command)) continue;
    const ref = refFor(renamed[field] as NodeRef, renumber);
    if (ref === null) return null;
    renamed[field] = ref;
  }
  if (command.do === 'partition') {
    const groups = command.groups.map((group) =>
      group.flatMap((ref): NodeRef[] => {
        const other = refFor(ref, renumber);
        return other === null ? [] : [other];
      }),
    );
    renamed.groups = groups.filter((group) => group.length > 0);
  }
  if ('message' in command && !('envelope' in command.message)) {
    const message = endsFor(command.message, renumber);
    if (message === null) return null;
    renamed.message = message;
  }
  return renamed as Command<T>;
}
