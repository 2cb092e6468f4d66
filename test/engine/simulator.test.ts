import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import { anyScript } from './commands.ts';
import { p1, type Toy, toy, toyScenario } from './toy.ts';

const runs = fc.record({ seed: fc.nat(), script: anyScript });

function recordsOf(change: Parameters<typeof toyScenario>[0], events = 400) {
  const records: TraceRecord<Toy>[] = [];
  const simulator = createSimulator(toy, toyScenario(change), {
    freeze: true,
    sink: (record) => records.push(record),
  });
  simulator.run({ time: null, events });
  return { records, simulator };
}

describe('a run', () => {
  test('is the same whenever the scenario, seed and commands are', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const one = recordsOf(run);
        const two = recordsOf(run);
        expect(two.records).toEqual(one.records);
        expect(two.simulator.digest()).toBe(one.simulator.digest());
      }),
      { numRuns: 60 },
    );
  });

  test('differs in its digest where it differs in anything', () => {
    const digests = [1, 2, 3].map((seed) => recordsOf({ seed }).simulator.digest());
    expect(new Set(digests).size).toBe(3);
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
    const shorter = recordsOf({ seed: 1 }, 390).simulator.digest();
    expect(shorter).not.toBe(digests[0]);
  });

  test('goes forwards in time, numbers its records, and every cause lies before', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { records } = recordsOf(run);
        records.forEach((record, i) => {
          expect(record.seq).toBe(i);
          if (i > 0)
            expect(record.at).toBeGreaterThanOrEqual((records[i - 1] as TraceRecord<Toy>).at);
          if (record.cause !== null) expect(record.cause).toBeLessThan(i);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('accounts for every message: it arrives, is dropped, is held, waits or is on its way; none twice', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { records, simulator } = recordsOf(run);
        const sent = records.filter((r) => r.kind === 'send' || r.kind === 'duplicate');
        const ended = records.filter((r) => r.kind === 'deliver' || r.kind === 'drop');
        const ends = ended.map((r) => r.cause);
        expect(new Set(ends).size).toBe(ends.length);
        const waiting = simulator.live.slots.flatMap((s) => s.backlog.filter((i) => i.tag === 0));
        const left =
          simulator.world.inFlight().length + simulator.world.held().length + waiting.length;
        expect(ended.length + left).toBe(sent.length);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the same columns in its trace as its records say', () => {
    const { records, simulator } = recordsOf({ seed: 7 });
    const trace = simulator.recorder.trace;
    expect(trace?.length).toBe(records.length);
    for (const record of records) {
      expect(trace?.time(record.seq)).toBe(record.at);
      expect(trace?.kind(record.seq)).toBe(record.kind);
      expect(trace?.node(record.seq)).toBe(record.node);
      expect(trace?.cause(record.seq)).toBe(record.cause);
    }
  });

  test('goes on from a saved world as it would have gone on itself', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 300 }), (run, cut) => {
        const { simulator: whole } = recordsOf(run, 400);
        const { simulator: begun } = recordsOf(run, cut);
        const saved = begun.save();
        begun.run({ time: null, events: cut + 50 });
        const tail = createSimulator(toy, toyScenario(run), { freeze: true });
        tail.load(saved);
        tail.run({ time: null, events: 400 });
        expect(tail.live.slots).toEqual(whole.live.slots);
        expect(tail.world.inFlight()).toEqual(whole.world.inFlight());
        expect(tail.world.held()).toEqual(whole.world.held());
        expect(tail.world.timers()).toEqual(whole.world.timers());
        expect(tail.world.step).toBe(whole.world.step);
        expect(tail.live.seq).toBe(whole.live.seq);
      }),
      { numRuns: 60 },
    );
  });

  test('draws the same delays for one node however much others send, and whatever the dials say', () => {
    const delays = (change: Parameters<typeof toyScenario>[0]) =>
      recordsOf(change)
        .records.flatMap((r) => (r.kind === 'send' && r.node === 1 ? [r.envelope] : []))
        .filter((envelope) => !envelope.lost)
        .map((envelope) => envelope.dueAt - envelope.sentAt)
        .slice(0, 12);
    const fire = { do: 'fire', node: p1, timer: { type: 'tick' } } as const;
    const duplicates = { do: 'link', model: { duplicate: [1, 2] } } as const;
    const plain = delays({});
    expect(plain).toHaveLength(12);
    expect(delays({ script: [{ at: ms(1), command: fire }] })).toEqual(plain);
    expect(delays({ script: [{ at: ms(0), command: duplicates }] })).toEqual(plain);
  });
});
