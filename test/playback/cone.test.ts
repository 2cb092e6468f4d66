import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import type { Seq } from '../../src/core/ids.ts';
import { type Cone, futureOf, happenedAt, pastOf } from '../../src/playback/cone.ts';
import type { TraceColumns } from '../../src/playback/types.ts';
import { p1, p2, p3 } from '../engine/toy.ts';
import { toySession } from './toySession.ts';

/** A run with losses, copies, a crash and a pause. */
function columnsOf(seed: number): { columns: TraceColumns; nodes: number } {
  const session = toySession({
    seed,
    network: {
      all: {
        delay: { kind: 'uniform', min: ms(1), max: ms(9) },
        loss: [1, 10],
        duplicate: [1, 5],
        order: 'any',
      },
      links: [],
    },
    diskWrite: { kind: 'uniform', min: ms(0), max: ms(2) },
    script: [
      { at: ms(30), command: { do: 'pause', node: p1 } },
      { at: ms(45), command: { do: 'resume', node: p1 } },
      { at: ms(50), command: { do: 'crash', node: p2 } },
      { at: ms(60), command: { do: 'restart', node: p2, disk: 'keep' } },
      { at: ms(65), command: { do: 'partition', groups: [[p1], [p2, p3]] } },
      { at: ms(75), command: { do: 'heal' } },
    ] as never,
  });
  session.seek(110_000);
  return { columns: session.columns(), nodes: session.names().length };
}

/** The relation itself, as a graph: what comes directly before each event. */
function graphOf(columns: TraceColumns): (readonly number[])[] {
  const lastAt = new Map<number, number>();
  return Array.from({ length: columns.length }, (_, at) => {
    const before: number[] = [];
    const node = happenedAt(columns, at);
    if (node !== null) {
      const last = lastAt.get(node);
      if (last !== undefined) before.push(last);
      lastAt.set(node, at);
    }
    const cause = columns.cause(at);
    const carries = ['deliver', 'drop', 'wait', 'duplicate'].includes(columns.kind(at));
    if (carries && cause !== null) before.push(cause);
    return before;
  });
}

/** All events that can be reached from one. */
function reach(next: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const todo = [...(next[from] as readonly number[])];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    todo.push(...(next[at] as readonly number[]));
  }
  return seen;
}

function reversed(before: readonly (readonly number[])[]): number[][] {
  const after: number[][] = before.map(() => []);
  before.forEach((list, at) => {
    for (const one of list) after[one]?.push(at);
  });
  return after;
}

/** The events of nodes among them: what the network does on the way is not counted. */
const eventsIn = (columns: TraceColumns, events: ReadonlySet<number>): number =>
  [...events].filter((at) => happenedAt(columns, at) !== null).length;

function inCone({ edge }: Cone, columns: TraceColumns, of: 'past' | 'future', at: number): boolean {
  const node = happenedAt(columns, at);
  if (node === null) return false;
  return of === 'past' ? at <= (edge[node] as number) : at >= (edge[node] as number);
}

describe.each([1, 2, 3, 4])('happened-before, seed %i', (seed) => {
  const { columns, nodes } = columnsOf(seed);
  const before = graphOf(columns);
  const after = reversed(before);
  const asked = Array.from({ length: 30 }, (_, i) => Math.floor((i * columns.length) / 30) as Seq);

  test('the run has what makes it hard', () => {
    const kinds = new Set(Array.from({ length: columns.length }, (_, at) => columns.kind(at)));
    for (const kind of ['drop', 'duplicate', 'wait', 'written', 'command'] as const)
      expect(kinds).toContain(kind);
  });

  test('the past is all from which the record can be reached', () => {
    for (const seq of asked) {
      const cone = pastOf(columns, seq, nodes);
      const events = reach(before, seq);
      expect(cone.events).toBe(eventsIn(columns, events));
      for (let at = 0; at < columns.length; at++) {
        if (at === seq || happenedAt(columns, at) === null) continue;
        expect(inCone(cone, columns, 'past', at), `${at} before ${seq}`).toBe(events.has(at));
      }
    }
  });

  test('the future is all that can be reached from the record', () => {
    for (const seq of asked) {
      if (happenedAt(columns, seq) === null) continue;
      const cone = futureOf(columns, seq, nodes);
      const events = reach(after, seq);
      expect(cone.events).toBe(eventsIn(columns, events));
      for (let at = 0; at < columns.length; at++) {
        if (at === seq || happenedAt(columns, at) === null) continue;
        expect(inCone(cone, columns, 'future', at), `${at} after ${seq}`).toBe(events.has(at));
      }
    }
  });
});

test('a command about no node has neither past nor future', () => {
  const { columns, nodes } = columnsOf(1);
  const heal = Array.from({ length: columns.length }, (_, at) => at as Seq).find(
    (at) => columns.kind(at) === 'command' && columns.node(at) === null,
  );
  if (heal === undefined) throw new Error('the network is partitioned and healed');
  expect(pastOf(columns, heal, nodes)).toMatchObject({ events: 0, nodes: [] });
  expect(futureOf(columns, heal, nodes)).toMatchObject({ events: 0, nodes: [] });
});
