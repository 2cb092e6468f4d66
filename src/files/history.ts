import * as z from 'zod/mini';
import type { HistoryEvent } from '../sdk/history.ts';
import { whole } from './fields.ts';
import { InputError, take } from './input.ts';
import { parseJson } from './json.ts';

const natural = whole(0, Number.MAX_SAFE_INTEGER);

/** One line of a history, as Jepsen writes operations. */
export const historyLine = z.strictObject({
  process: natural,
  type: z.enum(['invoke', 'ok', 'fail', 'info']),
  f: z.enum(['read', 'write', 'cas', 'put', 'get', 'append', 'enqueue', 'dequeue']),
  key: z.optional(z.string()),
  value: z.optional(z.unknown()),
  time: z.optional(natural),
  /** Why an operation failed, where it was not for what it found. */
  error: z.optional(z.unknown()),
});

/** How many lines a history may have. */
export const MAX_LINES = 200_000;

/** Reads a history, line by line; empty lines are left out. Throws an InputError that names the line. */
export function readHistory(text: string): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const lines = text.split('\n');
  if (lines.length > MAX_LINES) {
    throw new InputError(`at the top: found ${lines.length} lines, expected at most ${MAX_LINES}`);
  }
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const { key, value, time, error, ...rest } = onLine(i, () =>
      take(historyLine, parseJson(line)),
    );
    events.push({
      ...rest,
      ...(key !== undefined && { key }),
      value: value ?? null,
      time: time ?? 0,
      ...(error !== undefined && { error }),
    });
  });
  return events;
}

function onLine<X>(i: number, read: () => X): X {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`line ${i + 1}: ${error.message}`);
  }
}
