import { describe, expect, test } from 'vitest';
import { checksumOf, digestOf, type Store } from '../../../src/protocols/gossip/items.ts';
import { entry, from, gossiper, handle, item, noted, sent } from './rig.ts';

/** Anti-entropy: digests, what is lacked on either side, and when two agree. */

const mine: Store = [entry('a', '1', 1), entry('b', '2', 4), entry('d', null, 5)];
const theirs: Store = [entry('a', '1', 1), entry('b', 'old', 3), entry('c', '1', 2, 1)];
const have = (store: Store) => gossiper({ store, counter: 5, role: 'removed' });
const syn = { type: 'DigestSyn', digest: digestOf(theirs) } as const;
const both = { params: { antiEntropy: 'pushPull', spread: 'none' } } as const;

test('a comparison begins with the versions of all that one has', () => {
  const effects = handle(have(mine), { timer: { type: 'antiEntropy' } }, both);
  expect(sent(effects)).toEqual([
    { to: 1, message: { type: 'DigestSyn', digest: digestOf(mine) } },
  ]);
});

describe('an answer', () => {
  const answer = (params: object) =>
    sent(handle(have(mine), from(1, syn), { params: { ...both.params, ...params } }))[0]?.message;

  test('gives what the other lacks, death certificates too, and asks for what it lacks itself', () => {
    expect(answer({})).toEqual({
      type: 'DigestAck',
      items: [item('b', '2', 4), item('d', null, 5)],
      wants: ['c'],
      same: false,
      of: checksumOf(theirs),
      checksum: checksumOf(mine),
    });
  });

  test('by push only asks, by pull only gives', () => {
    expect(answer({ antiEntropy: 'push' })).toMatchObject({ items: [], wants: ['c'], same: false });
    expect(answer({ antiEntropy: 'pull' })).toMatchObject({ wants: [], same: false });
    expect(answer({ antiEntropy: 'pull' })).toMatchObject({ items: [{ key: 'b' }, { key: 'd' }] });
  });

  test('carries no more than a message may, the oldest first', () => {
    expect(answer({ maxItems: 1 })).toMatchObject({ items: [{ key: 'b' }], wants: ['c'] });
  });
});

test('three messages make two equal', () => {
  const [a, b] = [have(theirs), have(mine)];
  const [first] = sent(handle(a, { timer: { type: 'antiEntropy' } }, both));
  const [ack] = sent(handle(b, from(1, first?.message as never), both));
  const last = handle(a, from(1, ack?.message as never), both);
  const closing = handle(b, from(1, sent(last)[0]?.message as never), both);
  expect(digestOf(a.store)).toEqual(digestOf(b.store));
  expect(noted(last)).toContain('repaired');
  expect(noted(closing)).toContain('repaired');
});

describe('an agreement', () => {
  const ack = (same: boolean, of: Store) =>
    ({
      ...{ type: 'DigestAck' as const, items: [], wants: [], same },
      ...{ of: checksumOf(of), checksum: checksumOf(mine) },
    }) as const;

  test('is noted where no difference was found', () => {
    const state = have(mine);
    handle(state, from(2, ack(true, mine)), both);
    expect(state.agreed).toEqual([{ peer: 2, checksum: checksumOf(mine) }]);
    handle(state, from(1, { type: 'Push', items: [item('z', '1', 9)] }), both);
    expect(state.agreed).toEqual([]);
  });

  test('about what is no longer so is none', () => {
    const state = have(mine);
    handle(state, from(2, ack(true, theirs)), both);
    handle(state, from(2, ack(false, mine)), both);
    expect(state.agreed).toEqual([]);
  });
});

test('with each comparison comes a sign of life, if that is wanted, and no sentence', () => {
  const state = gossiper();
  const params = { ...both.params, heartbeats: true };
  for (let i = 1; i < 4; i++) {
    const effects = handle(state, { timer: { type: 'antiEntropy' } }, { params });
    expect(state.store).toMatchObject([{ key: 'heartbeat-n1', version: { counter: i } }]);
    expect(noted(effects)).toEqual([]);
  }
});
