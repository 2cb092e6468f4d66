import type { NodeId } from '../../../src/core/ids.ts';
import { gossip } from '../../../src/protocols/gossip/index.ts';
import type { Labels, Notes } from '../../../src/protocols/gossip/story.ts';
import type { Said } from '../atomic/told.ts';
import { testShort, testText, toldOf } from '../told.ts';
import { files } from './rig.ts';

/** What gossip tells: in its scenarios, and in all forms that there are. */

const [node, from] = [0, 1] as unknown as [NodeId, NodeId];
const [key, counter] = ['x', 2];
const about = { node, key };

const NOTES: Said<Notes> = {
  published: [{ ...about, value: '1', counter }],
  deleted: [{ ...about, counter }],
  learned: [
    { ...about, from, value: '1', was: null },
    { ...about, from, value: '2', was: '1' },
    { ...about, from, value: null, was: '1' },
  ],
  keptNewer: [{ ...about, from }],
  lostInterest: [1, 3].flatMap((contacts) =>
    [true, false].flatMap((blind) =>
      (['coin', 'counter'] as const).map((why) => ({ ...about, contacts, why, blind })),
    ),
  ),
  repaired: [['x'], ['a', 'b', 'c', 'd', 'e', 'f']].map((keys) => ({ node, peer: from, keys })),
  announced: [1, 8].map((neighbours) => ({ ...about, neighbours })),
  askedAnother: [null, from].map((next) => ({ ...about, peer: from, next })),
  recovered: [0, 1, 4].map((items) => ({ node, items })),
};
const LABELS: Said<Labels> = {
  items: [{ count: 1 }, { count: 3 }],
  itemIs: [
    { key, value: '1' },
    { key, value: null },
  ],
  whoKnows: [{}],
  item: [{}],
  lacks: [{}],
  older: [{}],
  knows: [{}],
  passesOn: [{}],
  deletedMark: [{}],
  cellSays: [
    { ...about, value: '1', counter, from },
    { ...about, value: null, counter, from: null },
  ],
  cellLacks: [about],
  nothingPublished: [{}],
  wayOfItem: [
    { key: '', value: null },
    { key, value: '1' },
    { key, value: null },
  ],
  informedBy: [{ key }],
  informedByRound: [{}],
  rounds: [{}],
  shareInformed: [{}],
  expectedShare: [{}],
  spreading: [{ key }],
  informed: [{}],
  residue: [{}],
  lastDelivery: [{}],
  meanDelivery: [{}],
  trafficGroup: [{}],
  messagesANode: [{}],
  sentOfType: [{ type: 'Push' }],
};

// A thousand nodes say the same as a dozen.
const runs = files.filter(({ id }) => id !== 'thousand').map((file) => toldOf(gossip, file));
const all = Object.entries(NOTES).flatMap(([note, every]) =>
  every.map((params) => ({ key: note, params })),
);

testText(gossip, {
  story: [...runs.flatMap(({ story }) => story), ...all],
  violations: [
    ...runs.flatMap(({ violations }) => violations),
    {
      invariant: 'onlyPublished',
      violation: { detail: { node, key, value: '1' } },
    },
  ],
});
const requests = [
  { op: 'publish', key, value: '1' },
  { op: 'delete', key },
  { op: 'read', key },
];
testShort(gossip, { labels: LABELS, requests, story: all, names: ['n1', 'n2'] });
