import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Tone } from '../../sdk/views.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import type { Topology } from './project.ts';

/**
 * The tone in which a kind's nodes stand on the stage in each of their roles, found by asking the descriptor about a
 * node as it would be in that role. A role in which it stands only now and then as stale has the tone of the others.
 */
export function roleTones(
  protocol: Protocol<ProtocolTypes>,
  descriptor: Topology,
  world: World<ProtocolTypes>,
): (kind: string, role: string | null) => Tone {
  const tones = new Map<string, Tone>();
  for (const [kind, { roles }] of Object.entries(protocol.kinds)) {
    const nodes = world.nodes.filter((slot) => slot.kind === kind);
    for (const role of Object.keys(roles?.states ?? {})) {
      const seen = nodes.map((slot) => descriptor.node(inRole(slot, role), world).tone);
      tones.set(`${kind} ${role}`, seen.find((tone) => tone !== 'muted') ?? 'neutral');
    }
  }
  return (kind, role) => (role === null ? 'neutral' : (tones.get(`${kind} ${role}`) ?? 'neutral'));
}

/** A node as it would be in a role. */
export const inRole = (slot: NodeSlot<ProtocolTypes>, role: string): NodeSlot<ProtocolTypes> => ({
  ...slot,
  health: 'up',
  state: { ...slot.state, role },
});
