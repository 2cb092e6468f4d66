import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/assert.ts';
import { micros, type NodeId, nodeId } from '../../src/core/ids.ts';
import { formatSpan } from '../../src/i18n/format.ts';
import { type ChoiceRow, inboxes, nextOf, shownInboxes } from '../../src/views/byhand/inboxes.ts';
import { nudgeable } from '../../src/views/byhand/nudges.ts';
import { leftText } from '../../src/views/byhand/rowWords.ts';
import { layoutStage } from '../../src/views/stage/layout.ts';
import { projectStage, topologyOf } from '../../src/views/stage/project.ts';
import { type Cluster, cluster, protocol, runTo, runUntil, s1, s2 } from './cluster.ts';
import { descriptor, envelope, fakeWorld, slot } from './fakeWorld.ts';

const boxesOf = ({ world }: Cluster, time: number = world.time) =>
  inboxes(world, topologyOf(protocol), time);

/** A row in a line, as one would read it out. */
function line(row: ReturnType<typeof boxesOf>[number]['rows'][number]): string {
  if (row.kind === 'write') return 'write';
  const marks = [row.next && 'next', row.kind === 'message' && row.held && 'held'];
  const what =
    row.kind === 'timer'
      ? row.timer.type
      : `${row.glyph.label} from ${row.envelope.from}${row.envelope.lost ? ' (lost)' : ''}`;
  return [what, formatSpan(row.left).replace('\u00a0', ' '), ...marks].filter(Boolean).join(', ');
}

const read = (simulator: Cluster, time?: number) =>
  Object.fromEntries(boxesOf(simulator, time).map((box) => [box.name, box.rows.map(line)]));

/** Up to the first votes that are asked for. */
const asked = (script: readonly object[] = []) =>
  runUntil(cluster(script), (world) => world.inFlight().length + world.held().length > 0);

describe('inboxes', () => {
  test('list timers before anything is sent', () => {
    expect(read(runTo(cluster(), 1))).toMatchInlineSnapshot(`
      {
        "c1": [],
        "s1": [
          "election, 287.915 ms",
        ],
        "s2": [
          "election, 154.006 ms",
        ],
        "s3": [
          "election, 268.744 ms",
        ],
        "s4": [
          "election, 186.481 ms",
        ],
        "s5": [
          "election, 284.559 ms",
        ],
      }
    `);
  });

  test('list messages in the order in which they arrive, before timers', () => {
    const simulator = asked();
    expect(read(simulator, simulator.world.time)).toMatchInlineSnapshot(`
      {
        "c1": [],
        "s1": [
          "RequestVote T1 from 1, 11.977 ms",
          "election, 133.909 ms",
        ],
        "s2": [
          "election, 200.997 ms",
        ],
        "s3": [
          "RequestVote T1 from 1, 14.64 ms",
          "election, 114.738 ms",
        ],
        "s4": [
          "RequestVote T1 from 1, 11.568 ms",
          "election, 32.475 ms",
        ],
        "s5": [
          "RequestVote T1 from 1, 10.835 ms",
          "election, 130.553 ms",
        ],
      }
    `);
  });

  test('say who has them, and how it stands', () => {
    const simulator = asked([{ at: '1ms', do: 'crash', node: 's2' }]);
    const box = must(boxesOf(simulator)[s2], 's2 is a node');
    expect(box).toMatchObject({ name: 's2', health: 'crashed', role: null });
    expect(boxesOf(simulator)[s1]).toMatchObject({ name: 's1', health: 'up' });
    expect(box.rows.filter((row) => row.kind === 'timer')).toEqual([]);
  });

  test('count down as the playhead moves between two events', () => {
    const simulator = runTo(cluster(), 1);
    const { time } = simulator.world;
    const first = (at: number) => boxesOf(simulator, at)[s1]?.rows[0] as ChoiceRow;
    expect(first(time).left - first(time + 700).left).toBe(700);
    expect(first(time + 10_000_000).left).toBe(0);
  });

  test('hold a message back behind those that are on their way', () => {
    const world = fakeWorld({
      nodes: [slot(0), slot(1)],
      flying: [envelope(2, 0, 1, { dueAt: 9000 as never })],
      held: [envelope(1, 0, 1)],
    });
    const rows = inboxes(world, descriptor, 1500)[1]?.rows as ChoiceRow[];
    expect(rows.map(line)).toEqual(['Ping from 0, 7.5 ms', 'Ping from 0, 1 ms, held']);
  });

  test('show writes that are under way, and leave out nodes that were removed', () => {
    const world = fakeWorld({
      nodes: [slot(0, { unwritten: [{ durable: {} }] }), slot(1, { health: 'removed' })],
    });
    const boxes = inboxes(world, descriptor, 1500);
    expect(boxes.map((box) => box.rows)).toEqual([[{ kind: 'write', key: 'write 0 0', node: 0 }]]);
  });

  test('mark what a cut link keeps from being delivered, and never as the next', () => {
    const world = {
      ...fakeWorld({ nodes: [slot(0), slot(1)], held: [envelope(1, 0, 1)], cuts: ['0-1'] }),
      byHand: true,
    };
    const boxes = inboxes(world, descriptor, 1500);
    expect(boxes[1]?.rows[0]).toMatchObject({ cut: true, next: false, held: false });
    expect(nextOf(boxes)).toBeNull();
  });
});

describe('inboxes of a large cluster', () => {
  const due = (at: number) => ({ dueAt: micros(at) });
  const timer = (node: number, at: number) =>
    ({ node, timer: { type: 'round' }, armedAt: micros(0), ...due(at), cause: 0 }) as never;
  const world = fakeWorld({
    nodes: Array.from({ length: 100 }, (_, i) => slot(i)),
    flying: [envelope(7, 0, 90, due(2000)), envelope(8, 0, 50, due(99_000))],
    held: [envelope(3, 0, 70)],
    timers: Array.from({ length: 100 }, (_, i) => timer(i, 2000 + 100 * i)),
  });
  const shown = (selected: number | null, byHand = false) =>
    shownInboxes({ ...world, byHand }, 1500, selected as NodeId | null);

  test('are those to which something comes soonest, what somebody holds before all', () => {
    expect(shown(null).slice(0, 5)).toEqual([70, 90, 0, 1, 2]);
    expect(shown(null)).toHaveLength(24);
    expect(shown(55).slice(0, 3)).toEqual([55, 70, 90]);
    expect(shown(90)).toHaveLength(24);
  });

  test('say what comes next as those of all would', () => {
    const all = world.nodes.map(({ id }) => id);
    for (const byHand of [false, true]) {
      const live = { ...world, byHand };
      const some = inboxes(live, descriptor, 1500, shown(55, byHand));
      const every = inboxes(live, descriptor, 1500, all);
      expect(nextOf(some)).toEqual(nextOf(every));
      for (const box of some) expect(box).toEqual(every[box.node]);
    }
    const alone = inboxes({ ...world, byHand: true }, descriptor, 1500, [nodeId(55)]);
    expect(alone.map(({ rows }) => rows.length)).toEqual([1]);
    expect(nextOf(alone)).toBeNull();
  });
});

describe('nudges', () => {
  test('are offered for timers that run on two or more nodes that are up', () => {
    expect(nudgeable(runTo(cluster(), 1).world)).toEqual([{ timer: 'election', nodes: 5 }]);
    const crashes = ['s1', 's2', 's3'].map((node) => ({ at: '1ms', do: 'crash', node }));
    const few = runTo(cluster([...crashes, { at: '1ms', do: 'pause', node: 's4' }]), 2);
    expect(nudgeable(few.world)).toEqual([]);
  });
});

describe('held messages on the stage', () => {
  const nodes = [slot(0), slot(1), slot(2)];
  const places = (held: readonly ReturnType<typeof envelope>[], heldAt = 1000) => {
    const world = fakeWorld({ nodes });
    const layout = layoutStage(
      nodes.map(({ id }) => ({ id, place: 'ring' as const })),
      { width: 900, height: 600, foot: 100, head: 60 },
    );
    const shelf = held.map((one) => ({ ...one, heldAt: micros(heldAt) }));
    const { messages } = projectStage({ ...world, held: () => shelf }, descriptor, 9000, layout);
    return Object.fromEntries(
      messages.map(({ id, progress }) => [id, Number(progress.toFixed(3))]),
    );
  };

  test('stay where they were when they were held', () => {
    expect(places([envelope(1, 0, 1)], 1500)).toEqual({ 1: 0.5 });
  });

  test('stand clear of both nodes', () => {
    expect(places([envelope(1, 0, 1)], 1000)).toEqual({ 1: 0.24 });
    expect(places([envelope(1, 0, 1)], 1990)).toEqual({ 1: 0.76 });
  });

  test('of one way stand in a line, the first sent in front', () => {
    const three = [envelope(1, 0, 1), envelope(2, 0, 1), envelope(3, 1, 0), envelope(4, 0, 1)];
    expect(places(three)).toMatchInlineSnapshot(`
      {
        "1": 0.431,
        "2": 0.336,
        "3": 0.24,
        "4": 0.24,
      }
    `);
    expect(places(three.toReversed())).toEqual(places(three));
  });

  test('close up before they run into the receiver', () => {
    expect(places([envelope(1, 0, 1), envelope(2, 0, 1)], 1900)).toMatchInlineSnapshot(`
      {
        "1": 0.76,
        "2": 0.664,
      }
    `);
  });

  test('of a whole crowd still have places of their own', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => envelope(i, 0, 1));
    const where = Object.values(places(crowd));
    expect(new Set(where).size).toBe(30);
    expect([Math.min(...where), Math.max(...where)]).toEqual([0.24, 0.76]);
  });
});

test('what is left is said no finer than one reads it', () => {
  expect([0, 900, 3217, 149_213].map((left) => leftText(left).replace('\u00a0', ' '))).toEqual([
    '0 ms',
    '900 µs',
    '3.217 ms',
    '149.2 ms',
  ]);
});
