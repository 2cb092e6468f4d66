import type { Seq } from '../core/ids.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Say, sentenceOf } from './sentence.ts';

/** How ShiViz is to take our logs apart. It reads this from the first line of a file that is given to it. */
export const SHIVIZ_PARSER = '(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)';

/** Where stand commands that are done to no node in particular. */
const OUTSIDE = 'Orrery';

/** How many events of each host (by its place among the hosts) had an influence. */
type Clock = readonly number[];

/**
 * A stretch of a trace as a log for ShiViz: each event with its host and its vector clock, which the records' causes give.
 * An event that `say` leaves out is no tick, but still carries on what it knew of. What happened before the stretch counts
 * as unknown. A lost message is left out: that it dies is no event of any node, and whoever should have had it learns
 * nothing; ShiViz shows it as sent and never received.
 */
export function shivizOf<T extends ProtocolTypes>(
  records: readonly TraceRecord<T>[],
  names: readonly string[],
  say: Say<T>,
): string {
  const hosts = [...names, OUTSIDE].map((name) => name.replace(/\s/g, '_'));
  const present: Clock[] = hosts.map(() => []);
  const known = new Map<Seq, Clock>();
  let log = `${SHIVIZ_PARSER}\n\n`;
  for (const record of records) {
    if (record.kind === 'drop') continue;
    const host = record.node ?? names.length;
    const cause = record.cause === null ? undefined : known.get(record.cause);
    const clock = latest(present[host] as Clock, cause ?? []);
    const text = sentenceOf(say, record);
    if (text !== null) {
      clock[host] = (clock[host] ?? 0) + 1;
      log += `${hosts[host]} ${clockText(clock, hosts)}\n${text}\n`;
    }
    present[host] = clock;
    known.set(record.seq, clock);
  }
  return log;
}

function latest(a: Clock, b: Clock): number[] {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, i) => Math.max(a[i] ?? 0, b[i] ?? 0));
}

/** Hosts of which nothing is known are left out, as vector clocks are written. */
const clockText = (clock: Clock, hosts: readonly string[]): string =>
  JSON.stringify(
    Object.fromEntries(clock.flatMap((ticks, i) => (ticks ? [[hosts[i], ticks]] : []))),
  );
