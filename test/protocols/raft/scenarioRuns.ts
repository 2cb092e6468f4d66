import { scenarios } from '../../../src/protocols/raft/scenarios/index.ts';
import { catalogued, open, type Run, runTo, states } from './simulation.ts';
import { type PrintedState, terms } from './step.ts';

/** The shipped scenarios, played as the catalogue has them, and what is asked of such a run. */

export interface File {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly watch: Readonly<Record<string, string>>;
  readonly params?: object;
  readonly script: readonly { readonly do: string }[];
  readonly until: { readonly time: string };
  readonly expects: readonly { readonly invariant: string; readonly outcome: string }[];
}

export const files = scenarios as readonly File[];

export function fileOf(id: string): File {
  const file = files.find((one) => one.id === id);
  if (!file) throw new Error(`no scenario ${id}`);
  return file;
}

/** Which scenarios show what the guard is for that a weakened twin lacks. */
export const SHOWN_BY: Readonly<Record<string, readonly string[]>> = {
  voteNotOnDisk: ['vote-survives-crash'],
  noUpToDateCheck: ['outdated-candidate'],
  commitOldTerm: ['figure-8-d'],
  applyBeforeCommit: ['minority-leader', 'figure-8-d'],
  configBeforeCommit: ['early-config-change'],
  readAtOnce: ['read-index'],
  noSession: ['client-retry'],
};

/** A scenario up to a moment, or its end if that comes first. */
export const play = (id: string, seconds = 60, variant: string | null = null): Run =>
  playFile({ ...fileOf(id), variant }, seconds);

export function playFile(file: File & { readonly variant?: string | null }, seconds = 60): Run {
  const run = open(file, 'goOn', catalogued);
  runTo(run, Math.min(Number.parseFloat(file.until.time), seconds));
  return run;
}

export const logs = (run: Run) =>
  Object.fromEntries(Object.entries(states(run)).map(([name, state]) => [name, terms(state.log)]));

export const leaders = (run: Run) =>
  run.simulator.world.nodes.flatMap((node) =>
    node.kind === 'server' &&
    node.health === 'up' &&
    (node.state as { role: string }).role === 'leader'
      ? [node.name]
      : [],
  );

export const told = (run: Run, key: string) => run.story.filter((one) => one.key === key);

/** Who votes, as a server knows it; of the new voters in a joint configuration. */
export function votersIn({ membership }: PrintedState): readonly string[] {
  const { config } = membership;
  return 'voters' in config ? config.voters : config;
}
