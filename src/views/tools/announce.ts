import type { Seq } from '../../core/ids.ts';
import type { Milestone } from '../../playback/types.ts';

/** How calmly what happens is told, in milliseconds. */
export const CALM = 3000;
/** More than this in that time cannot be followed, and nothing of it is told. */
export const FLOOD = 12;

/** What has been told of a run that plays, and when. */
export interface Told {
  readonly at: number;
  /** How many of its turns had come by then. */
  readonly turns: number;
  /** It has been said that too much happens. */
  readonly flooded: boolean;
}

/**
 * What is to be told now: the newest turn, with how many came before it untold; or that it is too much. Of a flood it can be
 * said what it was made of each time, and only the first time that there is one.
 */
export type Saying =
  | { readonly newest: number; readonly before: number }
  | { readonly flood: 'begins' | 'goesOn' }
  | null;

/**
 * Looks at a run that plays. Nothing is said more often than every three seconds, and then of several turns only the newest;
 * in a flood it is summed up. `turns`: how many have come by now.
 */
export function listen(told: Told, now: number, turns: number): readonly [Told, Saying] {
  const fresh = turns - told.turns;
  // Someone went back: what lies before is known.
  if (fresh < 0) return [{ ...told, turns }, null];
  if (fresh === 0 || now - told.at < CALM) return [told, null];
  const flooded = fresh > FLOOD;
  const next = { at: now, turns, flooded };
  if (flooded) return [next, { flood: told.flooded ? 'goesOn' : 'begins' }];
  return [next, { newest: turns - 1, before: fresh - 1 }];
}

/**
 * The turns of a run before a position, each by the record to tell of it. A change of role mostly comes with a note that
 * says why: what one node did at one moment is one turn, and the note speaks for it.
 */
export function turnsBefore(milestones: readonly Milestone[], position: number): readonly Seq[] {
  const turns: Milestone[] = [];
  for (const stone of milestones) {
    if (stone.seq >= position) break;
    const last = turns.at(-1);
    if (last?.time !== stone.time || last.node !== stone.node) turns.push(stone);
    else if (last.kind === 'role' || stone.kind !== 'role') turns[turns.length - 1] = stone;
  }
  return turns.map(({ seq }) => seq);
}
