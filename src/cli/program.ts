import { InputError } from '../files/input.ts';
import { didYouMean, listing } from '../files/wording.ts';
import type { Io } from './io.ts';

/** A command: does its work and says with which status the process ends. */
export type Run = (argv: readonly string[], io: Io) => Promise<number>;

interface Command {
  readonly usage: string;
  readonly does: string;
  /** Loaded when called, so that no command waits for another's code. */
  load(): Promise<Run>;
}

const commands: Readonly<Record<string, Command>> = {
  list: {
    usage: 'list [--json]',
    does: 'the exhibits, their scenarios, variants and parameters',
    load: async () => (await import('./list.ts')).list,
  },
  run: {
    usage:
      'run <file or protocol/scenario> [--as exhibit] [--seed N] [--until 30s] [--set k=v]… [--variant id] [--trace out.jsonl] [--json]',
    does: 'runs a scenario to its end',
    load: async () => (await import('./run.ts')).run,
  },
  step: {
    usage: 'step <protocol> <file or ->',
    does: 'calls one handler on the state and input in a file',
    load: async () => (await import('./step.ts')).step,
  },
  explore: {
    usage:
      'explore <file or protocol/scenario> [--depth N] [--states N] [--crashes N] [--drops N] [--duplicates N] [--restarts N] [--partitions 0 or 1] [--requests N] [--messages N] [--bound name=N]… [--nodes kind=N]… [--set k=v]… [--variant id] [--example name] [--symmetry] [--timely] [--torn] [--workers N] [--save found.json] [--json]',
    does: 'tries every order of events up to these bounds, and finds a shortest way to break an invariant',
    load: async () => (await import('./explore.ts')).explore,
  },
  fuzz: {
    usage:
      'fuzz <file or protocol/scenario> [--seeds 1..1000] [--shard i/n or env] [--set k=v]… [--variant id] [--save folder] [--json]',
    does: 'runs a scenario under random faults, seed by seed: safety, then repairs and progress',
    load: async () => (await import('./fuzz.ts')).fuzz,
  },
  survey: {
    usage:
      'survey <file or protocol/scenario> [--seeds 1..100] [--vary k=values] [--set k=v]… [--nodes kind=N]… [--variant id] [--until 30s] [--json]',
    does: 'runs a scenario under many seeds, as it stands or with one setting varied (network.loss=0..60%/10, fanout=1,2,4), in figures beside what theory expects',
    load: async () => (await import('./survey.ts')).survey,
  },
  merge: {
    usage: 'merge <results.json>… [--json]',
    does: 'puts the results of all shards of a fuzz together',
    load: async () => (await import('./merge.ts')).merge,
  },
  history: {
    usage: 'history <file.jsonl or -> --model register|cas-register|kv|queue [--json]',
    does: 'says whether a history is linearizable, and where it stops being so',
    load: async () => (await import('./history.ts')).history,
  },
  lessons: {
    usage: 'lessons [exhibit] [--json]',
    does: 'goes through walkthroughs, questions and challenges, and says what does not do what it says',
    load: async () => (await import('./lessons.ts')).lessons,
  },
  bench: {
    usage: 'bench [name] [--json]',
    does: 'runs the benchmarks',
    load: async () => (await import('./bench.ts')).bench,
  },
  schema: {
    usage: 'schema <scenario|run|trace|history>',
    does: 'prints the JSON Schema of a kind of file',
    load: async () => (await import('./schema.ts')).schema,
  },
};

const STATUS =
  'Exit status: 0 as expected; 1 an invariant did not hold or break as expected; 2 bad input; 130 interrupted.';

function help(): string {
  const lines = Object.values(commands).map(
    ({ usage, does }) => `  orrery ${usage}\n      ${does}\n`,
  );
  return `Usage:\n${lines.join('')}${STATUS}\n`;
}

/** The command line: everything but the process itself. Returns the exit status. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    io.err(`${error.message}\n`);
    return 2;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<number> {
  const names = Object.keys(commands);
  if (name === undefined)
    throw new InputError(`command: found nothing, expected ${listing(names)}`);
  const asked = name === '--help' || name === '-h' || name === 'help';
  if (asked || rest.includes('--help')) {
    const one = asked || !Object.hasOwn(commands, name) ? undefined : commands[name];
    io.out(one ? `Usage: orrery ${one.usage}\n  ${one.does}\n` : help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const near = didYouMean(name, names);
    throw new InputError(
      `command: found ${JSON.stringify(name)}, expected ${listing(names)}${near}`,
    );
  }
  return (await command.load())(rest, io);
}
