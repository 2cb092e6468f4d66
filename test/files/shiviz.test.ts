import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSimulator } from '../../src/engine/simulator.ts';
import type { Say } from '../../src/files/sentence.ts';
import { SHIVIZ_PARSER, shivizOf } from '../../src/files/shiviz.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import { type Toy, toy, toyScenario } from '../engine/toy.ts';
import { toyScripts } from './wander.ts';

type Record = TraceRecord<Toy>;

interface LogEvent {
  readonly host: string;
  readonly clock: { readonly [host: string]: number };
  readonly event: string;
}

/**
 * As ShiViz reads a file (js/shiviz.js, js/model/parser.js and js/model/modelGraph.js in its repository): the first line is
 * the parser, the second the delimiter of executions, the rest the log. Then each host's clock must count its own events
 * from 1, and all hosts in a clock must be there, with as many events.
 */
function readAsShiviz(file: string): LogEvent[] {
  const [parser = '', delimiter, ...rest] = file.split('\n');
  expect(delimiter).toBe('');
  const log = rest.join('\n').trim();
  const events: LogEvent[] = [];
  for (const { groups } of log.matchAll(new RegExp(parser, 'gm'))) {
    const { host = '', clock = '', event = '' } = groups ?? {};
    events.push({ host, clock: JSON.parse(clock), event });
  }
  const counts = new Map<string, number>();
  for (const { host, clock } of events) {
    counts.set(host, (counts.get(host) ?? 0) + 1);
    expect(clock[host]).toBe(counts.get(host));
  }
  for (const { clock } of events) {
    for (const [host, ticks] of Object.entries(clock)) {
      expect(ticks).toBeGreaterThanOrEqual(1);
      expect(ticks).toBeLessThanOrEqual(counts.get(host) ?? 0);
    }
  }
  return events;
}

const before = (a: LogEvent, b: LogEvent): boolean =>
  a !== b && Object.entries(a.clock).every(([host, ticks]) => ticks <= (b.clock[host] ?? 0));

/** What happened before what, from the causes alone: a walk backwards from each record. */
function happenedBefore(records: readonly Record[]): (a: Record, b: Record) => boolean {
  const bySeq = new Map(records.map((record) => [record.seq as number, record]));
  const parents = new Map<Record, Record[]>();
  const last = new Map<number | null, Record>();
  for (const record of records) {
    const cause = record.cause === null ? undefined : bySeq.get(record.cause);
    const earlier = last.get(record.node);
    parents.set(
      record,
      [cause, earlier].filter((one) => one !== undefined),
    );
    last.set(record.node, record);
  }
  const pasts = new Map<Record, ReadonlySet<Record>>();
  for (const record of records) {
    const past = new Set<Record>();
    for (const parent of parents.get(record) ?? []) {
      past.add(parent);
      for (const one of pasts.get(parent) ?? []) past.add(one);
    }
    pasts.set(record, past);
  }
  return (a, b) => pasts.get(b)?.has(a) ?? false;
}

function ran(script: Parameters<typeof toyScenario>[0], events: number) {
  const records: Record[] = [];
  const simulator = createSimulator(toy, toyScenario(script), {
    checks: 'goOn',
    sink: (record) => records.push(record),
  });
  simulator.run({ time: null, events });
  return { records, names: simulator.names };
}

const tell: Say<Toy> = (record) => `${record.seq} ${record.kind}`;

describe('a log for ShiViz', () => {
  test('has a parser, an empty delimiter and then two lines an event', () => {
    const { records, names } = ran({}, 12);
    expect(shivizOf(records, names, tell)).toMatchInlineSnapshot(`
      "(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)

      p1 {"p1":1}
      0 start
      p2 {"p2":1}
      1 start
      p3 {"p3":1}
      2 start
      a1 {"a1":1}
      3 start
      p2 {"p2":2}
      4 timer
      p2 {"p2":3}
      5 send
      a1 {"a1":2}
      6 request
      a1 {"a1":3}
      7 persist
      a1 {"a1":4}
      8 send
      p3 {"p3":2}
      9 timer
      p3 {"p3":3}
      10 send
      p1 {"p1":2}
      11 timer
      p1 {"p1":3}
      12 send
      "
    `);
    expect(SHIVIZ_PARSER).toBe('(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)');
  });

  test('orders events by their clocks exactly as they happened before each other', () => {
    // Some kinds of record may be left out: what they carried on must not be lost.
    const shown = fc.subarray([
      ...['start', 'send', 'deliver', 'timer', 'request', 'reply', 'note', 'role', 'command'],
      ...['persist', 'written', 'wait', 'duplicate', 'violation'],
    ]);
    fc.assert(
      fc.property(toyScripts, shown, fc.nat(60), (script, kinds, start) => {
        const { records, names } = ran({ script }, 200);
        const stretch = records.slice(start);
        const told = stretch.filter(({ kind }) => kinds.includes(kind));
        const say: Say<Toy> = (record) => (kinds.includes(record.kind) ? tell(record) : null);
        const events = readAsShiviz(shivizOf(stretch, names, say));
        expect(events.map(({ event }) => event)).toEqual(told.map(tell));
        const isBefore = happenedBefore(stretch.filter(({ kind }) => kind !== 'drop'));
        for (const [i, a] of told.entries()) {
          for (const [j, b] of told.entries()) {
            if (before(events[i] as LogEvent, events[j] as LogEvent) !== isBefore(a, b)) {
              throw new Error(`${tell(a)} and ${tell(b)} are ordered otherwise`);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('gives each event one line, whatever is said, and each host one word', () => {
    const { records } = ran({}, 40);
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a\nb', 's1 {"s1":1}\nx', '', ' ', '\u2028', '{}'),
    );
    fc.assert(
      fc.property(nasty, nasty, (text, name) => {
        const names = [`p ${name}`, 'p2', 'p3', 'a1'];
        const events = readAsShiviz(shivizOf(records, names, () => text));
        const said = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        const told = said === '' ? [] : records.filter(({ kind }) => kind !== 'drop');
        expect(events.map(({ event }) => event)).toEqual(told.map(() => said));
      }),
      { numRuns: 200 },
    );
  });
});
