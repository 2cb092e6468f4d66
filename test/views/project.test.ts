import { describe, expect, test } from 'vitest';
import { micros, nodeId, seq } from '../../src/core/ids.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { World } from '../../src/sdk/world.ts';
import { layoutStage } from '../../src/views/stage/layout.ts';
import {
  elapsed,
  inSteps,
  isBeside,
  isDying,
  type MessageModel,
  positionAt,
  projectStage,
} from '../../src/views/stage/project.ts';
import { descriptor, envelope, fakeWorld, slot } from './fakeWorld.ts';

const client = slot(3, { kind: 'client', name: 'c1', state: { role: null } as never });
const nodes = [slot(0, { state: { role: 'boss' } as never }), slot(1), slot(2), client];

function project(world: World<ProtocolTypes>, time = 1500) {
  const placed = world.nodes.map(({ id, kind }) => ({ id, place: descriptor.place(kind) }));
  const layout = layoutStage(placed, { width: 900, height: 600, foot: 100, head: 60 });
  return projectStage(world, descriptor, time, layout);
}

describe('nodes', () => {
  test('stand with what the descriptor says of them', () => {
    const [boss, idle] = project(fakeWorld({ nodes })).nodes;
    expect(boss).toMatchObject({
      name: 's1',
      sign: '◆',
      tone: 'primary',
      role: 'boss',
      timer: null,
    });
    expect(idle).toMatchObject({ name: 's2', sign: '', tone: 'neutral', caption: { key: 'age' } });
  });

  test('show the timer that the descriptor names, and no other', () => {
    const timer = (type: string, dueAt: number) => ({
      node: nodeId(1),
      timer: { type },
      armedAt: micros(1000),
      dueAt: micros(dueAt),
      cause: seq(0),
    });
    const timers = [timer('other', 1600), timer('tick', 3000)];
    expect(project(fakeWorld({ nodes, timers })).nodes[1]?.timer).toEqual({ from: 1000, to: 3000 });
  });

  test('that have crashed show what their disk holds, and nothing of what they were', () => {
    const crashed = slot(0, { health: 'crashed', state: { role: 'boss', stale: true } as never });
    const [node] = project(fakeWorld({ nodes: [crashed, slot(1)] })).nodes;
    expect(node).toMatchObject({ sign: '', tone: 'muted', role: null, remark: null, timer: null });
    expect(node?.cells).toHaveLength(1);
  });

  test('that were removed are gone', () => {
    const model = project(fakeWorld({ nodes: [slot(0), slot(1, { health: 'removed' })] }));
    expect(model.nodes.map((node) => node.name)).toEqual(['s1']);
  });

  test('say what is wrong with clock and disk', () => {
    const odd = [
      slot(0),
      slot(1, { clockOffset: micros(5) }),
      slot(2, {
        clockRate: [11, 10],
        diskWrite: { kind: 'uniform', min: micros(0), max: micros(9) },
      }),
      slot(3, { unwritten: [{ durable: {} }] }),
    ];
    const signs = project(fakeWorld({ nodes: odd })).nodes.map((node) => [
      node.clockWrong,
      node.slowDisk,
      node.writing,
    ]);
    expect(signs).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [false, false, true],
    ]);
  });
});

describe('links', () => {
  test('join ring nodes; others show only what is wrong with them', () => {
    const pairs = (cuts: string[]) =>
      project(fakeWorld({ nodes, cuts })).links.map(({ a, b, cut }) => `${a}-${b} ${cut}`);
    expect(pairs([])).toEqual(['0-1 none', '0-2 none', '1-2 none']);
    expect(pairs(['0-3'])).toContain('0-3 forward');
    expect(pairs(['1-0'])).toContain('0-1 back');
    expect(pairs(['1-2', '2-1'])).toContain('1-2 both');
  });

  test('are lossy where either direction loses', () => {
    const { links } = project(fakeWorld({ nodes, lossy: ['1-0'] }));
    expect(links.filter((link) => link.lossy).map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
  });

  test('between parted groups are left to the line between them', () => {
    const cuts = [1, 2].flatMap((other) => [`0-${other}`, `${other}-0`]);
    const { links, division } = project(fakeWorld({ nodes, cuts }));
    expect(division?.lines).toHaveLength(1);
    expect(links.filter((link) => link.parted)).toHaveLength(2);
  });
});

describe('messages', () => {
  const [plain, lost, held] = [
    envelope(1, 0, 1),
    envelope(2, 0, 1, { lost: true }),
    envelope(3, 1, 2),
  ];
  const model = project(fakeWorld({ nodes, flying: [plain, lost], held: [held] }), 1250);
  const [first, second, third] = model.messages as [MessageModel, MessageModel, MessageModel];
  const away = (from: { x: number; y: number }, to: { x: number; y: number }) =>
    Math.hypot(from.x - to.x, from.y - to.y);

  test('have come as far as time has', () => {
    expect(first.progress).toBe(0.25);
    const { x } = positionAt(first, 0.25);
    expect(x).toBeCloseTo(first.start.x + (first.end.x - first.start.x) / 4);
  });

  test('begin and end just outside the timers around their nodes', () => {
    const [sender, receiver] = model.nodes;
    const rim = Math.hypot(model.layout.nodeRadius + 12, 5);
    expect(away(first.start, sender as never)).toBeCloseTo(rim);
    expect(away(first.end, receiver as never)).toBeCloseTo(rim);
  });

  test('pass each other in lanes of their own', () => {
    const back = project(fakeWorld({ nodes, flying: [envelope(4, 1, 0)] })).messages[0];
    expect(away(first.start, back?.end as never)).toBeCloseTo(10);
  });

  test('that are lost end on the way, and show it only near the end', () => {
    expect(away(second.start, second.end)).toBeLessThan(away(first.start, first.end) * 0.75);
    expect([0.5, 0.8].map((progress) => isDying(second, progress))).toEqual([false, true]);
    expect(isDying(first, 0.9)).toBe(false);
  });

  test('keep their labels to themselves beside a node', () => {
    expect([0, 0.1, 0.5, 0.9, 1].map(isBeside)).toEqual([true, true, false, true, true]);
  });

  test('that are held wait near their sender', () => {
    expect(third).toMatchObject({ held: true, id: 3 });
    expect(third.progress).toBeLessThan(0.5);
  });
});

test('a span passes from 0 to 1, and an empty one at once', () => {
  const span = { from: 100, to: 200 };
  expect([50, 100, 150, 200, 300].map((time) => elapsed(span, time))).toEqual([0, 0, 0.5, 1, 1]);
  expect(elapsed({ from: 100, to: 100 }, 99)).toBe(0);
  expect(elapsed({ from: 100, to: 100 }, 100)).toBe(1);
});

test('in steps, for those who asked for little motion', () => {
  expect([0, 0.1, 0.2, 0.6, 1].map((part) => inSteps(part, 2))).toEqual([0, 0, 0, 0.5, 1]);
});
