import { describe, expect, test } from 'vitest';
import { nodeId } from '../../../src/core/ids.ts';
import { from, gossiper, handle, infective, item, noted, sent } from './rig.ts';

/** Rumour mongering, rule by rule (Demers et al. 1987, section 1.4). */

const ROUND = { timer: { type: 'round' } } as const;
const push = (counter = 1) => ({ type: 'Push', items: [item('x', '1', counter, 1)] }) as const;

describe('a round', () => {
  test('of one that has no news sends nothing', () => {
    const effects = handle(gossiper(), ROUND);
    expect(sent(effects)).toEqual([]);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ setTimer: { timer: { type: 'round' } } });
  });

  test('of one that has some tells as many as the fan-out says, none twice and never itself', () => {
    for (let first = 0; first < 5; first++) {
      const state = infective();
      const effects = handle(state, ROUND, {
        params: { fanout: 3 },
        members: 6,
        decide: (count) => Math.min(first, count - 1),
      });
      const to = sent(effects).map((one) => one.to);
      expect(new Set(to).size).toBe(3);
      expect(to).not.toContain(nodeId(0));
      expect(sent(effects)[0]?.message).toEqual({ type: 'Push', items: [item('x', '1', 1)] });
      expect(state.round).toBe(1);
    }
  });

  test('leaves out the one that it has the news from', () => {
    for (let first = 0; first < 3; first++) {
      const state = gossiper();
      handle(state, from(2, push()));
      const decide = (count: number) => Math.min(first, count - 1);
      const to = sent(handle(state, ROUND, { params: { fanout: 3 }, decide })).map((one) => one.to);
      expect(to.slice().sort()).toEqual([1, 3]);
    }
  });

  test('of one whose only neighbour told it counts, or it would be interested for ever', () => {
    const state = gossiper();
    handle(state, from(1, push()), { members: 2 });
    const effects = handle(state, ROUND, { members: 2, params: { losing: 'counter', k: 1 } });
    expect(sent(effects)).toEqual([]);
    expect(state.role).toBe('removed');
  });

  test.each([
    ['pull', { type: 'Pull' }],
    ['pushPull', { type: 'PushPull', items: [] }],
  ] as const)('of one without news asks: %s', (exchange, message) => {
    const effects = handle(gossiper(), ROUND, { params: { exchange } });
    expect(sent(effects).map((one) => one.message)).toEqual([message]);
  });
});

describe('what comes', () => {
  test('as news is written down, told and passed on', () => {
    const state = gossiper();
    const effects = handle(state, from(1, push(7)));
    expect(state).toMatchObject({ role: 'infective', counter: 7, hot: [{ key: 'x', misses: 0 }] });
    expect(state.store[0]).toMatchObject({ value: '1', from: 1 });
    expect(effects).toContainEqual({ persist: { store: state.store, started: true } });
    expect(noted(effects)).toEqual(['learned']);
  });

  test('as known changes nothing', () => {
    const state = gossiper();
    handle(state, from(1, push()));
    const { store } = state;
    expect(noted(handle(state, from(2, push())))).toEqual([]);
    expect(state.store).toBe(store);
  });

  test('as older is refused', () => {
    const state = gossiper();
    handle(state, from(1, push(7)));
    expect(noted(handle(state, from(2, push(6))))).toEqual(['keptNewer']);
    expect(state.store[0]?.version.counter).toBe(7);
  });

  test('of a newer version begins the rumour anew', () => {
    const state = infective('x', 3);
    handle(state, from(1, push(2)));
    expect(state.hot).toEqual([{ key: 'x', misses: 0, needed: 0, unneeded: 0 }]);
  });
});

describe('an answer', () => {
  test('to one that asks gives what is hot, and what is not hot stays', () => {
    const [answer] = sent(handle(infective(), from(2, { type: 'Pull' })));
    expect(answer).toEqual({
      to: 2,
      message: { type: 'PullReply', items: [item('x', '1', 1)], known: [] },
    });
    const cold = { ...infective(), hot: [] };
    expect(sent(handle(cold, from(2, { type: 'Pull' })))).toEqual([]);
  });

  test('to a push and pull leaves out what has just been brought, and says what was known', () => {
    const message = { type: 'PushPull', items: [item('x', '1', 1)] } as const;
    const [answer] = sent(handle(infective(), from(2, message)));
    expect(answer?.message).toEqual({ type: 'PullReply', items: [], known: ['x'] });
  });

  test('says which items were news, if somebody wants to know', () => {
    const params = { losing: 'counter' } as const;
    const [answer] = sent(handle(gossiper(), from(1, push()), { params }));
    expect(answer).toEqual({ to: 1, message: { type: 'Feedback', news: ['x'], known: [] } });
    expect(sent(handle(gossiper(), from(1, push()), { params: { losing: 'never' } }))).toEqual([]);
    const blind = { ...params, feedback: false };
    expect(sent(handle(gossiper(), from(1, push()), { params: blind }))).toEqual([]);
  });
});

describe('interest', () => {
  const known = { type: 'Feedback', news: [], known: ['x'] } as const;
  const news = { type: 'Feedback', news: ['x'], known: [] } as const;

  test('by counter ends with the k-th contact that brought no news', () => {
    const state = infective();
    const params = { losing: 'counter', k: 2 } as const;
    handle(state, from(1, known), { params });
    handle(state, from(1, news), { params });
    expect(state.role).toBe('infective');
    expect(noted(handle(state, from(2, known), { params }))).toEqual(['lostInterest']);
    expect(state).toMatchObject({ role: 'removed', hot: [] });
  });

  test.each([
    [0, 'removed'],
    [1, 'infective'],
    [2, 'infective'],
  ] as const)('by coin ends on one of k sides: %i', (side, role) => {
    const state = infective();
    handle(state, from(1, known), { params: { losing: 'coin', k: 3 }, decide: () => side });
    expect(state.role).toBe(role);
  });

  test('never ends where it is not to', () => {
    const state = infective();
    for (let i = 0; i < 20; i++) handle(state, from(1, known), { params: { losing: 'never' } });
    // What counts for nothing is not counted: a search would take each count for another state.
    expect(state).toMatchObject({ role: 'infective', hot: [{ misses: 0 }] });
  });

  test('blind ends after k rounds, whoever knew it', () => {
    const state = infective();
    const params = { losing: 'counter', feedback: false, k: 2 } as const;
    handle(state, ROUND, { params });
    expect(state.role).toBe('infective');
    handle(state, ROUND, { params });
    expect(state.role).toBe('removed');
  });

  test('of one that is asked: somebody to whom it was news sets the count back', () => {
    const state = infective('x', 1);
    const params = { exchange: 'pull', losing: 'counter', k: 2 } as const;
    handle(state, from(1, known), { params });
    handle(state, from(2, news), { params });
    handle(state, ROUND, { params });
    expect(state.hot).toMatchObject([{ misses: 0 }]);
    handle(state, from(1, known), { params });
    handle(state, from(2, known), { params });
    handle(state, ROUND, { params });
    expect(state.hot).toMatchObject([{ misses: 1 }]);
    handle(state, from(1, known), { params });
    handle(state, ROUND, { params });
    expect(state.role).toBe('removed');
  });
});

describe('requests', () => {
  test('publish, overwrite, delete and read', () => {
    const state = gossiper();
    const ask = (request: object) =>
      handle(state, { request: request as never, id: 5 as never }).find((one) => 'reply' in one);
    const version = (counter: number) => ({ counter, writer: 0 });
    expect(ask({ op: 'read', key: 'x' })).toMatchObject({ reply: { response: { value: null } } });
    const response = (value: string | null, counter: number) => ({
      reply: { request: 5, response: { value, version: version(counter) } },
    });
    expect(ask({ op: 'publish', key: 'x', value: 'a' })).toEqual(response('a', 1));
    expect(ask({ op: 'publish', key: 'x', value: 'b' })).toEqual(response('b', 2));
    expect(ask({ op: 'delete', key: 'x' })).toEqual(response(null, 3));
    expect(ask({ op: 'read', key: 'x' })).toEqual(response(null, 3));
  });

  test('what is published is newer than all that the node has seen', () => {
    const state = gossiper();
    handle(state, from(1, push(41)));
    handle(state, { request: { op: 'publish', key: 'y', value: '1' }, id: 0 as never });
    expect(state.counter).toBe(42);
  });
});
