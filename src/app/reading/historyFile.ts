import { models } from '../../checkers/history/models.ts';
import { HistoryError, operationsOf } from '../../checkers/history/operations.ts';
import { readHistory } from '../../files/history.ts';
import { InputError } from '../../files/input.ts';
import { type HistoryEvent, MODELS, type ModelName } from '../../sdk/history.ts';

/** A history that came by a file. */
export interface BroughtHistory {
  readonly events: readonly HistoryEvent[];
  /** What it can be held against, the likeliest first. */
  readonly models: readonly ModelName[];
}

/** Whether a file's text is a history: its first line is an event of one. */
export function isHistory(text: string): boolean {
  const first = text
    .slice(0, MAX_FIRST)
    .split('\n')
    .find((line) => line.trim() !== '');
  try {
    const event: unknown = JSON.parse(first ?? '');
    return typeof event === 'object' && event !== null && 'process' in event && 'type' in event;
  } catch {
    return false;
  }
}

/** No first line needs more characters. */
const MAX_FIRST = 100_000;

/** Reads a history whole; throws InputError about the first line that is wrong. */
export function readHistoryFile(text: string): BroughtHistory {
  const events = readHistory(text);
  const lines = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
  try {
    operationsOf(events);
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    const { at, field, found, expected } = error;
    throw new InputError(`line ${lines[at]}: ${field}: found ${found}, expected ${expected}`);
  }
  return { events, models: modelsFor(events, lines) };
}

/** The object that a history is likeliest about, by what was done to it. */
function likeliest(functions: ReadonlySet<string>): ModelName {
  if (functions.has('enqueue') || functions.has('dequeue')) return 'queue';
  if (['get', 'put', 'append'].some((f) => functions.has(f))) return 'kv';
  return functions.has('cas') ? 'cas-register' : 'register';
}

function modelsFor(events: readonly HistoryEvent[], lines: readonly number[]): ModelName[] {
  const guess = likeliest(new Set(events.map(({ f }) => f)));
  events.forEach((event, i) => {
    const wrong = misfit(event, guess);
    if (wrong) throw new InputError(`line ${lines[i]}: ${wrong}`);
  });
  const fits = (name: ModelName) => events.every((event) => misfit(event, name) === null);
  return [guess, ...MODELS.filter((name) => name !== guess && fits(name))];
}

/** What is wrong with an event of an object; null if nothing is. */
function misfit({ f, type, value }: HistoryEvent, name: ModelName): string | null {
  const { ops, takes, wants } = models[name];
  if (!ops.includes(f)) return `f: found "${f}", expected one of ${ops.join(', ')}`;
  if (type !== 'invoke' || takes(f, value)) return null;
  return `value: found ${JSON.stringify(value)}, expected ${wants[f] ?? 'a value'}`;
}
