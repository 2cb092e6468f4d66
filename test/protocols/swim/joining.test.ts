import { describe, expect, test } from 'vitest';
import { nodeId } from '../../../src/core/ids.ts';
import { standing, withStanding } from '../../../src/protocols/swim/members.ts';
import {
  bench,
  carried,
  carrying,
  held,
  N1,
  N2,
  N3,
  N4,
  N5,
  news,
  notes,
  sent,
  span,
  suppose,
  types,
} from './help.ts';

/** Coming and going, and the exchange of everything that two nodes believe. */

describe('joining', () => {
  test('asks the seeds, until one of them answers', () => {
    const node = bench({ self: N5, stranger: true });
    const asked = node.give({ start: true });
    expect(types(asked)).toEqual(['PushPull n1', 'PushPull n2', 'PushPull n3']);
    expect(span(asked, 'join')).toBe(node.params.probeInterval);
    expect(types(node.fire({ type: 'join' }))).toHaveLength(3);
    const answered = node.tell(N2, { type: 'PushPullReply', members: bench().state.members });
    expect(notes(answered)).toContain('joined');
    expect(node.state.role).toBe('member');
    expect(held(node, N3)).toBe('alive 0');
    expect(node.fire({ type: 'join' })).toEqual([]);
  });

  test('passes on nothing of what everybody knows', () => {
    const node = bench({ self: N5, stranger: true });
    node.give({ start: true });
    node.tell(N2, { type: 'PushPullReply', members: bench().state.members });
    expect(node.state.updates).toEqual([]);
  });

  test('a seed learns of it and tells others', () => {
    const node = bench({ nodes: 4 });
    const members = bench({ self: N5, stranger: true }).state.members;
    const effects = node.tell(N5, { type: 'PushPull', join: true, members });
    expect(types(effects)).toEqual(['PushPullReply n5']);
    expect(held(node, N5)).toBe('alive 0');
    expect(carried(node.fire('period'))).toEqual(['n5 alive 0']);
  });

  test('one that a member writes to is let in by that; by another newcomer it is not', () => {
    for (const join of [true, false]) {
      const node = bench({ self: N1, stranger: true });
      node.tell(N5, { type: 'PushPull', join, members: bench().state.members });
      expect(node.state.role).toBe(join ? 'joining' : 'member');
    }
  });

  test('one that was held to be dead objects', () => {
    const node = bench({ self: N5, stranger: true });
    const seed = bench();
    suppose(seed, N5, 'dead', 2);
    node.give({ start: true });
    const effects = node.tell(N1, { type: 'PushPullReply', members: seed.state.members });
    expect(notes(effects)).toEqual(expect.arrayContaining(['refutedDeath', 'joined']));
    expect(carried(node.fire('period'))).toEqual(['n5 alive 3']);
  });
});

describe('merging', () => {
  test('one that is told to be dead but seems alive is suspected first', () => {
    const node = bench();
    const other = bench();
    suppose(other, N5, 'dead');
    node.tell(N2, { type: 'PushPull', join: false, members: other.state.members });
    expect(held(node, N5)).toBe('suspect 0');
    expect(node.state.suspicions[N5]?.by).toEqual([N2]);
  });

  test('one that was never heard of is taken as it is told', () => {
    const node = bench({ nodes: 4 });
    const told = withStanding(node.state.members, nodeId(6), standing('dead', 1));
    node.tell(N2, { type: 'PushPull', join: false, members: told });
    expect([held(node, N5), held(node, nodeId(5)), held(node, nodeId(6))]).toEqual([
      'unknown 0',
      'unknown 0',
      'dead 1',
    ]);
    expect(node.state.members.size).toBe(4);
  });

  test('what is older changes nothing', () => {
    const node = bench();
    suppose(node, N5, 'alive', 3);
    suppose(node, N4, 'left', 0);
    node.tell(N2, { type: 'PushPull', join: false, members: bench().state.members });
    expect([held(node, N5), held(node, N4)]).toEqual(['alive 3', 'left 0']);
    expect(node.state.updates).toEqual([]);
  });
});

describe('from time to time', () => {
  test('everything is exchanged with one that is alive', () => {
    const node = bench({ params: { pushPullInterval: 30_000_000 as never } });
    suppose(node, N2, 'suspect');
    const effects = node.fire({ type: 'pushPull' });
    expect(types(effects)).toEqual(['PushPull n3']);
    expect(span(effects, 'pushPull')).toBe(30_000_000);
  });

  test('one of the dead is tried, and none that has left', () => {
    const node = bench({ params: { reconnectInterval: 30_000_000 as never } });
    expect(sent(node.fire({ type: 'reconnect' }))).toEqual([]);
    suppose(node, N2, 'left');
    suppose(node, N4, 'dead');
    expect(types(node.fire({ type: 'reconnect' }))).toEqual(['PushPull n4']);
  });

  test('both only where they are set', () => {
    const kinds = (params: object) =>
      bench({ params })
        .give({ start: true })
        .flatMap((effect) => ('setTimer' in effect ? [effect.setTimer.timer.type] : []));
    expect(kinds({})).toEqual(['period']);
    expect(kinds({ pushPullInterval: 1, reconnectInterval: 1 })).toEqual([
      'period',
      'pushPull',
      'reconnect',
    ]);
  });
});

describe('leaving', () => {
  const leaving = (nodes = 5) => {
    const node = bench({ nodes });
    const effects = node.give({ request: { op: 'leave' }, id: 0 as never });
    return { node, effects };
  };

  test('it says good-bye and stays until that has gone out as often as news does', () => {
    const { node, effects } = leaving();
    expect(effects).toContainEqual({ reply: { request: 0, response: { ok: true } } });
    expect([node.state.role, held(node, N1)]).toEqual(['leaving', 'left 0']);
    for (let i = 0; i < 4; i++) expect(carried(node.tell(N2, carrying()))).toEqual(['n1 left 0']);
    expect(carried(node.tell(N2, carrying()))).toEqual([]);
    expect(notes(node.fire('period'))).toEqual(['gone']);
    expect([node.state.role, node.tell(N2, carrying()), node.fire('period')]).toEqual([
      'left',
      [],
      [],
    ]);
  });

  test('it does not object to what is said of it any more', () => {
    const { node } = leaving();
    expect(notes(node.tell(N2, carrying(news('suspect', N1))))).toEqual([]);
    expect(node.state.incarnation).toBe(0);
  });

  test('where nobody is left to tell, it goes at once', () => {
    const { node } = leaving(2);
    suppose(node, N2, 'dead');
    expect(notes(node.fire('period'))).toEqual(['gone']);
  });

  test('others hold it for gone, and not for dead', () => {
    const node = bench();
    node.tell(N2, carrying(news('left', N5, 0, N5)));
    expect(held(node, N5)).toBe('left 0');
    node.tell(N2, carrying(news('dead', N5)));
    expect(held(node, N5)).toBe('left 0');
  });

  test('it comes back with a higher incarnation, and its suspicions go on', () => {
    const { node } = leaving();
    node.tell(N2, carrying(news('suspect', N4)));
    while (node.state.updates.length > 0) node.tell(N2, carrying());
    node.fire('period');
    const effects = node.give({ request: { op: 'join' }, id: 1 as never });
    expect(node.state.role).toBe('joining');
    expect(held(node, N1)).toBe('alive 1');
    expect(types(effects)).toEqual(['PushPull n2', 'PushPull n3']);
    expect(span(effects, 'suspicion')).toBeGreaterThan(0);
  });

  test('nobody leaves twice, or joins where it is', () => {
    const { node } = leaving();
    for (const op of ['leave', 'join'] as const) {
      expect(node.give({ request: { op }, id: 2 as never })).toContainEqual({
        reply: { request: 2, response: { ok: false } },
      });
    }
    expect(notes(bench().give({ request: { op: 'join' }, id: 3 as never }))).toEqual([]);
  });

  test('one that has only asked to be let in just stops', () => {
    const node = bench({ self: N5, stranger: true });
    node.give({ start: true });
    node.give({ request: { op: 'leave' }, id: 0 as never });
    expect(node.state.role).toBe('left');
  });
});

test('the first three nodes are the seeds, and nobody asks itself', () => {
  expect(bench({ nodes: 9 }).state.seeds).toEqual([N1, N2, N3]);
  expect(bench({ nodes: 2 }).state.seeds).toEqual([N1, N2]);
  const alone = bench({ self: N2, stranger: true, nodes: 4 });
  expect(types(alone.give({ start: true }))).toEqual(['PushPull n1', 'PushPull n3']);
});
