import { describe, expect, test } from 'vitest';
import type { NodeId, Seq } from '../../src/core/ids.ts';
import { whyOf } from '../../src/playback/why.ts';
import { arrowsOf } from '../../src/views/stage/arrows.ts';
import { coneOf, litChain, litCone, litEvents, standingOf } from '../../src/views/why/answer.ts';
import { flightsOf, tellWhy } from '../../src/views/why/tell.ts';
import { run } from './runs.ts';
import { tellingOf } from './telling.ts';

const session = run('leader-crash', 2500);
const leader = session.milestones().findLast((one) => one.transition?.to === 'leader')?.seq as Seq;
const place = { branch: 0, seq: leader };

describe('what an answer lights', () => {
  const why = whyOf(session.columns(), leader);
  const told = tellWhy(session, why, tellingOf(session, 'en'), false);
  const lit = litChain(session, why, told);

  test('is the whole chain, the messages that it names and the nodes through which it went', () => {
    expect([...lit.records]).toEqual(why.links.flatMap((link) => link.records));
    expect([...lit.flights]).toEqual(flightsOf(told));
    expect([...lit.nodes].sort()).toEqual([0, 1, 2, 3]);
    expect(lit.cone).toBeNull();
  });

  test('is the whole past or future where that is asked for', () => {
    const past = coneOf(session, place, 'past');
    const shown = litCone(session, place, 'past', past);
    expect(shown.cone).toEqual({ of: 'past', edge: past.edge });
    expect(shown.nodes.size).toBe(6);
    expect(past.edge[2]).toBe(leader);
    const future = coneOf(session, place, 'future');
    expect(future.nodes).toContain(1);
    expect(future.nodes).not.toContain(0);
  });

  test('are events with the messages that they end', () => {
    const columns = session.columns();
    const arrival = why.links.at(-1)?.records[0] as Seq;
    const events = litEvents(session, 0, [arrival, leader], [2 as NodeId]);
    expect([...events.flights]).toEqual([columns.cause(arrival)]);
    expect([...events.nodes]).toEqual([2]);
  });
});

test('a record of another branch can be asked about as far as the branches are one', () => {
  const run2 = run('leader-crash', 2500);
  expect(standingOf(run2, place)).toBe('here');
  expect(standingOf(run2, { branch: 0, seq: run2.columns().length as Seq })).toBe('notYet');
  run2.seek(1_000_000);
  run2.act({ do: 'pause', node: 1 as NodeId });
  expect(run2.screen().branch).toBe(1);
  expect(standingOf(run2, place)).toBe('elsewhere');
  expect(standingOf(run2, { branch: 0, seq: 20 as Seq })).toBe('here');
});

describe('messages as arrows', () => {
  const rows = [
    [0, 1],
    [1, 0],
    [0, 1],
    [0, 7],
  ] as const;
  const columns = {
    node: (at: number) => rows[at]?.[0] ?? null,
    peer: (at: number) => rows[at]?.[1] ?? null,
  } as never;
  const at = new Map([
    [0 as NodeId, { x: 0, y: 0 }],
    [1 as NodeId, { x: 200, y: 0 }],
  ]);
  const arrows = arrowsOf(columns, [0, 1, 2, 3], { at, nodeRadius: 20 });

  test('have all the numbers of their way; those to nowhere on the stage are left out', () => {
    expect(arrows.map(({ numbers }) => numbers)).toEqual(['1 · 3', '2']);
  });

  test('go from rim to rim, each direction on its own side', () => {
    const [there, back] = arrows;
    expect(there).toMatchObject({ from: { x: 30, y: -5 }, to: { x: 170, y: -5 }, angle: 0 });
    expect(back).toMatchObject({ from: { x: 170, y: 5 }, to: { x: 30, y: 5 }, angle: 180 });
  });

  test('keep their numbers clear of a node that stands on the way', () => {
    const between = new Map([...at, [2 as NodeId, { x: 80, y: 0 }]]);
    const [there] = arrowsOf(columns, [0], { at: between, nodeRadius: 20 });
    expect(Math.hypot((there?.label.x ?? 0) - 80, there?.label.y ?? 0)).toBeGreaterThan(30);
  });

  test('keep their numbers apart, also between nodes that stand close to each other', () => {
    const rows = [0, 1, 0, 1, 0, 1].map((from) => [from, 1 - from] as const);
    const close = {
      node: (at: number) => rows[at]?.[0] ?? null,
      peer: (at: number) => rows[at]?.[1] ?? null,
    } as never;
    for (const [x, y] of [
      [132, 0],
      [0, 132],
      [-107, 78],
      [90, 90],
    ] as const) {
      const at = new Map([
        [0 as NodeId, { x: 0, y: 0 }],
        [1 as NodeId, { x, y }],
      ]);
      const [one, other] = arrowsOf(close, [0, 1, 2, 3, 4, 5], { at, nodeRadius: 34 });
      if (!one || !other) throw new Error('there is one each way');
      const [dx, dy] = [one.label.x - other.label.x, one.label.y - other.label.y];
      const beside = Math.abs(dx) >= one.half + other.half;
      expect(beside || Math.abs(dy) >= 18, `${x} ${y}`).toBe(true);
    }
  });
});
