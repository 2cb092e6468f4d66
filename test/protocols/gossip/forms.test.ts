import { describe, expect, test } from 'vitest';
import { gossip } from '../../../src/protocols/gossip/index.ts';
import { nodeForm } from '../../../src/sdk/forms.ts';
import { refused, twice } from '../atomic/forms.ts';

/** Messages, timers, requests and states come back from a file as they went. */

const forms = gossip.forms(nodeForm(['n1', 'n2', 'n3']));
const of = (form: unknown) => form as never;
const version = { counter: 3, writer: 'n2' };
const item = { key: 'x', value: '1', version };

describe('messages', () => {
  test.each([
    { type: 'Push', items: [item] },
    { type: 'Pull' },
    { type: 'PushPull', items: [{ ...item, value: null }] },
    { type: 'PullReply', items: [], known: ['x'] },
    { type: 'Feedback', news: ['x'], known: ['y'] },
    { type: 'DigestSyn', digest: [{ key: 'x', version }] },
    { type: 'DigestAck', items: [item], wants: ['y'], same: false, of: 7, checksum: 9 },
    { type: 'DigestAck2', items: [item] },
    { type: 'Inv', key: 'x', version },
    { type: 'GetData', key: 'x', version },
    { type: 'Block', item },
  ])('$type comes back as it was', (message) => {
    expect(twice(of(forms.message), message)).toEqual(message);
  });

  test.each([
    ['an unknown field', { type: 'Pull', items: [] }],
    ['a missing field', { type: 'Inv', key: 'x' }],
    ['an unknown node', { type: 'Inv', key: 'x', version: { counter: 1, writer: 'n9' } }],
    ['half a version', { type: 'Inv', key: 'x', version: { counter: 0.5, writer: 'n1' } }],
    ['a key without a name', { type: 'Inv', key: '', version }],
    ['a key that objects have', { type: 'Inv', key: '__proto__', version }],
    ['one of another protocol', { type: 'Ping' }],
  ])('refuses %s', (_, message) => {
    expect(refused(of(forms.message), message)).toBe(true);
  });
});

test.each([{ type: 'round' }, { type: 'antiEntropy' }, { type: 'getData', key: 'x' }])(
  'the timer $type',
  (timer) => expect(twice(of(forms.timer), timer)).toEqual(timer),
);

test.each([
  { op: 'publish', key: 'x', value: '1' },
  { op: 'delete', key: 'x' },
  { op: 'read', key: 'x' },
])('a request: $op', (request) => {
  expect(twice(of(forms.request), request)).toEqual(request);
});

test('a response', () => {
  for (const response of [
    { value: '1', version },
    { value: null, version: null },
  ]) {
    expect(twice(of(forms.response), response)).toEqual(response);
  }
});

describe('states', () => {
  const entry = { ...item, from: 'n3', round: 4 };

  test('every field has a default', () => {
    for (const form of [forms.state.node, forms.durable.node]) {
      const printed = twice(of(form), {});
      expect(twice(of(form), printed)).toEqual(printed);
    }
  });

  test('a full one comes back as it was', () => {
    const state = {
      ...{ role: 'infective', counter: 3, round: null, store: [entry] },
      hot: [{ key: 'x', misses: 1, needed: 0, unneeded: 2 }],
      wanted: [{ key: 'y', version, asked: 'n2', others: ['n3'] }],
      agreed: [{ peer: 'n3', checksum: 5 }],
    };
    expect(twice(of(forms.state.node), state)).toEqual(state);
    const durable = { store: [entry], started: true };
    expect(twice(of(forms.durable.node), durable)).toEqual(durable);
  });

  test('a store is read in any order and kept in that of its keys', () => {
    const store = ['c', 'a', 'b'].map((key) => ({ key, value: '1', version }));
    const read = twice(of(forms.durable.node), { store }) as { store: { key: string }[] };
    expect(read.store.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['a role that nobody has', { role: 'leader' }],
    ['an item without a version', { store: [{ key: 'x', value: '1' }] }],
  ])('refuses %s', (_, state) => {
    expect(refused(of(forms.state.node), state)).toBe(true);
  });
});
