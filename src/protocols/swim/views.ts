import type { NodeId } from '../../core/ids.ts';
import { exp } from '../../core/logarithm.ts';
import type { Immutable } from '../../core/plain.ts';
import type { Field, Matrix, Plot, Tone, Tree, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { counts } from './counts.ts';
import { type Members, membersThat, STATUSES, type Status, standingOf } from './members.ts';
import { latestNews, type News } from './news.ts';
import { chart } from './roles.ts';
import { stage } from './stage.ts';
import type { SwimTypes } from './types.ts';

type Slot = Immutable<NodeSlot<SwimTypes>>;
type Value = Field['value'];

// ---- the inspector ----

const NONE: Value = ['–'];
/** More names than these are not printed. */
const MOST_NAMES = 12;

function listed(nodes: readonly NodeId[]): Value {
  if (nodes.length === 0) return NONE;
  const shown = nodes.slice(0, MOST_NAMES).map((node) => ({ node }));
  const more = nodes.length - shown.length;
  return more > 0 ? [...shown, `+${more}`] : shown;
}

function fields({ state, durable }: Slot): readonly Field[] {
  const plain = (name: string, value: Value): Field => ({ name, durable: false, value });
  const members = state.members as Members;
  const held = (status: Status) => membersThat(members, (one) => one.status === status);
  const { probe } = state;
  return [
    { name: 'started', durable: true, value: [String(durable.started)] },
    { name: 'seeds', durable: true, value: listed(durable.seeds) },
    plain('role', [state.role]),
    plain('incarnation', [state.incarnation]),
    plain('period', [state.period]),
    plain('members', [members.size]),
    plain('suspect', listed(held('suspect'))),
    plain('dead', listed(held('dead'))),
    plain('left', listed(held('left'))),
    plain(
      'probe',
      probe ? [{ node: probe.target }, `#${probe.seqNo}`, probe.acked ? '✓' : '…'] : NONE,
    ),
    plain('unprobed', [state.unprobed.length]),
    plain('relays', listed(state.relays.map(({ target }) => target))),
    plain('updates', queued(state.updates)),
    plain('health', [state.health]),
  ];
}

const queued = (updates: Slot['state']['updates']): Value =>
  updates.length === 0
    ? NONE
    : updates
        .slice(0, MOST_NAMES)
        .flatMap(({ update, transmits }, i) => [
          ...(i === 0 ? [] : ['·']),
          { node: update.member },
          `${update.status} ${update.incarnation}`,
          `×${transmits}`,
        ]);

// ---- who believes what ----

const TONES: { readonly [S in Status]: Tone } = {
  unknown: 'muted',
  alive: 'good',
  suspect: 'contend',
  dead: 'bad',
  left: 'neutral',
};
const SIGNS: { readonly [S in Status]: string } = {
  unknown: '',
  alive: '·',
  suspect: '?',
  dead: '†',
  left: '×',
};
const ITSELF = STATUSES.length;

const MARKS: Matrix<SwimTypes>['marks'] = [
  ...STATUSES.map((status) => ({
    tone: TONES[status],
    sign: SIGNS[status],
    says: { key: 'mark', params: { status } } as const,
  })),
  { tone: 'primary', sign: '=', says: { key: 'mark', params: { status: 'itself' } } },
];

function beliefs({ nodes }: World<SwimTypes>): readonly Matrix<SwimTypes>[] {
  const rows = nodes.filter(
    ({ health, state }) => (health === 'up' || health === 'paused') && state.role !== 'left',
  );
  const columns = nodes.filter(({ health }) => health !== 'removed');
  const held = (row: number, column: number) =>
    standingOf((rows[row] as Slot).state.members as Members, (columns[column] as Slot).id);
  const isItself = (row: number, column: number) => rows[row]?.id === columns[column]?.id;
  return [
    {
      id: 'beliefs',
      caption: { key: 'beliefs', params: {} },
      rows: rows.map(({ id }) => id),
      columnsAre: { key: 'member', params: {} },
      columns: columns.map(({ id }) => ({ node: id })),
      marks: MARKS,
      mark: (row, column) =>
        isItself(row, column) ? ITSELF : STATUSES.indexOf(held(row, column).status),
      says(row, column) {
        const { status, incarnation } = held(row, column);
        const said = isItself(row, column) ? 'itself' : status;
        return { key: 'believes', params: { status: said, incarnation } };
      },
      empty: { key: 'noMembers', params: {} },
    },
  ];
}

// ---- how news spreads ----

/** So many of the latest pieces of news are drawn. */
const MOST_NEWS = 3;

const about = ({ member, held }: News) => ({
  member,
  status: held.status,
  incarnation: held.incarnation,
});

function trees(world: World<SwimTypes>): readonly Tree<SwimTypes>[] {
  const empty = { key: 'nothingTold', params: {} } as const;
  const news = latestNews(world, MOST_NEWS);
  if (news.length === 0) {
    return [
      { id: 'none', caption: { key: 'latestNews', params: {} }, told: [], untold: [], empty },
    ];
  }
  return news.map((one) => ({
    id: `${one.held.status}-${one.member}`,
    caption: { key: 'toldAbout', params: about(one) },
    told: one.told.map(({ node, from }) => ({ node, from, tone: TONES[one.held.status] })),
    untold: one.untold,
    empty,
  }));
}

/** The share that knows after so many periods, if one begins and each member tells one and is told by one a period (SWIM 4.1). */
export const knowing = (n: number, periods: number): number =>
  1 / (1 + (n - 1) * exp(-(2 - 1 / n) * periods));

const LEAST_PERIODS = 8;
/** By then everybody has heard of anything. */
const MOST_PERIODS = 30;

function plots(world: World<SwimTypes>): readonly Plot<SwimTypes>[] {
  const axes = {
    x: { label: { key: 'periods', params: {} }, unit: 'count', least: LEAST_PERIODS },
    y: { label: { key: 'shareKnowing', params: {} }, unit: 'share', least: 1 },
    empty: { key: 'nothingTold', params: {} },
  } as const;
  const news = latestNews(world, world.nodes.length * 2);
  const [latest] = news;
  if (!latest) {
    return [{ id: 'none', caption: { key: 'latestNews', params: {} }, ...axes, series: [] }];
  }
  const pieces = news.filter(({ member }) => member === latest.member).toReversed();
  const first = Math.max(...pieces.map(({ ago }) => ago));
  const end = Math.min(first, MOST_PERIODS);
  return [
    {
      id: `news-${latest.member}`,
      caption: {
        key: 'spread',
        params: { member: latest.member, incarnation: latest.held.incarnation },
      },
      ...axes,
      series: [...pieces.map((one) => measured(one, first, end)), theory(latest, end)],
    },
  ];
}

type Series = Plot<SwimTypes>['series'][number];

/** Periods are counted from the first who heard of any of it. */
function measured({ told, untold, ago, held }: News, first: number, end: number): Series {
  const all = told.length + untold.length;
  const points: [number, number][] = [];
  for (let periods = first - ago; periods <= end; periods++) {
    points.push([periods, told.filter((one) => first - one.ago <= periods).length / all]);
  }
  const label = { key: 'measured', params: { status: held.status } } as const;
  return { label, source: 'measured', shape: 'steps', points, tone: TONES[held.status] };
}

function theory({ told, untold }: News, end: number): Series {
  const all = told.length + untold.length;
  const points = Array.from(
    { length: 4 * Math.max(LEAST_PERIODS, end) + 1 },
    (_, i) => [i / 4, knowing(all, i / 4)] as const,
  );
  const label = { key: 'theory', params: {} } as const;
  return { label, source: 'theory', shape: 'line', points, tone: 'muted' };
}

export const views: readonly ViewDescriptor<SwimTypes>[] = [
  stage,
  { kind: 'fields', id: 'state', fields },
  { kind: 'statechart', id: 'roles', nodeKind: 'node', chart },
  { kind: 'matrix', id: 'beliefs', matrices: beliefs },
  { kind: 'tree', id: 'spread', trees },
  { kind: 'plot', id: 'curve', plots: (_course, world) => plots(world) },
  { kind: 'counts', id: 'figures', counts },
];
