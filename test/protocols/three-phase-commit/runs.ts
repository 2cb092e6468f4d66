import { threePhaseCommit } from '../../../src/protocols/three-phase-commit/index.ts';
import { scenarios } from '../../../src/protocols/three-phase-commit/scenarios/index.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { type File, playFile, type Run } from '../atomic/runs.ts';

export const protocol = threePhaseCommit as unknown as WrittenProtocol<ProtocolTypes>;
export const files = scenarios as readonly File[];

export function fileOf(id: string): File {
  const file = files.find((one) => one.id === id);
  if (!file) throw new Error(`no scenario ${id}`);
  return file;
}

/** A shipped scenario up to a moment, in seconds, or its end if that comes first. */
export const play = (id: string, seconds = 60): Run => playFile(protocol, fileOf(id), seconds);

const played = new Map<string, Run>();

/** A shipped scenario at its end, for those who only look. */
export function ended(id: string): Run {
  const run = played.get(id) ?? play(id);
  played.set(id, run);
  return run;
}

/** One that shows a weakened twin, by the protocol as it is. */
export const playWhole = (id: string): Run => playFile(protocol, { ...fileOf(id), variant: null });
