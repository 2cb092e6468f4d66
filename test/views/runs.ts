import { must } from '../../src/core/assert.ts';
import { readScenario } from '../../src/files/scenario.ts';
import type { Frames } from '../../src/playback/frames.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import { protocol } from './cluster.ts';

/** A run of a scenario of the catalogue, with changes to it if wanted, gone on to a moment in milliseconds. */
export function run(
  id: string,
  milliseconds: number,
  change: object = {},
  frames: Frames = { now: () => 0, each: () => () => {} },
): Session {
  const files = scenarios as readonly { readonly id: string }[];
  const file = files.find((one) => one.id === id);
  const scenario = readScenario(protocol, {
    ...must(file, `there is a scenario ${id}`),
    ...change,
  });
  const session = openSession(protocol, scenario, { frames });
  session.seek(milliseconds * 1000);
  return session;
}
