import { parseDuration } from '../core/duration.ts';
import { parseJson } from '../files/json.ts';
import { traceHead } from '../files/trace.ts';

/** A trace larger than this is not looked at; in bytes. */
export const MAX_TRACE = 64_000_000;

/** What is read of a line that records a command; readRun holds all of it to its form. */
interface CommandLine {
  readonly seq: unknown;
  readonly at: unknown;
  readonly missed: unknown;
  readonly command: { readonly do?: unknown } | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a file's text is a trace: its first line is a whole header. */
export function isTrace(text: string): boolean {
  const [first = ''] = text.slice(0, MAX_HEADER).split('\n', 1);
  try {
    const header: unknown = JSON.parse(first);
    return isObject(header) && isObject(header.scenario) && 'seed' in header;
  } catch {
    return false;
  }
}

/** No first line needs more characters. */
const MAX_HEADER = 5_000_000;

/**
 * A trace as the run that it records, in the form of a run's file: its scenario, the commands that were given by hand and
 * its length. The rest follows, and is worth nothing where it does not.
 */
export function runOfTrace(text: string): unknown {
  traceHead(text);
  const lines = text.split('\n');
  const { scenario } = parseJson(lines[0] ?? '') as {
    readonly scenario: Readonly<Record<string, unknown>>;
  };
  const records = lines.slice(1).filter((line) => line !== '');
  const scripted = scriptOf(scenario);
  const given = records
    .filter((line) => line.includes('"kind":"command"'))
    .map((line) => parseJson(line) as CommandLine)
    .filter(({ at, command, missed }) => !takeOne(scripted, key(at, command?.do)) && !missed)
    .map(({ seq, at, command }) => ({ seq, at, command }));
  return {
    version: 1,
    kind: 'run',
    scenario,
    branches: [{ parent: null, length: records.length, given }],
    branch: 0,
    position: records.length,
  };
}

const key = (at: unknown, what: unknown): string => `${at} ${what}`;

/** How many commands of each sort the script gives at each moment: those were not given by hand. */
function scriptOf({ script }: Readonly<Record<string, unknown>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of Array.isArray(script) ? script : []) {
    const { at, do: what } = isObject(line) ? line : {};
    const one = key(parseDuration(at), what);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

function takeOne(counts: Map<string, number>, one: string): boolean {
  const count = counts.get(one) ?? 0;
  counts.set(one, count - 1);
  return count > 0;
}
