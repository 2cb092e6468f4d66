import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { micros } from '../../src/core/ids.ts';
import { equalPlain } from '../../src/core/plain.ts';
import { agreementOf } from '../../src/playback/divergence.ts';
import { NothingToDo } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { anyCommand, anyScript } from '../engine/commands.ts';
import { p1, p2 } from '../engine/toy.ts';
import { openToy } from './runs.ts';

/** As one would write it without any cleverness. */
function naively(a: Session, b: Session) {
  const [here, there] = [a, b].map((run) => run.records(0, run.columns().length)) as [
    ReturnType<Session['records']>,
    ReturnType<Session['records']>,
  ];
  const both = Math.min(here.length, there.length);
  let until = 0;
  while (until < both && equalPlain(here[until], there[until])) until++;
  return { until, parted: until < both };
}

function tryTo(run: Session, command: unknown): void {
  try {
    run.act(command as Command<ProtocolTypes>);
  } catch (error) {
    if (!(error instanceof NothingToDo)) throw error;
  }
}

const moment = fc.integer({ min: 0, max: 300 }).map((n) => n * 1000);

describe('how far two runs agree', () => {
  test('with a peer more, up to where it starts: its number is the asker’s in the other', () => {
    const [a, b] = [openToy(), openToy({ members: { peer: 4, asker: 1 } })];
    for (const run of [a, b]) run.seek(100_000);
    const { until, parted } = agreementOf(a, b);
    expect(parted).toBe(true);
    expect([a.columns().node(until), b.columns().node(until)]).toEqual([3, 3]);
    expect(
      a.records(0, until).every((record, i) => equalPlain(record, b.records(0, until)[i])),
    ).toBe(true);
  });

  test('is found as by comparing every record, for runs with other commands', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        anyScript,
        fc.array(fc.record({ at: moment, command: anyCommand, mine: fc.boolean() })),
        moment,
        moment,
        (seed, script, acts, toHere, toThere) => {
          const [a, b] = [openToy({ seed, script }), openToy({ seed, script })];
          for (const { at, command, mine } of acts) {
            const run = mine ? a : b;
            run.seek(at);
            tryTo(run, command);
          }
          a.seek(toHere);
          b.seek(toThere);
          expect(agreementOf(a, b)).toEqual(naively(a, b));
          expect(agreementOf(b, a)).toEqual(naively(a, b));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is found in long runs by their digests, also with other settings', () => {
    const late = micros(3_000_000);
    const params = { period: [ms(5), ms(12)] };
    const a = openToy({ script: [{ at: late, command: { do: 'crash', node: p1 } }] });
    const b = openToy({ script: [{ at: late, command: { do: 'crash', node: p2 } }] });
    const other = openToy({ params: { ...params, limit: 1_000_000_000 } as never });
    for (const run of [a, b, other]) run.seek(5_000_000);
    expect(a.landmarks().length).toBeGreaterThan(2);
    const found = agreementOf(a, b);
    expect(found).toEqual(naively(a, b));
    expect(a.columns().time(found.until)).toBe(late);
    expect(agreementOf(a, other)).toEqual(naively(a, other));
  });

  test('is all there is while one has only been run further than the other', () => {
    const [a, b] = [openToy(), openToy()];
    a.seek(2_000_000);
    b.seek(300_000);
    expect(agreementOf(a, b)).toEqual({ until: b.columns().length, parted: false });
  });

  test('sees what only the words of a record tell', () => {
    const [a, b] = [openToy(), openToy()];
    for (const [run, value] of [
      [a, [ms(2), ms(2)]],
      [b, [ms(1), ms(40)]],
    ] as const) {
      run.seek(100_000);
      tryTo(run, { do: 'set', param: 'period', value });
      run.seek(100_000);
    }
    const found = agreementOf(a, b);
    expect(found.parted).toBe(true);
    expect(a.columns().kind(found.until)).toBe('command');
    expect(found).toEqual(naively(a, b));
  });
});
