import { must } from '../core/assert.ts';
import { openSession } from '../playback/session.ts';
import type { Stop } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Cast } from './cast.ts';
import { NoCue } from './moves.ts';
import { readScene, type Stock } from './scene.ts';
import { beginOf, finishStop } from './stops.ts';

/** A run that nobody watches: it stands still until it is moved, and has all the time in the world. */
const UNSEEN = { now: () => 0, each: () => () => {} };

/** Opens a scene for nobody to see. */
export const openUnseen = (stock: Stock, scene: Parameters<typeof readScene>[1]) =>
  openSession(stock.protocol, readScene(stock, scene).scenario, { frames: UNSEEN });

/**
 * How long each stop takes up to the given one, from where its run begins, in simulated microseconds: gone through once
 * where nobody sees it, so that each can be played at a speed at which one can follow.
 */
export function rehearse(
  stock: Stock,
  stops: readonly Stop<ProtocolTypes>[],
  last: number,
): ReadonlyMap<number, number> {
  const begin = beginOf(stops, last);
  const session = openUnseen(stock, must(stops[begin]?.scene, 'a scene begins here'));
  const cast = new Cast(session.names);
  const spans = new Map<number, number>();
  try {
    for (let i = begin; i <= last; i++) {
      const before = session.world().time;
      finishStop(session, stock.protocol, must(stops[i], 'a stop'), cast);
      spans.set(i, session.world().time - before);
    }
  } catch (error) {
    // A stop that leads nowhere is told when it is played.
    if (!(error instanceof NoCue)) throw error;
  } finally {
    session.dispose();
  }
  return spans;
}
