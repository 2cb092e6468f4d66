import type { Immutable } from '../../core/plain.ts';
import type { Field } from '../../sdk/views.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import type { Entry } from './items.ts';
import type { Hot } from './state.ts';
import type { GossipTypes } from './types.ts';

/** The inspector's lines on a node. */

type Value = Field['value'];
const NONE: Value = ['–'];
const plain = (name: string, value: Value): Field => ({ name, durable: false, value });

/** As many items as one reads; signs of life of a thousand nodes are no reading matter. */
const SHOWN = 40;

export function fields({ state }: Immutable<NodeSlot<GossipTypes>>): readonly Field[] {
  const { role, counter, round, store, hot, wanted, agreed } = state;
  return [
    { name: 'store', durable: true, value: [store.length] },
    ...store.slice(0, SHOWN).map(entryField),
    plain('role', [role]),
    plain('counter', [counter]),
    plain('round', [round ?? '–']),
    plain('hot', hot.length === 0 ? NONE : hot.map(hotInShort)),
    ...(wanted.length === 0
      ? []
      : [
          plain(
            'wanted',
            wanted.flatMap(({ key, asked }) => [`${key} ←`, { node: asked }]),
          ),
        ]),
    ...(agreed.length === 0
      ? []
      : [
          plain(
            'agreed',
            agreed.map(({ peer }) => ({ node: peer })),
          ),
        ]),
  ];
}

const entryField = ({ key, value, version, from }: Immutable<Entry>): Field => ({
  name: `store.${key}`,
  durable: true,
  value: [
    value ?? '†',
    `@${version.counter}`,
    { node: version.writer },
    ...(from === null ? [] : ['←', { node: from }]),
  ],
});

const hotInShort = ({ key, misses }: Immutable<Hot>): string =>
  misses === 0 ? key : `${key}(${misses})`;
