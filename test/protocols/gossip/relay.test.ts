import { describe, expect, test } from 'vitest';
import { from, gossiper, handle, item, noted, sent } from './rig.ts';

/** Blocks, announced before they are sent. */

const params = { spread: 'announce' } as const;
const block = item('b', 'x', 1, 1);
const inv = { type: 'Inv', key: 'b', version: block.version } as const;
const getData = { ...inv, type: 'GetData' } as const;

test('a new block is announced to all neighbours but the one it came from', () => {
  const state = gossiper();
  const effects = handle(state, from(2, { type: 'Block', item: block }), { params, members: 5 });
  expect(sent(effects)).toEqual([1, 3, 4].map((to) => ({ to, message: inv })));
  expect(noted(effects)).toEqual(['learned', 'announced']);
  expect(state.hot).toEqual([]);
});

describe('an announcement', () => {
  test('of something new is answered by a question, once', () => {
    const state = gossiper();
    expect(sent(handle(state, from(1, inv), { params }))).toEqual([{ to: 1, message: getData }]);
    expect(sent(handle(state, from(2, inv), { params }))).toEqual([]);
    expect(sent(handle(state, from(2, inv), { params }))).toEqual([]);
    expect(state.wanted).toMatchObject([{ key: 'b', asked: 1, others: [2] }]);
  });

  test('of something known is not', () => {
    const state = gossiper();
    handle(state, from(1, { type: 'Block', item: block }), { params });
    expect(sent(handle(state, from(3, inv), { params }))).toEqual([]);
  });

  test('of something newer than what was asked for is', () => {
    const state = gossiper();
    handle(state, from(1, inv), { params });
    const newer = { ...inv, version: { ...inv.version, counter: 2 } };
    expect(sent(handle(state, from(2, newer), { params }))).toMatchObject([{ to: 2 }]);
    handle(state, from(1, { type: 'Block', item: block }), { params });
    expect(state.wanted).toMatchObject([{ asked: 2, version: { counter: 2 } }]);
  });
});

describe('one that is asked', () => {
  test('sends what it has, or something newer', () => {
    const state = gossiper();
    handle(state, from(1, { type: 'Block', item: item('b', 'y', 2) }), { params });
    expect(sent(handle(state, from(3, getData), { params }))).toEqual([
      { to: 3, message: { type: 'Block', item: item('b', 'y', 2) } },
    ]);
  });

  test('and has it no longer is silent', () => {
    expect(sent(handle(gossiper(), from(3, getData), { params }))).toEqual([]);
  });
});

describe('silence', () => {
  const silence = { timer: { type: 'getData', key: 'b' } } as const;

  test('makes a node ask the next that has announced it', () => {
    const state = gossiper();
    for (const node of [1, 2, 3]) handle(state, from(node, inv), { params });
    const effects = handle(state, silence, { params });
    expect(sent(effects)).toEqual([{ to: 2, message: getData }]);
    expect(noted(effects)).toEqual(['askedAnother']);
    expect(state.wanted).toMatchObject([{ asked: 2, others: [3] }]);
  });

  test('of the last one makes it wait for another announcement', () => {
    const state = gossiper();
    handle(state, from(1, inv), { params });
    expect(sent(handle(state, silence, { params }))).toEqual([]);
    expect(state.wanted).toEqual([]);
    expect(sent(handle(state, from(1, inv), { params }))).toEqual([{ to: 1, message: getData }]);
  });

  test('about what has come in the meantime says nothing', () => {
    const state = gossiper();
    handle(state, from(1, inv), { params });
    const effects = handle(state, from(1, { type: 'Block', item: block }), { params });
    expect(effects).toContainEqual({ cancelTimer: silence.timer });
    expect(handle(state, silence, { params })).toEqual([]);
  });
});
