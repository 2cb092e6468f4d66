import type { ProtocolTypes } from '../sdk/types.ts';
import type { World } from '../sdk/world.ts';
import type { Session } from './types.ts';

/** What is seen in the world before the last step; null before the first one. */
export function stepEarlier<X>(
  session: Session,
  look: (world: World<ProtocolTypes>) => X,
): X | null {
  const { seq } = session.screen();
  if (seq === 0) return null;
  const before = session.columns().stepBefore(seq);
  let seen: X | null = null;
  session.walk(before, before, (world) => {
    seen = look(world);
  });
  return seen;
}
