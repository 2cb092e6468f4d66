import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../../src/core/ids.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import type { SwimTypes } from '../../../src/protocols/swim/types.ts';
import type { ViewDescriptor } from '../../../src/sdk/views.ts';
import { fileOf, play, type Run, runTo, start } from './runs.ts';

/** What the views show of a group: beliefs side by side, who told whom, and how fast. */

type View = ViewDescriptor<SwimTypes>;
const view = <K extends View['kind']>(kind: K) =>
  swim.views.find((one): one is Extract<View, { kind: K }> => one.kind === kind) as Extract<
    View,
    { kind: K }
  >;

const crashed = play(fileOf('one-crash'), 20);
const glyphs = ({ simulator: { world } }: Run) =>
  world.nodes.map((node) => view('topology').node(node as never, world));
const ids = (list: readonly number[]) => list.map((id) => id as NodeId);

describe('the stage', () => {
  test('shows of a node what the others believe of it, along a run and where it is entered anew', () => {
    const run = start(fileOf('one-crash'));
    const n5 = () => glyphs(run)[4]?.remark;
    runTo(run, 4.4);
    expect(n5()).toBeNull();
    const before = run.simulator.save();
    runTo(run, 4.505);
    expect(n5()).toEqual({ key: 'suspectedBy', params: { count: 3 } });
    runTo(run, 9);
    expect(n5()).toEqual({ key: 'foundDeadBy', params: { count: 5, of: 11 } });
    run.simulator.load(before);
    expect(n5()).toBeNull();
    runTo(run, 20);
    expect(n5()).toEqual({ key: 'foundDeadBy', params: { count: 11, of: 11 } });
  });

  test('raises an alarm for one that is up and held to be dead', () => {
    const groups = [['n1'], ['n2', 'n3', 'n4']];
    const script = [{ at: '1s', do: 'partition', groups }];
    const run = play({ nodes: { node: 4 }, script }, 20);
    expect(glyphs(run)[0]).toMatchObject({
      tone: 'bad',
      alarm: true,
      remark: { key: 'heldDeadBy', params: { count: 3 } },
    });
  });

  test('gives each way of being a sign of its own', () => {
    const script = [
      { at: '1s', do: 'request', node: 'n4', request: { op: 'leave' } },
      { at: '1.1s', do: 'crash', node: 'n1' },
      { at: '1.1s', do: 'crash', node: 'n2' },
      { at: '1.1s', do: 'crash', node: 'n3' },
      { at: '1.2s', do: 'restart', node: 'n2', disk: 'keep' },
    ];
    const run = start({ nodes: { node: 6 }, script });
    runTo(run, 1.5);
    expect(glyphs(run).map(({ sign }) => sign)).toEqual(['', '+', '', '−', '', '']);
    runTo(run, 20);
    expect(glyphs(run)[3]).toMatchObject({ sign: '×', tone: 'muted', timer: null });
  });

  test('colours messages by the gravest news that they carry', () => {
    const update = { member: 0 as NodeId, incarnation: 0, from: 1 as NodeId };
    const tone = (...statuses: ('alive' | 'suspect' | 'dead')[]) =>
      view('topology').message({
        type: 'Ping',
        seqNo: 1,
        updates: statuses.map((status) => ({ ...update, status })),
      });
    expect(tone()).toEqual({ shape: 'dot', tone: 'neutral', label: 'Ping' });
    expect(tone('alive').tone).toBe('good');
    expect(tone('alive', 'suspect')).toEqual({ shape: 'dot', tone: 'contend', label: 'Ping +2' });
    expect(tone('suspect', 'dead').tone).toBe('bad');
  });
});

test('the matrix: what each of those who are up believes of each', () => {
  const [matrix] = view('matrix').matrices(crashed.simulator.world);
  if (!matrix) throw new Error('no matrix');
  expect(matrix.rows).toHaveLength(11);
  expect(matrix.columns).toHaveLength(12);
  const sign = (row: number, column: number) => matrix.marks[matrix.mark(row, column)]?.sign;
  expect([sign(0, 0), sign(0, 1), sign(0, 4), sign(4, 5)]).toEqual(['=', '·', '†', '=']);
  expect(matrix.says(0, 4)).toEqual({
    key: 'believes',
    params: { status: 'dead', incarnation: 0 },
  });
  expect(matrix.says(0, 0).params).toMatchObject({ status: 'itself' });
});

describe('news', () => {
  test('there is none where nothing has happened', () => {
    const { world } = play({ nodes: { node: 4 } }, 5).simulator;
    expect(view('tree').trees(world)).toMatchObject([{ told: [], untold: [] }]);
    expect(view('plot').plots(null as never, world)).toMatchObject([{ series: [] }]);
  });

  test('of a death and of the suspicion before it', () => {
    const trees = view('tree').trees(crashed.simulator.world);
    expect(trees.map(({ caption }) => caption.params)).toEqual([
      { member: 4, status: 'dead', incarnation: 0 },
      { member: 4, status: 'suspect', incarnation: 0 },
    ]);
    const [death, suspicion] = trees;
    expect(death?.told).toHaveLength(11);
    const bySelf = suspicion?.told.filter(({ from }) => from === null).map(({ node }) => node);
    // Those whose own probes failed before they had heard.
    expect(bySelf).toEqual(expect.arrayContaining(ids([3, 8])));
    for (const { from } of suspicion?.told ?? []) {
      if (from !== null) expect(suspicion?.told.some(({ node }) => node === from)).toBe(true);
    }
  });

  test('half-way: who has not heard yet', () => {
    const run = start(fileOf('one-crash'));
    runTo(run, 4.6);
    const [tree] = view('tree').trees(run.simulator.world);
    expect([tree?.told.length, tree?.untold.length]).toEqual([5, 6]);
    expect(tree?.untold).not.toContain(4);
  });

  test('as curves that rise to all, the suspicion first, beside theory', () => {
    const [plot] = view('plot').plots(null as never, crashed.simulator.world);
    const series = plot?.series ?? [];
    expect(series.map(({ label }) => label.key)).toEqual(['measured', 'measured', 'theory']);
    for (const { points } of series) {
      const shares = points.map(([, y]) => y);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBeCloseTo(1, 3);
    }
    expect(series[0]?.points[0]?.[0]).toBe(0);
    // A suspicion lasts 4.3 periods.
    expect(series[1]?.points[0]?.[0]).toBe(5);
    expect(series[2]?.points[0]).toEqual([0, 1 / 11]);
  });
});

test('the inspector names what is held of whom, and does not print a thousand names', () => {
  const fields = (run: Run) =>
    Object.fromEntries(
      view('fields')
        .fields(run.simulator.world.nodes[0] as never)
        .map(({ name, value }) => [name, value]),
    );
  expect(fields(crashed)).toMatchObject({ members: [11], dead: [{ node: 4 }], suspect: ['–'] });
  const others = Array.from({ length: 29 }, (_, i) => `n${i + 2}`);
  const many = play(
    {
      nodes: { node: 30 },
      initial: { n1: { unprobed: others } },
      script: [{ at: '1s', do: 'partition', groups: [['n1'], others] }],
    },
    60,
  );
  expect(fields(many).dead?.length).toBe(13);
});
