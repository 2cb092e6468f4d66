import type { Session } from '../../playback/types.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import type { NamedNode } from '../stage/naming.ts';
import { topologyOf } from '../stage/project.ts';
import { clockWrong, longest, usualWrite } from './marks.ts';

/** What is to be said of a node at this moment. */
export function namedNode(slot: NodeSlot<ProtocolTypes>, session: Session): NamedNode {
  const world = session.world();
  const { role, caption, remark } = topologyOf(session.protocol).node(slot, world);
  const down = slot.health === 'crashed' || slot.health === 'removed';
  return {
    name: slot.name,
    role: down ? null : role,
    caption,
    remark: down ? null : remark,
    health: slot.health,
    clockWrong: clockWrong(slot),
    slowDisk: longest(slot.diskWrite) > usualWrite(world),
  };
}
