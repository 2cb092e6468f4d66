import { Cast } from '../../src/lessons/cast.ts';
import { openUnseen } from '../../src/lessons/rehearsal.ts';
import type { Stock } from '../../src/lessons/scene.ts';
import type { Session } from '../../src/playback/types.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { WrittenCommand } from '../../src/sdk/lesson.ts';
import { protocol } from '../views/cluster.ts';

/** Raft with its scenarios, for lessons that tests write themselves. */
export const stock: Stock = { protocol, files: scenarios };

/** A run for nobody to see, with nobody named yet. */
export function lessonRun(scenario = 'first-election'): {
  readonly session: Session;
  readonly cast: Cast;
} {
  const session = openUnseen(stock, { scenario });
  return { session, cast: new Cast(session.names) };
}

export const crash = (node: string): WrittenCommand => ({ do: 'crash', node });
