import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import { RunIndex } from '../../src/playback/runIndex.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import { hit } from '../../src/views/spacetime/hit.ts';
import { frontier, lightsOf } from '../../src/views/spacetime/lights.ts';
import { Lookups, sceneOf } from '../../src/views/spacetime/lookups.ts';
import type { DiagramModel } from '../../src/views/spacetime/model.ts';
import { AXIS, type Frame, laneAt, laneY } from '../../src/views/spacetime/plane.ts';
import { project } from '../../src/views/spacetime/project.ts';
import { exhibitWordsOf, wordsOf } from '../i18n/dictionaries.ts';
import { protocol, s2 } from './cluster.ts';

const ms = 1000;

interface Opened {
  readonly session: Session;
  picture(from: number, to: number, change?: Partial<Frame>): DiagramModel;
}

/** A run of a real cluster up to a moment, with everything looked up. */
function open(until: number, script: readonly object[] = [], locale: 'en' | 'zh' = 'en'): Opened {
  const nodes = { server: 5, client: 1 };
  const file = { version: 1, protocol: 'raft', seed: 5, nodes, script };
  const session = openSession(protocol, readScenario(protocol, file));
  session.seek(until * ms);
  const index = new RunIndex();
  const lookups = new Lookups(session, index);
  const telling = {
    words: wordsOf(locale),
    exhibit: exhibitWordsOf(locale),
    text: session.protocol.text[locale],
    fmt: createFormatter(locale, session.names()),
    message: () => '',
  };
  const picture: Opened['picture'] = (from, to, change = {}) => {
    index.catchUp(session);
    lookups.watch(session.world());
    const frame: Frame = {
      window: { from: from * ms, to: to * ms },
      width: 1000,
      height: 208,
      lanes: [0, 1, 2, 3, 4, 5] as NodeId[],
      left: new Set(),
      fold: true,
      marks: [],
      ...change,
    };
    project(sceneOf(session, index, lookups, telling), frame);
    while (lookups.work(Infinity));
    lookups.detail(0, Math.min(session.columns().length, 2999));
    return project(sceneOf(session, index, lookups, telling), frame);
  };
  return { session, picture };
}

/** A model in few and short lines, so that a change in it can be read. */
function told(model: DiagramModel): Record<string, readonly string[]> {
  const n = (value: number) => String(Math.round(value));
  return {
    ticks: model.ticks.map(({ x, label }) => `${n(x)} ${label.replaceAll('\u00a0', ' ')}`),
    lanes: model.lanes.map(({ name, y }) => `${name} ${n(y)}`),
    shades: model.shades.map(
      ({ x0, x1, lanes, label }) => `${n(x0)}–${n(x1)} lanes ${lanes} ${label}`,
    ),
    bands: model.bands.map(
      ({ node, x0, x1, tone, health, caption }) =>
        `${node} ${n(x0)}–${n(x1)} ${tone} ${health} ${caption ?? ''}`,
    ),
    arrows: model.arrows.map(
      ({ id, x0, y0, x1, y1, end, tone, shape, label, routine }) =>
        `${id} ${n(x0)},${n(y0)} → ${n(x1)},${n(y1)} ${end} ${tone} ${shape} ${label ?? ''}${routine ? ' routine' : ''}`,
    ),
    folds: model.folds.map(
      ({ x0, x1, y, label, tone }) => `${n(x0)}–${n(x1)} ${n(y)} ${label} ${tone}`,
    ),
    marks: model.marks.map(
      ({ kind, x, y, label }) => `${kind} ${n(x)},${y === null ? '' : n(y)} ${label ?? ''}`,
    ),
  };
}

const at = (time: string, command: object) => ({ at: time, ...command });

describe('a stretch of a run', () => {
  test('an election, in the language of the moment', () => {
    const script = [at('20ms', { do: 'fire', node: 's1', timer: 'election' })];
    expect(told(open(60, script).picture(15, 50))).toMatchSnapshot();
    const chinese = open(60, script, 'zh').picture(15, 50);
    const captions = chinese.bands.map(({ caption }) => caption).filter((said) => said !== null);
    expect(captions).toContain('◆ 领导者，任期 1');
  });

  test('a crash, a pause, a partition, and what is lost', () => {
    const script = [
      at('20ms', { do: 'fire', node: 's1', timer: 'election' }),
      at('100ms', { do: 'crash', node: 's2' }),
      at('110ms', { do: 'pause', node: 's3' }),
      at('120ms', {
        do: 'partition',
        groups: [
          ['s1', 's2'],
          ['s3', 's4', 's5'],
        ],
      }),
      at('180ms', { do: 'heal' }),
      at('190ms', { do: 'resume', node: 's3' }),
      at('200ms', { do: 'restart', node: 's2' }),
    ];
    const model = open(230, script).picture(90, 230);
    expect(told(model)).toMatchSnapshot();
    const lost = model.arrows.filter(({ end }) => end === 'lost');
    expect(lost.length).toBeGreaterThan(2);
    for (const { tone, y1 } of lost) {
      expect(tone).toBe('bad');
      // A loss is on no lane, unless its receiver was down.
      const onLane = model.lanes.some(({ y }) => Math.abs(y - y1) < 1);
      expect(onLane).toBe(Math.abs(y1 - (model.lanes[s2]?.y ?? 0)) < 1);
    }
  });

  test('a link that is cut one way is said so, and is no partition', () => {
    const { shades } = open(200, [at('50ms', { do: 'cut', from: 's1', to: 's4' })]).picture(0, 200);
    expect(shades).toMatchObject([{ partition: false, lanes: [0], label: 'cut: s1 → s4' }]);
    expect(shades[0]?.x0).toBeCloseTo(250);
    expect(shades[0]?.x1).toBeCloseTo(1000);
  });

  test('is cut off at its edges, and ends where the run has come to', () => {
    const model = open(300).picture(100, 600);
    expect(model.reach).toBeCloseTo(400);
    for (const { x0, x1 } of model.bands) {
      expect(x0).toBeGreaterThanOrEqual(0);
      expect(x1).toBeLessThanOrEqual(400.001);
    }
  });

  test('draws a message on its way as far as it has come', () => {
    const script = [at('20ms', { do: 'fire', node: 's1', timer: 'election' })];
    const { session, picture } = open(24, script);
    const [flight] = session.world().inFlight();
    const arrow = picture(15, 50).arrows.find(({ id }) => id === flight?.id);
    expect(arrow).toMatchObject({ end: 'flying' });
    expect(arrow?.x1).toBeCloseTo((9 / 35) * 1000);
    const [lane, goal] = [arrow?.y0 ?? 0, laneY(30, flight?.to ?? 0)];
    expect(Math.abs((arrow?.y1 ?? 0) - lane)).toBeLessThan(Math.abs(goal - lane));
  });

  test('draws a message that is held back as waiting near its sender', () => {
    const script = [
      at('20ms', { do: 'fire', node: 's1', timer: 'election' }),
      at('21ms', { do: 'hold', message: { to: 's2' } }),
    ];
    const { session, picture } = open(60, script);
    const [held] = session.world().held();
    expect(picture(15, 60).arrows.find(({ id }) => id === held?.id)).toMatchObject({ end: 'held' });
  });
});

describe('what a person chooses to see', () => {
  const script = [at('20ms', { do: 'fire', node: 's1', timer: 'election' })];

  test('lanes in another order, and fewer of them: arrows to hidden ones are gone', () => {
    const { picture } = open(60, script);
    const all = picture(15, 60);
    const some = picture(15, 60, { lanes: [2, 0] as NodeId[] });
    expect(some.lanes.map(({ name }) => name)).toEqual(['s3', 's1']);
    expect(some.arrows.length).toBeLessThan(all.arrows.length);
    for (const { y0, y1 } of some.arrows) expect(y0).not.toBe(y1);
  });

  test('kinds of message', () => {
    const { session, picture } = open(60, script);
    const type = session.vocabulary.messages.indexOf('RequestVote');
    const without = picture(15, 60, { left: new Set([type]) });
    const all = picture(15, 60);
    expect(all.arrows.length - without.arrows.length).toBe(4);
  });

  test('heartbeats are folded where they crowd, and told one by one where there is room', () => {
    const { picture } = open(3000, script);
    const [far, near] = [picture(0, 5000), picture(1000, 1400)];
    expect(far.folds.length).toBeGreaterThan(0);
    expect(far.folds.some(({ label }) => /^×\d\d$/.test(label ?? ''))).toBe(true);
    expect(near.folds).toEqual([]);
    expect(near.arrows.length).toBeGreaterThan(40);
    expect(picture(0, 5000, { fold: false }).arrows.length).toBeGreaterThan(far.arrows.length * 4);
  });

  test('so many that they are drawn as densities', () => {
    const { session, picture } = open(20_000, script);
    const model = picture(0, 20_000, { fold: false });
    expect(model.arrows).toEqual([]);
    expect(model.densities).toHaveLength(6);
    const leader = session
      .world()
      .nodes.findIndex((slot) => (slot.state as { role?: string }).role === 'leader');
    const sum = (lane: number) => model.densities[lane]?.counts.reduce((a, b) => a + b, 0) ?? 0;
    expect(sum(leader)).toBe(Math.max(...model.densities.map((_, lane) => sum(lane))));
  });

  test('marks of others stand across all lanes', () => {
    const { marks } = open(60).picture(0, 100, { marks: [{ time: 50 * ms, label: 'parts' }] });
    expect(marks).toContainEqual({
      kind: 'divergence',
      seq: null,
      x: 500,
      y: null,
      label: 'parts',
    });
  });
});

describe('what an answer speaks of', () => {
  const { session, picture } = open(60, [
    at('20ms', { do: 'fire', node: 's1', timer: 'election' }),
  ]);
  const index = new RunIndex();
  index.catchUp(session);
  const none = {
    branch: 0,
    records: new Set<number>(),
    flights: new Set<number>(),
    nodes: new Set<number>(),
  };
  const [first, second] = [index.flights.at(0), index.flights.at(1)];

  test('stands out; the rest is faint, and nothing is on another branch', () => {
    const lit = { ...none, flights: new Set([first.id as number]), cone: null };
    const lights = lightsOf(lit, index, session);
    expect([first.id, second.id].map((id) => lights?.(id))).toEqual([true, false]);
    expect(lightsOf(null, index, session)).toBeNull();
    expect(lightsOf({ ...lit, branch: 1 }, index, session)).toBeNull();
  });

  test('is everything before an edge on each lane, messages only if they came before it too', () => {
    const edge = [first.id, -1, -1, -1, -1, -1];
    edge[first.to] = first.endedBy;
    const cone = { of: 'past' as const, edge };
    const lights = lightsOf({ ...none, cone }, index, session);
    expect([first.id, second.id].map((id) => lights?.(id))).toEqual([true, false]);
    const model = picture(15, 60);
    const line = frontier(cone, model, session.columns(), (time) => time);
    expect(line.map(({ x }) => x)).toEqual(
      model.lanes.map(({ node }) =>
        node === first.from ? first.sentAt : node === first.to ? first.endAt : 0,
      ),
    );
  });

  test('or everything after one', () => {
    const cone = { of: 'future' as const, edge: [second.id, ...Array(5).fill(Infinity)] };
    const lights = lightsOf({ ...none, cone }, index, session);
    expect([first.id, second.id].map((id) => lights?.(id))).toEqual([false, true]);
    const line = frontier(cone, picture(15, 60), session.columns(), (time) => time);
    expect(line.map(({ x }) => x)).toEqual([second.sentAt, ...Array(5).fill(1000)]);
  });
});

describe('what is under a pointer', () => {
  const script = [
    at('20ms', { do: 'fire', node: 's1', timer: 'election' }),
    at('40ms', { do: 'crash', node: 's2' }),
  ];
  const model = open(60, script).picture(15, 60);

  test('a message along its way, with how far along', () => {
    const [arrow] = model.arrows;
    if (!arrow) throw new Error('a vote is asked for');
    const found = hit(
      model,
      arrow.x0 + (arrow.x1 - arrow.x0) * 0.4,
      arrow.y0 + (arrow.y1 - arrow.y0) * 0.4,
    );
    expect(found).toMatchObject({ kind: 'arrow', arrow: { id: arrow.id } });
    expect(found?.kind === 'arrow' && found.part).toBeCloseTo(0.4);
  });

  test('a mark before a message', () => {
    const crash = model.marks.find(({ kind }) => kind === 'crash');
    expect(hit(model, crash?.x ?? 0, (crash?.y ?? 0) + 3)).toEqual({ kind: 'mark', mark: crash });
  });

  test('nothing', () => {
    expect(hit(model, 990, AXIS + 2)).toBeNull();
  });
});

test('a height leads to its lane', () => {
  for (const place of [0, 1, 2, 3]) expect(laneAt(20, laneY(20, place), 4)).toBe(place);
  expect(laneAt(20, -50, 4)).toBe(0);
  expect(laneAt(20, 5000, 4)).toBe(3);
});
