import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import type { NodeId, Seq } from '../../src/core/ids.ts';
import { END, type Flight } from '../../src/playback/flights.ts';
import { RunIndex } from '../../src/playback/runIndex.ts';
import { NothingToDo, openSession } from '../../src/playback/session.ts';
import type { Session, TraceColumns } from '../../src/playback/types.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { anyCommand, anyScript } from '../engine/commands.ts';
import { p1, p2, toy, toyScenario } from '../engine/toy.ts';

function open(change: Parameters<typeof toyScenario>[0] = {}): Session {
  const scenario = toyScenario(change) as unknown as Scenario<ProtocolTypes>;
  return openSession(toy as unknown as Protocol<ProtocolTypes>, scenario);
}

const EFFECTS = new Set(['persist', 'reply', 'role', 'note', 'violation']);

/** All messages of a run, by looking at every record for every message. */
function slowFlights(session: Session): Flight[] {
  const columns = session.columns();
  const positions = [...Array(columns.length).keys()];
  const caused: number[][] = positions.map(() => []);
  for (const at of positions) caused[columns.cause(at) ?? -1]?.push(at);
  const of = (kinds: readonly string[], cause: number) =>
    (caused[cause] ?? []).filter((at) => kinds.includes(columns.kind(at)));
  return positions
    .filter((at) => ['send', 'duplicate'].includes(columns.kind(at)))
    .map((id) => {
      const [end = -1] = of(['deliver', 'drop'], id);
      const [wait] = of(['wait'], id).filter((at) => columns.peer(at) !== null);
      const endAt = end < 0 ? Infinity : columns.time(end);
      const lost = end >= 0 && columns.kind(end) === 'drop';
      const remarkable = end >= 0 && of([...EFFECTS], end).length > 0;
      return {
        id: id as Seq,
        from: columns.node(id) as NodeId,
        to: columns.peer(id) as NodeId,
        type: columns.type(id),
        sentAt: columns.time(id),
        reachedAt: wait === undefined ? endAt : columns.time(wait),
        endAt,
        endedBy: end,
        end: end < 0 ? END.open : lost ? END.lost : END.delivered,
        atNode: lost && isDown(session, columns, columns.node(end) as NodeId, end),
        routine: end >= 0 && !lost && !remarkable,
      };
    });
}

/** Whether the last command before a record that switched a node on or off switched it off. */
function isDown(session: Session, columns: TraceColumns, node: NodeId, before: number): boolean {
  for (let at = before; at >= 0; at--) {
    if (columns.kind(at) !== 'command' || columns.node(at) !== node) continue;
    const command = session.vocabulary.commands[columns.type(at)] ?? '';
    if (['crash', 'remove'].includes(command)) return true;
    if (command === 'restart') return false;
  }
  return false;
}

const flightsOf = (index: RunIndex): Flight[] =>
  Array.from({ length: index.flights.count }, (_, i) => index.flights.at(i));

/** Runs a session on, now and then giving it a command, which begins a branch where it comes in the past. */
const anyCourse = fc.array(
  fc.oneof(
    fc.record({ seek: fc.integer({ min: 0, max: 300_000 }) }),
    fc.record({ command: anyCommand }),
  ),
  { minLength: 1, maxLength: 8 },
);

describe('the index of a run', () => {
  test('finds the messages that a look at every record finds, however the run grows', () => {
    fc.assert(
      fc.property(anyScript, anyCourse, (script, course) => {
        const session = open({ script: script as never });
        const index = new RunIndex();
        for (const turn of course) {
          if ('seek' in turn) session.seek(turn.seek);
          else {
            try {
              session.act(turn.command as never);
            } catch (error) {
              if (!(error instanceof NothingToDo)) throw error;
            }
          }
          index.catchUp(session);
        }
        const slow = slowFlights(session);
        expect(flightsOf(index)).toEqual(slow);
        for (const [from, to] of [
          [0, 50_000],
          [70_000, 70_000],
          [120_000, 180_000],
          [299_000, 900_000],
        ] as const) {
          const visible = index.flights.visible(from, to).map((i) => index.flights.ids[i]);
          const all = slow.filter(({ sentAt, endAt }) => sentAt <= to && endAt >= from);
          expect(visible).toEqual(all.map(({ id }) => id));
          expect(index.flights.sentBetween(from, to)).toBe(
            slow.filter(({ sentAt }) => sentAt >= from && sentAt <= to).length,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('finds long messages behind many short ones', () => {
    const session = open({ script: [{ at: ms(1), command: { do: 'hold', message: {} } }] });
    session.seek(20_000_000);
    const index = new RunIndex();
    index.catchUp(session);
    expect(index.flights.count).toBeGreaterThan(5000);
    const [first] = index.flights.visible(19_900_000, 19_900_001);
    expect(index.flights.at(first ?? -1)).toMatchObject({ end: END.open });
    expect(index.flights.at(first ?? -1).sentAt).toBeLessThan(100_000);
  });

  test('counts what each node sent and received, by type and time', () => {
    const session = open();
    session.seek(500_000);
    const index = new RunIndex();
    index.catchUp(session);
    const columns = session.columns();
    const traffic = ['send', 'duplicate', 'deliver', 'drop'];
    const at = [...Array(columns.length).keys()].filter(
      (i) => columns.node(i) === p2 && columns.type(i) === 1 && traffic.includes(columns.kind(i)),
    );
    expect(at.length).toBeGreaterThan(10);
    const rowOf = new Int16Array(8).fill(-1);
    rowOf[p2] = 0;
    const counted = index.traffic.count(
      { step: 250_000, first: 0, count: 3 },
      { rowOf, rows: 1, left: new Set([0]) },
    );
    expect(counted[0]).toBe(at.filter((i) => columns.time(i) < 250_000).length);
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(at.length);
  });

  test('says what each node was, and since when', () => {
    const session = open();
    session.seek(100_000);
    session.act({ do: 'crash', node: p1 });
    session.seek(200_000);
    const index = new RunIndex();
    index.catchUp(session);
    const turns = index.turns[p1] ?? [];
    expect(turns[0]).toEqual({ time: 0, seq: -1, role: 'idle', health: 'up' });
    expect(turns.at(-1)).toMatchObject({ time: 100_000, role: 'idle', health: 'crashed' });
    expect(turns.some(({ role }) => role === 'busy')).toBe(true);
    turns.slice(1).forEach((turn, i) => {
      expect(turn.time).toBeGreaterThan(turns[i]?.time ?? Infinity);
    });
    expect(turns[index.turnIndexAt(p1, 150_000)]).toBe(turns.at(-1));
    expect(index.turnIndexAt(p1, 0)).toBe(0);
  });

  test('knows a node that joins later', () => {
    const session = open();
    session.act({ do: 'add', kind: 'peer' });
    session.seek(100_000);
    const index = new RunIndex();
    index.catchUp(session);
    expect(index.turns).toHaveLength(5);
    expect(index.turns[4]?.[0]).toMatchObject({ health: 'up' });
  });

  test('begins anew on another branch', () => {
    const session = open();
    session.seek(100_000);
    const index = new RunIndex();
    index.catchUp(session);
    const { generation } = index;
    session.seek(50_000);
    session.act({ do: 'crash', node: p1 });
    index.catchUp(session);
    expect(index.generation).toBe(generation + 1);
    expect(flightsOf(index)).toEqual(slowFlights(session));
  });
});
