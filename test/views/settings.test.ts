import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { micros } from '../../src/core/ids.ts';
import { readChanged } from '../../src/files/changes.ts';
import { commandSentence } from '../../src/i18n/sentences.ts';
import type { Changes } from '../../src/sdk/changes.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { adviceOn, unwiseCount } from '../../src/views/settings/advice.ts';
import { changesOf, draftOf, valueIn, withValue } from '../../src/views/settings/draft.ts';
import {
  differs,
  type Group,
  settingAt,
  settingsOf,
  strays,
  waits,
  wanted,
} from '../../src/views/settings/model.ts';
import { presentOf } from '../../src/views/settings/present.ts';
import {
  faultText,
  shareFrom,
  shareText,
  spanFrom,
  spansFrom,
  stepped,
  unitOf,
  valueText,
  wholeFrom,
} from '../../src/views/settings/typing.ts';
import { fake } from '../files/fake.ts';
import { exhibitWordsOf, wordsOf } from '../i18n/dictionaries.ts';
import { type Cluster, cluster, protocol, runTo } from './cluster.ts';

/** The panel of settings as plain data: what there is to set, how it stands, and what would be written down. */

const say = exhibitWordsOf('en').settings;
const file = { version: 1, protocol: 'raft', seed: 5, nodes: { server: 5, client: 1 } };
const origin = readChanged(protocol, file, {});

interface Case {
  readonly simulator?: Cluster;
  readonly changes?: Changes;
  readonly draft?: Readonly<Record<string, unknown>>;
}

function groupsOf({ simulator = cluster(), changes = {}, draft }: Case = {}): readonly Group[] {
  const scenario = readChanged(protocol, file, changes);
  return settingsOf({
    protocol,
    origin,
    scenario,
    present: presentOf(simulator.world, scenario),
    draft: draft ?? draftOf(changes, scenario),
    text: protocol.text.en,
    words: wordsOf('en'),
    say,
  });
}

const at = (groups: readonly Group[], path: string) => {
  const setting = settingAt(groups, path);
  if (!setting) throw new Error(`no ${path}`);
  return setting;
};

/** What the panel shows, line by line. */
const lines = (groups: readonly Group[]) =>
  groups.flatMap(({ id, live, settings }) => [
    `${id}, ${live ? say.atOnce : say.atStart}`,
    ...settings.map(
      ({ label, path, control, value }) =>
        `  ${path} (${control.kind}) ${label}: ${valueText(control, value, say)}`,
    ),
  ]);

test('made from what the protocol says of itself', () => {
  expect(lines(groupsOf())).toMatchSnapshot();
});

test('for any protocol: what may not change in mid-run waits for a new start', () => {
  const any = fake as unknown as typeof protocol;
  const scenario = readChanged(any, { version: 1, protocol: 'fake' }, {});
  const groups = settingsOf({
    protocol: any,
    origin: scenario,
    scenario,
    present: { ...(scenario as Scenario<ProtocolTypes>), network: scenario.network.all } as never,
    draft: {},
    text: any.text.en,
    words: wordsOf('en'),
    say,
  });
  expect(lines(groups)).toMatchSnapshot();
});

describe('how a setting stands', () => {
  const script = [
    { at: '1ms', do: 'set', param: 'heartbeat', value: '80ms' },
    { at: '1ms', do: 'link', loss: 0.1 },
  ];

  test('a live one as it is at the playhead', () => {
    const before = at(groupsOf({ simulator: cluster(script) }), 'params.heartbeat');
    expect([before.value, differs(before), strays(before)]).toEqual([ms(50), false, false]);
    const later = groupsOf({ simulator: runTo(cluster(script), 2) });
    const heartbeat = at(later, 'params.heartbeat');
    expect([heartbeat.value, heartbeat.own]).toEqual([ms(80), ms(50)]);
    expect([differs(heartbeat), strays(heartbeat), waits(heartbeat)]).toEqual([true, true, false]);
    expect(at(later, 'network.loss').value).toEqual([1, 10]);
  });

  test('one that waits as a new start would have it', () => {
    const servers = at(groupsOf({ draft: { 'nodes.server': 3 } }), 'nodes.server');
    expect([servers.value, servers.began, servers.own]).toEqual([3, 5, 5]);
    expect([differs(servers), waits(servers), strays(servers)]).toEqual([true, true, false]);
  });

  test('one that has been changed and started with waits no more', () => {
    const groups = groupsOf({ changes: { nodes: { server: 3 } } });
    const servers = at(groups, 'nodes.server');
    expect([differs(servers), waits(servers)]).toEqual([true, false]);
  });

  test('links and disks with settings of their own are told of', () => {
    const own = [
      { at: '1ms', do: 'link', from: 's1', to: 's2', loss: 0.5 },
      { at: '1ms', do: 'disk', node: 's1', write: { fixed: '9ms' } },
    ];
    const groups = groupsOf({ simulator: runTo(cluster(own), 2) });
    expect(at(groups, 'network.delay').remark).toBe(say.mixedLinks);
    expect(at(groups, 'network.loss').value).toEqual([0, 1]);
    expect(at(groups, 'disk.write').remark).toBe(say.mixedDisks);
    expect(at(groupsOf(), 'network.delay').remark).toBeNull();
  });
});

test('a change of one is told with its unit', () => {
  const params = protocol.params as never;
  const telling = { words: wordsOf('en'), text: protocol.text.en, fmt: {} as never, params };
  const said = (param: string, value: unknown) =>
    commandSentence({ do: 'set', param: param as never, value }, telling);
  expect(said('heartbeat', 20_000)).toBe('Heartbeat interval becomes 20\u00a0ms.');
  expect(said('electionTimeout', [150_000, 1_000_000])).toBe(
    'Election timeout becomes 150\u00a0ms–1\u00a0s.',
  );
  expect(said('maxEntries', 3)).toBe('Entries per message becomes 3.');
});

describe('a draft', () => {
  const controlOf = (path: string) => at(groupsOf(), path).control;

  test('keeps only what is not as in the scenario', () => {
    const three = withValue({}, 'nodes.server', 3, 5);
    expect(three).toEqual({ 'nodes.server': 3 });
    expect(withValue(three, 'nodes.server', 5, 5)).toEqual({});
    const range = [ms(150), ms(300)];
    expect(withValue(three, 'params.electionTimeout', range, [ms(150), ms(300)])).toEqual(three);
  });

  test('is written as files have it, and read back as what it says', () => {
    const draft = {
      seed: 9,
      variant: 'commitOldTerm',
      'nodes.server': 3,
      'params.heartbeat': ms(20),
      'params.electionTimeout': [ms(100), ms(200)],
      'params.preVote': true,
      'network.delay': { kind: 'uniform', min: ms(1), max: micros(2500) },
      'network.loss': [1, 10],
      'network.order': 'fifo',
      'disk.write': { kind: 'fixed', by: ms(4) },
    };
    const changes = changesOf(draft, controlOf);
    expect(changes).toMatchSnapshot();
    const scenario = readChanged(protocol, file, changes);
    for (const [path, value] of Object.entries(draft)) {
      expect(valueIn(scenario, path)).toEqual(value);
    }
    expect(draftOf(changes, scenario)).toEqual(draft);
  });
});

describe('advice', () => {
  test('is about what the fields show, also what waits', () => {
    const groups = groupsOf({ draft: { 'nodes.server': 4 } });
    const desk = { advisor: protocol.advisor, session: { names: () => [] } } as never;
    expect(wanted(groups)).toMatchObject({ members: { server: 4, client: 1 } });
    expect(adviceOn(desk, wanted(groups), 'en').map(({ field }) => field)).toEqual([
      'nodes.server',
    ]);
    expect(adviceOn(desk, wanted(groups), 'zh')[0]?.sentence).toMatch(/4 台服务器/);
  });

  test('counts what is unwise at the playhead', () => {
    const script = [{ at: '1ms', do: 'set', param: 'electionTimeout', value: ['10ms', '10ms'] }];
    const simulator = cluster(script);
    const session = { world: () => simulator.world, scenario: origin } as never;
    expect(unwiseCount({ advisor: protocol.advisor, session })).toBe(0);
    runTo(simulator, 2);
    expect(unwiseCount({ advisor: protocol.advisor, session })).toBe(2);
    expect(unwiseCount({ advisor: null, session })).toBe(0);
  });
});

describe('what is typed', () => {
  const fault = (typed: ReturnType<typeof wholeFrom>) =>
    typed.fine ? null : faultText(typed.fault, say);

  test('spans, in the unit beside them', () => {
    expect(spanFrom('1.5', 's', 0, 1e13)).toEqual({ fine: true, value: 1_500_000 });
    expect(spanFrom(' 0,5 ', 'ms', 0, 1e13)).toEqual({ fine: true, value: 500 });
    expect(unitOf(ms(150))).toBe('ms');
    expect(unitOf(micros(1_500_000))).toBe('s');
    expect(unitOf(micros(0))).toBe('ms');
    expect(fault(spanFrom('soon', 'ms', 0, 1e13) as never)).toBe(
      'Found “soon”, expected a number.',
    );
    expect(fault(spanFrom('0', 'ms', ms(1), ms(500)) as never)).toBe(
      'Found 0\u00a0ms, expected 1\u00a0ms to 500\u00a0ms.',
    );
  });

  test('spans with a unit of their own, and numbers that cannot be', () => {
    expect(spanFrom('1.5s', 'ms', 0, 1e13)).toEqual({ fine: true, value: 1_500_000 });
    expect(spanFrom('80 µs', 'ms', 0, 1e13)).toEqual({ fine: true, value: 80 });
    const range = 'expected 1\u00a0ms to 500\u00a0ms.';
    expect(fault(spanFrom('-5', 'ms', ms(1), ms(500)) as never)).toBe(`Found -5, ${range}`);
    const huge = '9'.repeat(20);
    expect(fault(spanFrom(huge, 'ms', ms(1), ms(500)) as never)).toBe(`Found ${huge}, ${range}`);
    expect(fault(spanFrom('ms', 'ms', 0, 1e13) as never)).toMatch(/expected a number/);
  });

  test('two of them, the lesser first', () => {
    expect(spansFrom(['1', '2'], 'ms', 0, 1e13)).toEqual({ fine: true, value: [1000, 2000] });
    expect(fault(spansFrom(['2', '1'], 'ms', 0, 1e13) as never)).toBe(say.crossed);
    expect(fault(spansFrom(['1', ''], 'ms', 0, 1e13) as never)).toMatch(/expected a number/);
  });

  test('whole numbers', () => {
    expect(wholeFrom('7', 1, 9)).toEqual({ fine: true, value: 7 });
    expect(fault(wholeFrom('7.5', 1, 9))).toBe('Found “7.5”, expected a whole number.');
    expect(fault(wholeFrom('10', 1, 9))).toBe('Found 10, expected 1 to 9.');
  });

  test('shares of a hundred, as exact fractions', () => {
    expect(shareFrom('10')).toEqual({ fine: true, value: [1, 10] });
    expect(shareFrom('0.05 %')).toEqual({ fine: true, value: [1, 2000] });
    expect(shareFrom('33,3333')).toEqual({ fine: true, value: [333_333, 1_000_000] });
    expect(shareText([1, 2000])).toBe('0.05');
    expect(fault(shareFrom('101') as never)).toBe('Found 101 %, expected 0 % to 100 %.');
    expect(fault(shareFrom('-1') as never)).toBe('Found -1 %, expected 0 % to 100 %.');
    expect(fault(shareFrom('12345678') as never)).toMatch(/expected 0 % to 100 %/);
    expect(shareFrom('0.00004')).toEqual({ fine: true, value: [0, 1] });
    expect(fault(shareFrom('many') as never)).toMatch(/expected a number/);
  });

  test('steps of a tenth, in round figures', () => {
    expect([stepped('150', 1), stepped('150', -1), stepped('1.5', 1)]).toEqual([
      '160',
      '140',
      '1.6',
    ]);
    expect([stepped('0', -1), stepped('0', 1), stepped('x', 1)]).toEqual(['0', '1', 'x']);
  });
});
