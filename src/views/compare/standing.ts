import type { Session } from '../../playback/types.ts';
import type { Health } from '../../sdk/world.ts';

/** How a node stands in a run. */
export interface Stand {
  /** As its protocol calls it; null for a kind that has no roles, and where it has lost it with its memory. */
  readonly role: string | null;
  readonly health: Health;
}

/** How the node of one name stands in each of two runs; null where there is none. */
export interface Standing {
  readonly node: string;
  readonly here: Stand | null;
  readonly there: Stand | null;
}

/** How all nodes of two runs stand, whatever protocols they run. */
export function standings(here: Session, there: Session): readonly Standing[] {
  const [mine, theirs] = [standsOf(here), standsOf(there)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].map((node) => ({
    node,
    here: mine.get(node) ?? null,
    there: theirs.get(node) ?? null,
  }));
}

const standsOf = (run: Session): ReadonlyMap<string, Stand> =>
  new Map(
    run.world().nodes.map(({ name, health, state }) => {
      const there = health === 'up' || health === 'paused';
      const role = there && 'role' in state && typeof state.role === 'string' ? state.role : null;
      return [name, { role, health }];
    }),
  );
