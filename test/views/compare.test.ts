import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/files/scenario.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import { Pair } from '../../src/playback/pair.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Left } from '../../src/sdk/kin.ts';
import { LOCALES } from '../../src/sdk/text.ts';
import { differences, type Reading } from '../../src/views/compare/differences.ts';
import { leftName } from '../../src/views/compare/left.ts';
import { mirror } from '../../src/views/compare/mirror.ts';
import { partingOf } from '../../src/views/compare/parting.ts';
import { settingDifferences } from '../../src/views/compare/settings.ts';
import { standings } from '../../src/views/compare/standing.ts';
import type { Desk } from '../../src/views/context.tsx';
import { valueText } from '../../src/views/inspector/changes.ts';
import {
  closeBeside,
  createUi,
  layBeside,
  letGo,
  selectNode,
  takeTool,
} from '../../src/views/ui.ts';
import { p1, p2 } from '../engine/toy.ts';
import { exhibitWordsOf, wordsOf } from '../i18n/dictionaries.ts';
import { openToy } from '../playback/runs.ts';
import { type Cluster, cluster, protocol, runTo } from './cluster.ts';

function reading({ world }: Cluster): Reading {
  const fmt = createFormatter(
    'en',
    world.nodes.map(({ name }) => name),
  );
  const view = protocol.views.find((one) => one.kind === 'fields');
  return {
    world,
    fields: (slot) => view?.fields(slot) ?? [],
    text: (field) => valueText(field, fmt),
  };
}

const printed = (here: Cluster, there: Cluster): string =>
  differences(reading(here), reading(there))
    .flatMap(({ node, health, fields }) => [
      `${node}${health ? `: ${health.here} | ${health.there}` : ''}`,
      ...fields.map((one) => `  ${one.name}: ${one.here} | ${one.there}`),
    ])
    .join('\n');

describe('what differs between two runs', () => {
  test('is nothing as long as the same has happened', () => {
    expect(printed(runTo(cluster(), 300), runTo(cluster(), 300))).toBe('');
  });

  test('is told node by node and field by field', () => {
    const crash = [{ at: '200ms', do: 'crash', node: 's2' }];
    expect(printed(runTo(cluster(), 320), runTo(cluster(crash), 320))).toMatchInlineSnapshot(`
      "s2: up | crashed
      s5
        commitIndex: 1 | 0
        lastApplied: 1 | 0"
    `);
  });

  test('goes by names: with more servers, the client has another number', () => {
    const seven = cluster([], { server: 7, client: 1 });
    expect(printed(cluster(), seven)).not.toContain('c1');
    expect(printed(cluster(), seven)).toContain('s6: null | up');
  });

  test('counts a node that only one of them has', () => {
    const add = [{ at: '10ms', do: 'add', kind: 'client' }];
    expect(printed(runTo(cluster(), 11), runTo(cluster(add), 11))).toMatchInlineSnapshot(
      `"c2: null | up"`,
    );
  });
});

describe('in which settings two runs differ', () => {
  const file = { version: 1, protocol: 'raft', seed: 5, nodes: { server: 5, client: 1 } };
  const other = {
    ...file,
    seed: 6,
    nodes: { server: 3, client: 1 },
    variant: 'commitOldTerm',
    params: { heartbeat: '80ms', electionTimeout: ['200ms', '400ms'], preVote: true },
    network: { delay: { fixed: '3ms' }, loss: [1, 10], order: 'fifo' },
  };

  test.each(LOCALES)('is said in words (%s)', (locale) => {
    const [here, there] = [file, other].map((one) => readScenario(protocol, one)) as [
      ReturnType<typeof readScenario>,
      ReturnType<typeof readScenario>,
    ];
    const saying = {
      protocol,
      text: protocol.text[locale],
      words: wordsOf(locale),
      say: exhibitWordsOf(locale).settings,
    };
    expect(settingDifferences(here as never, here as never, saying)).toEqual([]);
    const found = settingDifferences(here as never, there as never, saying);
    expect(found.map((one) => `${one.label}: ${one.here} | ${one.there}`)).toMatchSnapshot();
  });
});

describe('two protocols under one scenario', () => {
  test.each(LOCALES)('what is left out is said in the words of the first (%s)', (locale) => {
    const telling = {
      words: wordsOf(locale),
      text: protocol.text[locale],
      fmt: createFormatter(locale, ['s1', 's2', 'c1']),
    };
    const left: readonly Left[] = [
      { path: ['nodes', 'client'], found: 1 },
      { path: ['params', 'preVote'], found: true },
      { path: ['network', 'links', 0], found: { from: 's1', to: 's2', loss: 0.1 } },
      { path: ['workload'], found: {} },
      { path: ['variant'], found: 'commitOldTerm' },
      { path: ['initial', 's1'], found: {} },
      {
        path: ['do', 0],
        found: {},
        deed: { at: 1500, command: { do: 'crash', node: 1 as never } },
      },
    ];
    const say = exhibitWordsOf(locale).branches.beside;
    expect(left.map((one) => leftName(one, telling, say))).toMatchSnapshot();
  });

  test('each node stands as its own protocol calls it, and without a role where it has lost its memory', () => {
    const [here, there] = [openToy(), openToy({ members: { peer: 2, asker: 1 } })];
    here.seek(100_000);
    here.act({ do: 'crash', node: p1 });
    there.seek(100_000);
    const [first, second, third] = standings(here, there);
    expect(first).toMatchObject({ node: 'p1', here: { role: null, health: 'crashed' } });
    expect(first?.there?.health).toBe('up');
    expect(second?.here?.role).toEqual(expect.any(String));
    expect(third).toMatchObject({ node: 'p3', there: null });
  });
});

describe('where two runs part', () => {
  test('is told with what each does there', () => {
    const lead = openToy();
    lead.seek(200_000);
    lead.seek(100_000);
    lead.act({ do: 'crash', node: p1 });
    const pair = new Pair(lead, lead.beside(0));
    const { until, parted } = pair.agreement();
    const parting = partingOf(pair, until, parted);
    expect(parting.events).toBe(until);
    expect(parting.time).toBeLessThanOrEqual(100_000);
    expect(parting.apart?.lead).toMatchObject({ time: 100_000, record: { kind: 'command' } });
    expect(parting.apart?.other.time).toBeGreaterThanOrEqual(100_000);
  });

  test('is nowhere as long as they are the same', () => {
    const lead = openToy();
    lead.seek(100_000);
    const pair = new Pair(lead, lead.beside(0));
    const { until, parted } = pair.agreement();
    expect(partingOf(pair, until, parted)).toMatchObject({ events: until, apart: null });
  });
});

describe('two desks beside one another', () => {
  const deskOf = (session: Session, ui = createUi()) => ({ session, ui }) as unknown as Desk;

  test('hold the same tool and look at the same node, but each at its own messages', () => {
    const [a, b] = [deskOf(openToy()), deskOf(openToy())];
    const leave = mirror(a, b);
    takeTool(a.ui, 'cut');
    selectNode(b.ui, p2);
    expect(b.ui.getState().tool).toBe('cut');
    expect(a.ui.getState().selection).toEqual({ kind: 'node', id: p2 });
    a.ui.setState({ selection: { kind: 'message', id: 3 as never } });
    expect(b.ui.getState().selection).toEqual({ kind: 'node', id: p2 });
    a.ui.setState({ panel: 'why' });
    b.ui.setState({ panel: 'branches' });
    expect(a.ui.getState().panel).toBeNull();
    leave();
    takeTool(a.ui, 'drop');
    expect(b.ui.getState().tool).toBe('cut');
  });

  test('look at the node of the same name, which may have another number', () => {
    const [a, b] = [deskOf(openToy()), deskOf(openToy({ members: { peer: 4, asker: 1 } }))];
    const asker = (desk: Desk) => desk.session.world().nodes.findIndex(({ name }) => name === 'a1');
    selectNode(a.ui, asker(a) as never);
    a.ui.setState({ moved: new Map([[asker(a) as never, { x: 0.1, y: 0.2 }]]) });
    mirror(a, b);
    expect(asker(a)).not.toBe(asker(b));
    expect(b.ui.getState().selection).toEqual({ kind: 'node', id: asker(b) });
    expect([...b.ui.getState().moved.keys()]).toEqual([asker(b)]);
    selectNode(b.ui, 3 as never);
    expect(a.ui.getState().selection).toEqual({ kind: 'node', id: asker(a) });
    selectNode(b.ui, p2);
    expect(a.ui.getState().selection).toEqual({ kind: 'node', id: p2 });
  });

  test('are let go from the inside: what is held, then the second run', () => {
    const lead = openToy();
    const ui = createUi({ panel: 'branches' });
    layBeside(ui, { kind: 'branch', session: lead.beside(0) });
    expect(ui.getState().panel).toBeNull();
    const other = ui.getState().beside?.ui;
    other?.setState({ cutFrom: p1 });
    letGo(ui);
    expect(other?.getState().cutFrom).toBeNull();
    expect(ui.getState().beside).not.toBeNull();
    letGo(ui);
    expect(ui.getState().beside).toBeNull();
    closeBeside(ui);
  });
});
