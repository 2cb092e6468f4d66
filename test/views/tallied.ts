import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { Course } from '../../src/sdk/survey.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { Table, ViewDescriptor } from '../../src/sdk/views.ts';
import type { World } from '../../src/sdk/world.ts';
import { type Toy, toy, toyScenario } from '../engine/toy.ts';

type Any = ProtocolTypes;

const label = (key: string, params: object = {}) => ({ key, params });

/** What each peer has seen, and of whom it heard last. */
function peers(world: World<Any>): Table<Any> {
  const rows = (world as unknown as World<Toy>).nodes.flatMap((node) => {
    if (node.kind !== 'peer') return [];
    const { seen, lastFrom } = node.state;
    const from = lastFrom === null ? '–' : { node: lastFrom as never };
    const cells = [
      { value: [seen] },
      { value: [from, { label: label('heard', { seen }) }], tone: 'good' as const },
    ];
    return [{ node: node.id, name: node.name, cells }];
  });
  return {
    id: 'peers',
    caption: label('peers'),
    columns: [label('who'), label('seenSoFar'), label('from')],
    rows,
    empty: label('nobody'),
  };
}

/** Who waits, which nobody ever does in the run's first step. */
function waiting(world: World<Any>): Table<Any> {
  const rows = world.inFlight().map(({ from, id }) => ({
    node: from,
    name: `#${id}`,
    cells: [{ value: [id] }],
  }));
  return { ...peers(world), id: 'waiting', columns: [label('who'), label('from')], rows };
}

const counts = (course: Course<Any>) => [
  { label: label('pings'), counted: course.count('send', 'Ping'), published: null },
  {
    group: label('perPing'),
    label: label('pongs'),
    counted: course.count('send', 'Pong'),
    published: course.count('deliver', 'Ping'),
  },
  {
    group: label('perPing'),
    label: label('writes'),
    counted: course.count('persist'),
    published: 1,
  },
];

export const views: readonly ViewDescriptor<Any>[] = [
  { kind: 'table', id: 'held', tables: (world) => [peers(world), waiting(world)] },
  { kind: 'counts', id: 'tally', counts },
];

const labels = {
  peers: () => 'Peers',
  who: () => 'peer',
  seenSoFar: () => 'seen',
  from: () => 'from',
  heard: ({ seen }: { seen: number }) => `heard ${seen} times`,
  nobody: () => 'nobody',
  pings: () => 'pings',
  pongs: () => 'pongs',
  writes: () => 'writes',
  perPing: () => 'for each ping',
};
const text = { ...toy.text.en, labels, views: { held: 'Peers', tally: 'Pings' } };

/** The toy with tables and counts. */
export const tallied = {
  ...toy,
  views,
  text: { en: text, zh: text },
} as unknown as Protocol<Any>;

/** A run of it that stands still until it is moved. */
export const talliedSession = (): Session =>
  openSession(tallied, toyScenario() as unknown as Scenario<Any>, {
    frames: { now: () => 0, each: () => () => {} },
  });
