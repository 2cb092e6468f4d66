import type { NodeId } from '../../core/ids.ts';
import type { LabelOf } from '../../sdk/types.ts';
import type { Matrix, MatrixMark, Tree } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { type Spreading, spreadingIn } from './measured.ts';
import type { GossipTypes } from './types.ts';

/** Who knows what, and who told whom. */

type Label = LabelOf<GossipTypes>;

const [LACKS, OLDER, KNOWS, PASSES_ON, DELETED] = [0, 1, 2, 3, 4];
const MARKS: readonly MatrixMark<GossipTypes>[] = [
  { tone: 'muted', sign: '·', says: { key: 'lacks', params: {} } },
  { tone: 'bad', sign: '<', says: { key: 'older', params: {} } },
  { tone: 'good', sign: '✓', says: { key: 'knows', params: {} } },
  { tone: 'contend', sign: '✦', says: { key: 'passesOn', params: {} } },
  { tone: 'neutral', sign: '†', says: { key: 'deletedMark', params: {} } },
];

export function matrices(world: World<GossipTypes>): readonly Matrix<GossipTypes>[] {
  const items = spreadingIn(world);
  const rows = world.nodes.filter(({ health }) => health !== 'removed').map(({ id }) => id);
  return [
    {
      id: 'knowledge',
      caption: { key: 'whoKnows', params: {} },
      rows,
      columnsAre: { key: 'item', params: {} },
      columns: items.map(({ key }) => ({ name: key })),
      marks: MARKS,
      mark: (row, column) => markOf(items[column] as Spreading, row),
      says: (row, column) => cellSays(items[column] as Spreading, row, rows[row] as NodeId),
      empty: { key: 'nothingPublished', params: {} },
    },
  ];
}

function markOf({ at, key, value }: Spreading, row: number): number {
  const cell = at[row];
  if (!cell?.entry) return LACKS as number;
  if (!cell.knows) return OLDER as number;
  const { hot } = cell.node.state;
  for (let i = 0; i < hot.length; i++) if (hot[i]?.key === key) return PASSES_ON as number;
  return (value === null ? DELETED : KNOWS) as number;
}

function cellSays({ at, key }: Spreading, row: number, node: NodeId): Label {
  const entry = at[row]?.entry;
  if (!entry) return { key: 'cellLacks', params: { node, key } };
  const { value, version, from } = entry;
  return { key: 'cellSays', params: { node, key, value, counter: version.counter, from } };
}

/** How the newest version of each item spread. */
export function trees(world: World<GossipTypes>): readonly Tree<GossipTypes>[] {
  const items = spreadingIn(world);
  return (items.length === 0 ? [null] : items).map((item) => ({
    id: item?.key ?? 'nothing',
    caption: { key: 'wayOfItem', params: { key: item?.key ?? '', value: item?.value ?? null } },
    told: (item?.at ?? []).flatMap(({ node, entry, knows }) =>
      knows && entry ? [{ node: node.id, from: entry.from }] : [],
    ),
    untold: (item?.at ?? []).flatMap(({ node, knows }) => (knows ? [] : [node.id])),
    empty: { key: 'nothingPublished', params: {} },
  }));
}
