import type { NodeId } from '../../core/ids.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';
import type { Topology } from '../stage/project.ts';
import { type Code, codeOf } from './marks.ts';

/** Those of a crowd that are alike: in one role, or down in the same way. */
export interface Group {
  readonly title: string;
  /** How each of them is drawn, as far as the group says it. */
  readonly code: Code;
  readonly ids: readonly NodeId[];
}

/** Who there is at a moment, by what they are; those that have left are not among them. */
export function census(
  world: World<ProtocolTypes>,
  descriptor: Topology,
  { words, text }: Telling,
): readonly Group[] {
  const groups = new Map<string, { title: string; code: Code; ids: NodeId[]; order: number }>();
  const kinds = Object.keys(text.kinds);
  const roles = Object.keys(text.roles);
  for (const slot of world.nodes) {
    const { id, kind, health } = slot;
    if (health === 'removed') continue;
    const { role, tone } = descriptor.node(slot, world);
    const up = health === 'up';
    const key = up ? `${kind} ${role}` : health;
    const there = groups.get(key);
    if (there) {
      there.ids.push(id);
      continue;
    }
    const [named, place] =
      role === null
        ? [text.kinds[kind] ?? kind, kinds.indexOf(kind)]
        : [text.roles[role] ?? role, kinds.indexOf(kind) + (roles.indexOf(role) + 1) / 1000];
    groups.set(key, {
      title: up ? named : words.health[health],
      code: codeOf(health === 'crashed' ? 'muted' : tone, health, false),
      ids: [id],
      // Who is down comes last.
      order: up ? place : health === 'paused' ? 1000 : 1001,
    });
  }
  return [...groups.values()].sort((a, b) => a.order - b.order);
}

/**
 * Whom a few letters mean: the node of that name or number, or else all whose name begins so and all in a role, or in a state
 * of health, that is called so. Null: nothing is asked.
 */
export function find(
  asked: string,
  groups: readonly Group[],
  names: readonly string[],
): readonly NodeId[] | null {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return null;
  const ids = groups.flatMap((group) => group.ids).sort((a, b) => a - b);
  const nameOf = (id: NodeId) => (names[id] ?? '').toLowerCase();
  const exact = ids.filter(
    (id) => nameOf(id) === wanted || nameOf(id).replace(/^\D+/, '') === wanted,
  );
  if (exact.length > 0) return exact;
  const same = groups.filter(({ title }) => title.toLowerCase() === wanted);
  const alike =
    same.length > 0 ? same : groups.filter(({ title }) => title.toLowerCase().includes(wanted));
  const within = new Set(alike.flatMap((group) => group.ids));
  return ids.filter((id) => within.has(id) || nameOf(id).startsWith(wanted));
}
