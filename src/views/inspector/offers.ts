import type { NodeId } from '../../core/ids.ts';
import { roleName, type Telling } from '../../i18n/sentences.ts';
import type { Command } from '../../sdk/command.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';

/** Something that a person can ask of the cluster now. */
export interface ShownOffer {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  /** Who would ask: a node's name, or a role. */
  readonly asker: string;
  readonly command: Command<ProtocolTypes>;
}

/** Everything that is offered about a node at the playhead, in words. */
export function offersFor(
  node: NodeId,
  {
    protocol,
    world,
  }: { readonly protocol: Protocol<ProtocolTypes>; readonly world: World<ProtocolTypes> },
  { text, fmt }: Telling,
): readonly ShownOffer[] {
  return (protocol.duties ?? []).flatMap(({ id, offers }) => {
    const said = text.duties?.[id];
    return offers(node, world).map(({ asked, request, other }) => ({
      id,
      title: said?.title({ node, other }, fmt) ?? id,
      meaning: said?.meaning ?? '',
      asker: typeof asked === 'number' ? fmt.node(asked) : roleName(asked.role, text),
      command: { do: 'request', node: asked, request } as const,
    }));
  });
}

/** The operations that ask one thing each; a mixture of them is no choice for a single request. */
export function operationsOf({ workload, historyOf }: Protocol<ProtocolTypes>): readonly string[] {
  if (!workload) return [];
  return workload.ops.filter((op) => historyOf(workload.request(op, 'x', 1), null)?.f === op);
}
