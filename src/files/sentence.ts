import type { TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/** A record as a sentence; null leaves it out. Sentences are given in: files know no language. */
export type Say<T extends ProtocolTypes> = (record: TraceRecord<T>) => string | null;

/** Text on one line, for formats in which the end of a line means something. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** What is said of a record, on one line; null where nothing is. */
export function sentenceOf<T extends ProtocolTypes>(
  say: Say<T>,
  record: TraceRecord<T>,
): string | null {
  return oneLine(say(record) ?? '') || null;
}
