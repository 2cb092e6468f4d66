import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/assert.ts';
import { type NodeId, seq } from '../../src/core/ids.ts';
import { labelled, meetsNode } from '../../src/views/stage/labels.ts';
import { layoutStage, onCircle } from '../../src/views/stage/layout.ts';
import {
  elapsed,
  inSteps,
  isDying,
  type MessageModel,
  positionAt,
  type Topology,
  topologyOf,
} from '../../src/views/stage/project.ts';
import { roleTones } from '../../src/views/stage/roleTones.ts';
import { c1, cluster, leaderOf, protocol, runTo, runUntil, s1, s2, stageOf } from './cluster.ts';

describe('a node on the stage', () => {
  test('stands at rest at first: a follower with a running election timer', () => {
    const { nodes } = stageOf(runTo(cluster(), 1));
    expect(nodes.map((node) => node.name)).toEqual(['s1', 's2', 's3', 's4', 's5', 'c1']);
    expect(nodes[s1]).toMatchObject({
      sign: '',
      tone: 'neutral',
      role: 'follower',
      caption: { key: 'term', params: { term: 0 } },
      remark: null,
      cells: [],
      health: 'up',
      place: 'ring',
      clockWrong: false,
      slowDisk: false,
    });
    const timer = must(nodes[s1]?.timer, 's1 waits for a leader');
    expect(timer.from).toBe(0);
    expect(timer.to).toBeGreaterThan(1000);
    expect(nodes[c1]).toMatchObject({ place: 'left', side: 'left', tone: 'client', role: null });
  });

  test('is marked by sign and tone when it leads, and has no timer to draw', () => {
    const simulator = runUntil(cluster(), (world) => leaderOf(world) !== undefined);
    const leader = must(leaderOf(simulator.world), 'someone leads');
    expect(stageOf(simulator).nodes[leader]).toMatchObject({
      sign: '◆',
      tone: 'primary',
      role: 'leader',
      caption: { key: 'term', params: { term: 1 } },
      timer: null,
    });
  });

  test('that is crashed shows no role, sign or timer, whatever it was', () => {
    const simulator = runUntil(cluster(), (world) => leaderOf(world) !== undefined);
    const leader = must(leaderOf(simulator.world), 'someone leads');
    const crash = { at: `${Math.ceil(simulator.world.time / 1000) + 1}ms`, do: 'crash' };
    const again = cluster([{ ...crash, node: `s${leader + 1}` }]);
    runUntil(again, (world) => world.nodes[leader]?.health === 'crashed');
    // Even by a descriptor that forgets about health.
    const topology: Topology = {
      ...topologyOf(protocol),
      node: () => ({
        ...{ sign: '◆', tone: 'primary', role: 'leader', caption: null, cells: [] },
        ...{ remark: { key: 'notMember', params: {} }, timer: 'election' },
      }),
    };
    expect(stageOf(again, again.world.time, topology).nodes[leader]).toMatchObject({
      health: 'crashed',
      sign: '',
      tone: 'muted',
      role: null,
      remark: null,
      timer: null,
    });
  });

  test('shows a clock that runs wrong and a disk that is slower than the others', () => {
    const simulator = cluster([
      { at: '1ms', do: 'clock', node: 's1', offset: '30ms' },
      { at: '1ms', do: 'disk', node: 's2', write: { fixed: '20ms' } },
    ]);
    const { nodes } = stageOf(runTo(simulator, 2));
    expect(nodes.map((node) => node.clockWrong)).toEqual([true, ...Array(5).fill(false)]);
    expect(nodes.map((node) => node.slowDisk)).toEqual([false, true, ...Array(4).fill(false)]);
  });

  test('that was removed is not there', () => {
    const simulator = cluster([{ at: '1ms', do: 'remove', node: 's5' }]);
    const names = stageOf(runTo(simulator, 2)).nodes.map((node) => node.name);
    expect(names).toEqual(['s1', 's2', 's3', 's4', 'c1']);
  });
});

describe('links', () => {
  const linkOf = (script: readonly object[], a: NodeId, b: NodeId) =>
    stageOf(runTo(cluster(script), 2)).links.find((link) => link.a === a && link.b === b);

  test('join all servers; those of a client are drawn only when something is wrong', () => {
    expect(stageOf(runTo(cluster(), 2)).links).toHaveLength(10);
    expect(linkOf([], s1, c1)).toBeUndefined();
    const cut = [{ at: '1ms', do: 'cut', from: 'c1', to: 's1' }];
    expect(linkOf(cut, s1, c1)).toMatchObject({ cut: 'back', ring: false });
  });

  test('say in which direction they are cut', () => {
    const there = { at: '1ms', do: 'cut', from: 's1', to: 's2' };
    const back = { at: '1ms', do: 'cut', from: 's2', to: 's1' };
    expect(linkOf([], s1, s2)?.cut).toBe('none');
    expect(linkOf([there], s1, s2)?.cut).toBe('forward');
    expect(linkOf([back], s1, s2)?.cut).toBe('back');
    expect(linkOf([there, back], s1, s2)?.cut).toBe('both');
  });

  test('fall into the groups of a partition', () => {
    const script = [
      {
        at: '1ms',
        do: 'partition',
        groups: [
          ['s1', 's2'],
          ['s3', 's4', 's5'],
        ],
      },
    ];
    const { division, links } = stageOf(runTo(cluster(script), 2));
    const groups = must(division, 'the ring is parted').groups;
    expect(groups.map((group) => group.filter((id) => id !== c1))).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    expect(division?.lines).toHaveLength(1);
    const parted = links.filter((link) => link.ring && link.parted);
    expect(parted).toHaveLength(6);
    expect(parted.every((link) => link.a <= 1 && link.b >= 2 && link.cut === 'both')).toBe(true);
    expect(stageOf(runTo(cluster(), 2)).division).toBeNull();
  });
});

describe('messages', () => {
  const asking = () => runUntil(cluster(), (world) => world.inFlight().length >= 4);

  test('of an election go from the candidate to all others, as triangles', () => {
    const { messages, nodes } = stageOf(asking());
    expect(messages).toHaveLength(4);
    const candidate = must(messages[0], 'four of them').sender;
    expect(nodes[candidate]).toMatchObject({ sign: '▲', tone: 'contend', role: 'candidate' });
    for (const message of messages) {
      expect(message).toMatchObject({
        sender: candidate,
        type: 'RequestVote',
        shape: 'triangle',
        tone: 'contend',
        label: 'RequestVote T1',
        held: false,
        lost: false,
        progress: 0,
      });
    }
    const others = [0, 1, 2, 3, 4].filter((id) => id !== candidate);
    expect(messages.map((message) => message.receiver).sort()).toEqual(others);
  });

  test('stand where the moment finds them, from rim to rim', () => {
    const simulator = asking();
    const sent = must(stageOf(simulator).messages[0], 'four of them');
    const half = must(stageOf(simulator, (sent.from + sent.to) / 2).messages[0], 'the same');
    expect(half.progress).toBeCloseTo(0.5);
    const at = positionAt(half, half.progress);
    expect(at.x).toBeCloseTo((sent.start.x + sent.end.x) / 2);
    expect(at.y).toBeCloseTo((sent.start.y + sent.end.y) / 2);
    const { nodes, layout } = stageOf(simulator);
    const sender = must(nodes[sent.sender], 'the sender');
    const away = Math.hypot(sent.start.x - sender.x, sent.start.y - sender.y);
    expect(away).toBeGreaterThan(layout.nodeRadius + 8);
    expect(away).toBeLessThan(layout.nodeRadius + 16);
  });

  test('that are cut off are lost on the way: the cross comes near the end', () => {
    const simulator = cluster([{ at: '1ms', do: 'cut', from: 's1', to: 's2' }]);
    runUntil(simulator, (world) => world.inFlight().some((one) => one.lost));
    const lost = must(
      stageOf(simulator).messages.find((message) => message.lost),
      'one is lost',
    );
    expect([lost.sender, lost.receiver]).toEqual([s1, s2]);
    const whole = { ...lost, lost: false };
    expect([isDying(lost, 0.5), isDying(lost, 0.9), isDying(whole, 0.9)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('pass evenly: nothing before the start, everything after the end', () => {
    const span = { from: 100, to: 200 };
    expect([50, 100, 125, 200, 300].map((time) => elapsed(span, time))).toEqual([0, 0, 0.25, 1, 1]);
    expect([4, 5].map((time) => elapsed({ from: 5, to: 5 }, time))).toEqual([0, 1]);
  });

  test('step from place to place with reduced motion', () => {
    expect([0, 0.1, 0.2, 0.5, 0.9, 1].map((part) => inSteps(part, 2))).toEqual([
      0, 0, 0, 0.5, 1, 1,
    ]);
  });
});

describe('labels', () => {
  const message = (id: number, label: string, x: number, y = 0): MessageModel =>
    ({ id: seq(id), label, start: { x, y }, end: { x, y } }) as MessageModel;
  const chosen = (...messages: MessageModel[]) => [...labelled(messages)];

  test('stand at one message of each text', () => {
    const all = [message(1, 'a', 0), message(2, 'a', 400), message(3, 'b', 800)];
    expect(chosen(...all)).toEqual([1, 3]);
  });

  test('keep their distance: another of the same text steps in, or none', () => {
    expect(chosen(message(1, 'a', 0), message(2, 'b', 10), message(3, 'b', 300))).toEqual([1, 3]);
    expect(chosen(message(1, 'a', 0), message(2, 'b', 10))).toEqual([1]);
    expect(chosen(message(1, 'a', 0), message(2, 'b', 10, 40))).toEqual([1, 2]);
  });

  test('are not shown where a node would hide part of them', () => {
    const going = { ...message(1, 'AppendEntries +4', 300), end: { x: 500, y: 0 } } as MessageModel;
    const stage = { width: 800, nodeRadius: 30 };
    const at = { x: 400, y: 0 };
    // It stands behind its message, about a hundred pixels long, a little above the way.
    expect(meetsNode(going, at, [{ x: 320, y: -20 }], stage)).toBe(true);
    expect(meetsNode(going, at, [{ x: 320, y: -80 }], stage)).toBe(false);
    expect(meetsNode(going, at, [{ x: 700, y: 0 }], stage)).toBe(false);
  });

  test('stand at the longest way, where words have room beside the nodes', () => {
    const to = (id: number, x: number): MessageModel =>
      ({ ...message(id, 'a', 0), end: { x, y: 0 } }) as MessageModel;
    expect(chosen(to(1, 130), to(2, 400), to(3, 400), to(4, 90))).toEqual([2]);
  });

  test('stand at a message well on its way rather than at one that has just left', () => {
    const at = (id: number, progress: number): MessageModel => ({
      ...message(id, 'a', 0),
      progress,
    });
    expect(chosen(at(1, 0.1), at(2, 0.5), at(3, 0.9))).toEqual([2]);
    expect(chosen(at(1, 0.1), at(3, 0.9))).toEqual([1]);
  });

  test('are left out where there are more than four kinds', () => {
    const kinds = (count: number) =>
      Array.from({ length: count }, (_, i) => message(i, `kind ${i}`, i * 400));
    expect(chosen(...kinds(4))).toHaveLength(4);
    expect(chosen(...kinds(5))).toEqual([]);
  });
});

describe('places', () => {
  test('go round the circle from the top, clockwise', () => {
    const at = (turn: number) => onCircle({ x: 100, y: 100 }, 50, turn);
    expect(at(0).x).toBeCloseTo(100);
    expect(at(0).y).toBeCloseTo(50);
    expect(at(0.25).x).toBeCloseTo(150);
    expect(at(0.5).y).toBeCloseTo(150);
    expect(at(0.75).x).toBeCloseTo(50);
  });

  test('are inside the stage, also on a phone, and follow the hand that moved them', () => {
    const ring = [0, 1, 2, 3, 4, 5, 6].map((id) => ({ id: id as NodeId, place: 'ring' as const }));
    for (const [width, height] of [
      [896, 480],
      [390, 400],
      [360, 420],
    ] as const) {
      const { at, nodeRadius } = layoutStage(ring, { width, height, foot: 60, head: 0 });
      expect(at.size).toBe(7);
      for (const { x, y } of at.values()) {
        expect(x).toBeGreaterThanOrEqual(nodeRadius);
        expect(x).toBeLessThanOrEqual(width - nodeRadius);
        expect(y).toBeGreaterThanOrEqual(nodeRadius);
        expect(y).toBeLessThanOrEqual(height - 60);
      }
    }
    const moved = new Map([[s1, { x: 0.5, y: 0.25 }]]);
    const { at } = layoutStage(ring, { width: 800, height: 600, foot: 0, head: 0, moved });
    expect(at.get(s1)).toEqual({ x: 400, y: 150 });
  });
});

test('roles have the tone on the strip that they have on the stage', () => {
  const tones = roleTones(protocol, topologyOf(protocol), runTo(cluster(), 1).world);
  const roles = ['follower', 'preCandidate', 'candidate', 'leader'];
  expect(roles.map((role) => tones('server', role))).toEqual([
    'neutral',
    'contend',
    'contend',
    'primary',
  ]);
  expect(tones('client', null)).toBe('neutral');
});
