import { beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/core/assert.ts';
import type { NodeId } from '../../src/core/ids.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { RunIndex } from '../../src/playback/runIndex.ts';
import { openSession } from '../../src/playback/session.ts';
import { FIRST_ROLE } from '../../src/playback/standings.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { groupNodes, isGroup, type LaneOf, openLanes } from '../../src/views/spacetime/groups.ts';
import { hit } from '../../src/views/spacetime/hit.ts';
import { Lookups, sceneOf } from '../../src/views/spacetime/lookups.ts';
import type { DiagramModel } from '../../src/views/spacetime/model.ts';
import { AXIS, type Frame } from '../../src/views/spacetime/plane.ts';
import { project } from '../../src/views/spacetime/project.ts';
import { tellingOf } from './telling.ts';

const protocol = raft as unknown as Parameters<typeof readScenario<ProtocolTypes>>[0];
const NODES = 70;
const names = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `s${from + i}`);
const UNTIL = 600;

const session = openSession(
  protocol,
  readScenario(protocol, {
    version: 1,
    protocol: 'raft',
    seed: 5,
    nodes: { server: NODES, client: 1 },
    script: [
      { at: '20ms', do: 'fire', node: 's1', timer: 'election' },
      {
        at: '200ms',
        do: 'partition',
        groups: [names(1, 20), names(21, 70)],
      },
      { at: '220ms', do: 'heal' },
      { at: '300ms', do: 'crash', node: 's12' },
      { at: '310ms', do: 'crash', node: 's13' },
    ],
  }),
  { frames: { now: () => 0, each: () => () => {} } },
);
const index = new RunIndex();
const lookups = new Lookups(session, index);
const s1 = 0 as NodeId;
const closed = groupNodes(session.names());

function picture(own: readonly number[] = [], change: Partial<Frame> = {}): DiagramModel {
  const frame: Frame = {
    window: { from: 0, to: UNTIL * 1000 },
    width: 900,
    height: 208,
    lanes: openLanes(closed, new Set(), new Set(own as NodeId[])),
    left: new Set(),
    fold: true,
    marks: [],
    ...change,
  };
  const scene = () => sceneOf(session, index, lookups, tellingOf(session, 'en'));
  project(scene(), frame);
  while (lookups.work(Infinity));
  return project(scene(), frame);
}

beforeAll(() => {
  session.seek(UNTIL * 1000);
  index.catchUp(session);
});

/** How many nodes of a lane are in a role (or down) at the end of the run. */
function atEnd(model: DiagramModel, row: number, nodes: number, role: string | null): number {
  const crowd = must(
    model.crowds.find((one) => one.row === row),
    'the lane is a group',
  );
  const standing = FIRST_ROLE + session.vocabulary.roles.indexOf(role ?? '');
  const layer = crowd.layers.find((one) => (role === null ? one.down : one.standing === standing));
  return layer ? Math.round(((layer.to.at(-1) ?? 0) - (layer.from.at(-1) ?? 0)) * nodes) : 0;
}

describe('a diagram of many nodes', () => {
  test('has a band for each group, and a lane for the only client', () => {
    const model = picture();
    expect(model.lanes.map(({ name }) => name)).toEqual([
      's1–s10',
      's11–s20',
      's21–s30',
      's31–s40',
      's41–s50',
      's51–s60',
      's61–s70',
      'c1',
    ]);
    expect(model.crowds).toHaveLength(7);
    expect(model.arrows.every(({ y0, y1 }) => y0 !== y1)).toBe(true);
  });

  test('shows how many of its nodes are in which role', () => {
    const model = picture();
    expect(atEnd(model, 0, 10, 'leader')).toBe(1);
    expect(atEnd(model, 0, 10, 'follower')).toBe(9);
    expect(atEnd(model, 1, 10, 'follower')).toBe(8);
    expect(atEnd(model, 1, 10, null)).toBe(2);
    for (const { layers } of model.crowds) expect(layers.at(-1)?.to.at(-1)).toBeCloseTo(1);
  });

  test('counts all messages of its nodes, whatever has a lane of its own', () => {
    const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
    const totals = (model: DiagramModel) => model.crowds.map(({ traffic }) => sum(traffic));
    const all = totals(picture());
    expect(Math.min(...all)).toBeGreaterThan(50);
    expect(totals(picture([0, 25]))).toEqual(all);
    const left = new Set([...session.vocabulary.messages.keys()]);
    expect(totals(picture([], { left }))).toEqual(all.map(() => 0));
  });

  test('draws what a node with a lane of its own sends, to the edges of bands and to other such lanes', () => {
    const { lanes, arrows, pitch } = picture([s1, 31], { window: { from: 15_000, to: 45_000 } });
    expect(lanes.map(({ name }) => name).slice(0, 2)).toEqual(['s1–s10', 's1']);
    const y = (name: string) =>
      must(
        lanes.find((lane) => lane.name === name),
        name,
      ).y;
    expect(arrows.length).toBeGreaterThan(50);
    const ends = new Set(arrows.flatMap(({ y0, y1 }) => [y0, y1].map((one) => Math.round(one))));
    expect(ends).toContain(Math.round(y('s1')));
    expect(ends).toContain(Math.round(y('s32')));
    expect(ends).toContain(Math.round(y('s41–s50') - 0.42 * pitch));
    // Between two grouped nodes there is none.
    for (const { y0, y1 } of arrows)
      expect([y0, y1].some((one) => [y('s1'), y('s32')].includes(one))).toBe(true);
  });

  test('faults of grouped nodes stand on their band, and what they tell is counted', () => {
    const { marks, lanes, crowds } = picture();
    const crashes = marks.filter(({ kind }) => kind === 'crash');
    expect(crashes.map(({ y }) => y)).toEqual([lanes[1]?.y, lanes[1]?.y]);
    expect(marks.some(({ kind }) => kind === 'note' || kind === 'timer')).toBe(false);
    expect(crowds[0]?.tellings.some((count) => count > 0)).toBe(true);
  });

  test('shades the groups that a partition cuts off, without the names of all', () => {
    const { shades } = picture();
    expect(shades).toMatchObject([{ partition: true, lanes: [0, 1], label: null }]);
    expect(shades[0]?.x0).toBeCloseTo(300);
    expect(shades[0]?.x1).toBeCloseTo(330);
  });

  test('tells what is under the pointer', () => {
    const model = picture();
    const { y } = must(model.lanes[3], 'there are six groups');
    expect(hit(model, 700, y)).toMatchObject({ kind: 'crowd', crowd: { row: 3 } });
  });

  test('its lanes keep room for their names: they are scrolled instead', () => {
    const all = new Set(closed.flatMap((lane: LaneOf) => (isGroup(lane) ? [lane.key] : [])));
    const lanes = openLanes(closed, all, new Set());
    expect(lanes).toHaveLength(NODES + 8);
    const [top, down] = [picture([], { lanes }), picture([], { lanes, scroll: 100 })];
    expect(top.pitch).toBeGreaterThan(12);
    expect(top.lanes[0]?.y).toBeGreaterThan(AXIS);
    expect((top.lanes[9]?.y ?? 0) - (down.lanes[9]?.y ?? 0)).toBeCloseTo(100);
  });
});
