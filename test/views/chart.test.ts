import { describe, expect, test } from 'vitest';
import { exhibits } from '../../src/catalogue.ts';
import { must } from '../../src/core/assert.ts';
import { nodeId, seq } from '../../src/core/ids.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Milestone, Session } from '../../src/playback/types.ts';
import { defineRoles, type RoleChart } from '../../src/sdk/roles.ts';
import { type ChartLayout, layoutChart } from '../../src/views/chart/layout.ts';
import { type ChartModel, chartModel } from '../../src/views/chart/model.ts';
import { thingsByState, tokensOf } from '../../src/views/chart/things.ts';
import { protocol } from './cluster.ts';

/** The role chart: which transitions were taken how often, and how it is drawn. */

const small = defineRoles({
  initial: 'idle',
  states: {
    idle: { on: { work: 'busy' } },
    busy: { on: { rest: 'idle', stop: 'idle', again: 'busy' } },
  },
});

const [a, b, other] = [nodeId(0), nodeId(1), nodeId(2)];

/** Changes of role, one record after the other. */
function changes(...list: readonly (readonly [number, string, string, string])[]): Milestone[] {
  return list.map(([node, from, event, to], i) => ({
    seq: seq(i * 10),
    time: i * 1000,
    kind: 'role',
    node: nodeId(node),
    type: 0,
    transition: { from, to, event },
  }));
}

const look = { node: a, nodes: [a, b], start: 'idle', crashed: false, position: 1000 };
const currentOf = ({ states }: ChartModel) => states.find((state) => state.current)?.id ?? null;
const timesOf = (model: ChartModel) =>
  model.transitions.map(({ event, own, all }) => `${event} ${own.times} ${all.times}`);

describe('a chart as a node has gone through it', () => {
  const run = changes(
    [0, 'idle', 'work', 'busy'],
    [1, 'idle', 'work', 'busy'],
    [0, 'busy', 'again', 'busy'],
    [0, 'busy', 'rest', 'idle'],
    [2, 'idle', 'work', 'busy'],
  );

  test('counts for the node and for all of its kind', () => {
    const model = chartModel(small, run, look);
    expect(timesOf(model)).toEqual(['work 1 2', 'rest 1 1', 'stop 0 0', 'again 1 1']);
    expect(model).toMatchSnapshot();
  });

  test('up to the playhead only', () => {
    const model = chartModel(small, run, { ...look, position: 30 });
    expect(timesOf(model)).toEqual(['work 1 2', 'rest 0 0', 'stop 0 0', 'again 1 1']);
    expect(currentOf(model)).toBe('busy');
    expect(model.last).toMatchObject({ event: 'again', seq: 20, inChart: true });
  });

  test('begins where the node started', () => {
    const before = chartModel(small, run, { ...look, position: 0 });
    expect(before.last).toBeNull();
    expect(currentOf(before)).toBe('idle');
    expect(currentOf(chartModel(small, [], { ...look, start: 'busy' }))).toBe('busy');
    expect(currentOf(chartModel(small, [], { ...look, start: null }))).toBe('idle');
  });

  test('does not count nodes of other kinds', () => {
    expect(timesOf(chartModel(small, run, { ...look, nodes: [a, b, other] }))[0]).toBe('work 1 3');
  });

  test('knows what a crash did as no transition of its own', () => {
    const crash = changes([0, 'idle', 'work', 'busy'], [0, 'busy', 'crash', 'idle']);
    const model = chartModel(small, crash, { ...look, crashed: true });
    expect(currentOf(model)).toBeNull();
    expect(model.last).toMatchObject({ event: 'crash', inChart: false });
    expect(model.outside.map(({ event, own }) => [event, own.times])).toEqual([['crash', 1]]);
    expect(currentOf(chartModel(small, crash, look))).toBe('idle');
  });
});

describe('in a run of Raft', () => {
  function played(script: readonly object[], until: number): Session {
    const file = { version: 1, protocol: 'raft', seed: 5, nodes: { server: 5, client: 1 }, script };
    const frames = { now: () => 0, each: () => () => {} };
    const session = openSession(protocol, readScenario(protocol, file), { frames });
    session.seek(until);
    return session;
  }
  const modelOf = (session: Session, node: number) => {
    const view = must(
      protocol.views.find((one) => one.kind === 'statechart'),
      'Raft has a chart',
    );
    return chartModel(view.chart, session.milestones(), {
      node: nodeId(node),
      nodes: [0, 1, 2, 3, 4].map(nodeId),
      start: session.starts[node] ?? null,
      crashed: session.world().nodes[node]?.health === 'crashed',
      position: session.screen().seq,
    });
  };
  const roleOf = (session: Session, node: number) =>
    (session.world().nodes[node] as { state: { role: string } }).state.role;

  test('the lit state is the role that the node has, at every milestone', () => {
    const script = [
      { at: '600ms', do: 'crash', node: 'leader' },
      { at: '1200ms', do: 'restart', node: 's1', disk: 'keep' },
    ];
    const session = played(script, 2_000_000);
    const ends = session.milestones().map(({ seq }) => seq);
    for (const end of ends) {
      session.seekRecord(end);
      for (const node of [0, 1, 2, 3, 4]) {
        const model = modelOf(session, node);
        if (session.world().nodes[node]?.health === 'crashed') expect(currentOf(model)).toBeNull();
        else expect(currentOf(model)).toBe(roleOf(session, node));
      }
    }
    expect(session.milestones().some(({ transition }) => transition?.event === 'crash')).toBe(true);
  });

  test('a leader came by its votes', () => {
    const session = played([], 600_000);
    const leader = [0, 1, 2, 3, 4].find((node) => roleOf(session, node) === 'leader') ?? -1;
    expect(modelOf(session, leader)).toMatchSnapshot();
  });
});

describe('drawn', () => {
  const raftChart = must(protocol.kinds.server?.roles, 'servers have roles');
  const ring = (n: number): RoleChart => {
    const ids = Array.from({ length: n }, (_, i) => `state${i}`);
    const next = (i: number) => ids[(i + 1) % n] as string;
    return {
      initial: 'state0',
      states: Object.fromEntries(ids.map((id, i) => [id, { on: { go: next(i), stay: id } }])),
    };
  };

  const overlaps = ({ boxes, box }: ChartLayout) =>
    boxes.flatMap((one, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (two) =>
            Math.abs(one.x - two.x) < box.width + 8 && Math.abs(one.y - two.y) < box.height + 8,
        )
        .map((two) => `${one.id} and ${two.id}`),
    );

  test('as Raft has it', () => {
    expect(layoutChart(raftChart, 348)).toMatchSnapshot();
  });

  test.each([1, 2, 3, 4, 5, 6])('%d states apart from each other and inside the panel', (n) => {
    const layout = layoutChart(ring(n), 348);
    expect(overlaps(layout)).toEqual([]);
    const numbers = layout.arrows.flatMap(({ path, head }) =>
      [...`${path} ${head}`.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ]),
    );
    for (const [x = 0, y = 0] of numbers) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(layout.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(layout.height);
    }
  });

  test('ways there and back apart, events of one way together', () => {
    const { arrows } = layoutChart(small, 348);
    const ways = arrows.map(({ from, to, events }) => `${from} → ${to}: ${events.join(', ')}`);
    expect(ways).toEqual(['idle → busy: work', 'busy → idle: rest, stop', 'busy → busy: again']);
    expect(new Set(arrows.map(({ path }) => path)).size).toBe(3);
    const [there, back] = arrows;
    expect(Math.abs((there?.label.x ?? 0) - (back?.label.x ?? 0))).toBeGreaterThan(20);
  });
});

test('every exhibit’s chart is the very one that its engine runs', async () => {
  for (const exhibit of exhibits) {
    const { protocol: one } = await exhibit.load();
    const charts = one.views.filter((view) => view.kind === 'statechart');
    for (const { nodeKind, chart } of charts) {
      expect(one.kinds[nodeKind]?.roles).toBe(chart);
      for (const { kinds } of one.variants) {
        const twin = kinds[nodeKind];
        if (twin) expect(twin.roles).toBe(chart);
      }
    }
    const drawn = new Set(charts.map(({ nodeKind }) => nodeKind));
    const withRoles = Object.entries(one.kinds).filter(([, kind]) => kind.roles !== null);
    expect(withRoles.map(([kind]) => kind).filter((kind) => !drawn.has(kind))).toEqual([]);
  }
});

describe('several things of one node in its chart', () => {
  const things = [
    { name: 'T1', state: 'busy' },
    { name: 'T2', state: 'idle', tone: 'good' as const },
    { name: 'T3', state: 'busy' },
  ];

  test('stand by their states, in the chart’s order', () => {
    const groups = thingsByState(small, things);
    expect(groups.map((one) => [one.state, one.things.map(({ name }) => name)])).toEqual([
      ['idle', ['T2']],
      ['busy', ['T1', 'T3']],
    ]);
    expect(thingsByState(small, [{ name: 'T9', state: 'nowhere' }])).toEqual([]);
  });

  test('are drawn in a row around the middle; of many, the newest and how many more', () => {
    const tokens = (n: number, width: number) =>
      tokensOf(
        Array.from({ length: n }, (_, i) => ({ name: `T${i + 1}`, state: 'busy' })),
        width,
      );
    expect(tokens(3, 126).map(({ text }) => text)).toEqual(['T1', 'T2', 'T3']);
    const many = tokens(20, 126);
    expect(many.map(({ text }) => text)).toEqual(['+17', 'T18', 'T19', 'T20']);
    expect(many.map(({ thing }) => thing?.name ?? null)).toEqual([null, 'T18', 'T19', 'T20']);
    const [first, last] = [many[0], many.at(-1)];
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(-(first?.x ?? 0));
    expect(-(first?.x ?? 0)).toBeLessThanOrEqual(63);
    expect(tokens(2, 5).map(({ text }) => text)).toEqual(['+1', 'T2']);
    expect(tokens(1, 5)).toHaveLength(1);
  });
});
