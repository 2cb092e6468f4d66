import type { Immutable } from '../../core/plain.ts';
import type { Cell, MessageGlyph, NodeGlyph, Tone, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import type { Item } from './items.ts';
import type { Message } from './messages.ts';
import { allPairs, bridgesOf, centresOf, linksOf } from './overlay.ts';
import type { Role } from './roles.ts';
import type { GossipTypes } from './types.ts';

/** How gossip stands on the stage: all that a page needs which only plays it. */

const ROLES: { readonly [R in Role]: { readonly sign: string; readonly tone: Tone } } = {
  susceptible: { sign: '', tone: 'neutral' },
  infective: { sign: '✦', tone: 'contend' },
  removed: { sign: '✓', tone: 'good' },
};

function glyph({ state }: Immutable<NodeSlot<GossipTypes>>): NodeGlyph<GossipTypes> {
  const { role, store } = state;
  const [only] = store;
  const caption =
    only && store.length === 1
      ? ({ key: 'itemIs', params: { key: only.key, value: only.value } } as const)
      : ({ key: 'items', params: { count: store.length } } as const);
  return {
    ...ROLES[role],
    role,
    caption: store.length === 0 ? null : caption,
    remark: null,
    cells: store.length < 2 ? [] : store.slice(-CELLS).map(cellOf),
    timer: 'round',
  };
}

/** As many as there is room for beside a node. */
const CELLS = 4;

const cellOf = ({ key, value, version }: Immutable<Item>, index: number): Cell => ({
  index: index + 1,
  text: value === null ? `${key}†` : key,
  group: version.counter,
  firm: true,
});

const named = (items: readonly Immutable<Item>[]): string =>
  items.length > 2 ? `${items.length} items` : items.map(({ key }) => key).join(' ');

function messageGlyph(message: Immutable<Message>): MessageGlyph {
  const { type } = message;
  switch (message.type) {
    case 'Push':
      return { shape: 'dot', tone: 'contend', label: `${type} ${named(message.items)}` };
    case 'Pull':
      return { shape: 'ring', tone: 'client', label: type };
    case 'PushPull':
      return message.items.length === 0
        ? { shape: 'ring', tone: 'client', label: type }
        : { shape: 'triangle', tone: 'contend', label: `${type} ${named(message.items)}` };
    case 'PullReply':
      return message.items.length === 0
        ? { shape: 'ring', tone: 'muted', label: type }
        : { shape: 'dot', tone: 'contend', label: `${type} ${named(message.items)}` };
    case 'Feedback':
      return message.news.length > 0
        ? { shape: 'ring', tone: 'good', label: `${type} news` }
        : { shape: 'ring', tone: 'muted', label: `${type} known` };
    case 'DigestSyn':
      return { shape: 'diamond', tone: 'primary', label: type };
    case 'DigestAck':
      return message.same
        ? { shape: 'diamond', tone: 'muted', label: `${type} same` }
        : { shape: 'diamond', tone: 'good', label: `${type} ${named(message.items)}` };
    case 'DigestAck2':
      return { shape: 'diamond', tone: 'good', label: `${type} ${named(message.items)}` };
    case 'Inv':
      return { shape: 'ring', tone: 'neutral', label: `${type} ${message.key}` };
    case 'GetData':
      return { shape: 'triangle', tone: 'client', label: `${type} ${message.key}` };
    case 'Block':
      return { shape: 'square', tone: 'contend', label: `${type} ${message.item.key}` };
  }
}

const membersOf = ({ nodes }: World<GossipTypes>) =>
  nodes.filter(({ health }) => health !== 'removed').map(({ id }) => id);

/** Above that many the links inside a centre would be a blot. */
const DRAWN_WHOLE = 18;

function links(world: World<GossipTypes>) {
  const members = membersOf(world);
  const { topology, bridges } = world.params;
  if (topology === 'twoCentres' && members.length > DRAWN_WHOLE) return bridgesOf(members, bridges);
  if (topology === 'mesh') return members.length > DRAWN_WHOLE ? [] : allPairs(members);
  return linksOf(members, world.params);
}

export const stage: ViewDescriptor<GossipTypes> = {
  kind: 'topology',
  id: 'cluster',
  place: () => 'ring',
  node: glyph,
  message: messageGlyph,
  links,
  arrangement(world) {
    const { topology } = world.params;
    if (topology === 'ring' || topology === 'smallWorld') return { shape: 'ring' };
    if (topology !== 'twoCentres') return { shape: 'disc' };
    const [, there = []] = centresOf(membersOf(world));
    const second = new Set(there);
    return { shape: 'disc', group: (node) => (second.has(node) ? 1 : 0) };
  },
};
