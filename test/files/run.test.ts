import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { micros, nodeId } from '../../src/core/ids.ts';
import { InputError } from '../../src/files/input.ts';
import { parseJson } from '../../src/files/json.ts';
import { isRun, printRun, readRun, runHead } from '../../src/files/run.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { toyScenario } from '../engine/toy.ts';
import { mutants, outcomes } from './mutants.ts';
import {
  deedsWith,
  raftCommands,
  replayed,
  runOf,
  sight,
  writtenToy as toy,
  toyCommands,
  toyScripts,
  wander,
} from './wander.ts';

const anyRaft = raft as unknown as WrittenProtocol<ProtocolTypes>;

/** Small limits make the invariant break, so that runs have violations too. */
const toyRuns = fc.record({
  scenario: fc
    .record({ seed: fc.nat(), script: toyScripts, limit: fc.constantFrom(3, 1_000_000_000) })
    .map(({ seed, script, limit }) =>
      toyScenario({ seed, script, params: { period: [ms(5), ms(10)], limit } }),
    ),
  deeds: deedsWith(toyCommands),
});

describe('a run', () => {
  test('written to a file and opened again is the same, with its branches, where it stood', () => {
    fc.assert(
      fc.property(toyRuns, ({ scenario, deeds }) => {
        const played = wander(toy, scenario, deeds);
        const run = runOf(played);
        const text = JSON.stringify(printRun(toy, run));
        const read = readRun(toy, parseJson(text));
        expect(read).toEqual({ ...run, timeline: JSON.parse(JSON.stringify(run.timeline)) });
        expect(JSON.stringify(printRun(toy, read))).toBe(text);
        const back = replayed(toy, read.scenario, read.timeline, read.time);
        expect(back.time).toBe(run.time);
        expect(back.whole).toBe(true);
        expect(sight(back.timeline)).toEqual(sight(played.timeline));
        expect(back.timeline.branches.map(({ digest }) => digest.toString())).toEqual(
          played.timeline.branches.map(({ digest }) => digest.toString()),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('of Raft has the same digest after it was in a file', () => {
    const deeds = deedsWith(raftCommands(5));
    const files = fc.constantFrom(...scenarios.slice(0, 4));
    fc.assert(
      fc.property(files, fc.nat(), deeds, (file, seed, list) => {
        const scenario = { ...readScenario(anyRaft, file), seed };
        const played = wander(anyRaft, scenario, [{ does: 'step', times: 300 }, ...list]);
        const text = JSON.stringify(printRun(anyRaft, runOf(played)));
        const read = readRun(anyRaft, parseJson(text));
        const back = replayed(anyRaft, read.scenario, read.timeline);
        expect(back.whole).toBe(true);
        expect(sight(back.timeline)).toEqual(sight(played.timeline));
        expect(back.timeline.digest).toBe(read.digest);
      }),
      { numRuns: 40 },
    );
  });

  test('names nodes that joined, by the script and by hand, also on a branch that never met them', () => {
    const script = [{ at: ms(50), command: { do: 'add', kind: 'peer' } as const }];
    const { timeline } = wander(toy, toyScenario({ script }), [{ does: 'step', times: 20 }]);
    timeline.act({ do: 'add', kind: 'asker' }, timeline.world.time);
    timeline.act({ do: 'crash', node: nodeId(4) }, timeline.world.time);
    timeline.seekTime(ms(60), 10_000);
    timeline.act({ do: 'crash', node: nodeId(5) }, timeline.world.time);
    timeline.seek(10);
    timeline.act({ do: 'crash', node: nodeId(3) }, timeline.world.time);
    const { branches } = printRun(toy, runOf({ timeline, time: 0 }));
    expect(branches).toMatchObject([
      {
        given: [
          { command: { kind: 'asker' } },
          { command: { node: 'a2' } },
          { command: { node: 'p4' } },
        ],
      },
      { parent: 0, given: [{ command: { do: 'crash', node: 'a1' } }] },
    ]);
  });

  test('may be called something, and so may its branches', () => {
    const { timeline } = wander(toy, toyScenario(), [{ does: 'step', times: 9 }]);
    timeline.branch.name = '<b>第一次</b>';
    const read = readRun(toy, printRun(toy, runOf({ timeline, time: 0 })));
    expect(replayed(toy, read.scenario, read.timeline).timeline.branch.name).toBe('<b>第一次</b>');
  });
});

// ---------- what is not a run ----------

const { timeline } = wander(toy, toyScenario(), [{ does: 'step', times: 40 }]);
timeline.act({ do: 'crash', node: nodeId(0) }, timeline.world.time);
timeline.act({ do: 'cut', from: nodeId(1), to: nodeId(2) }, timeline.world.time);
for (let i = 0; i < 20; i++) timeline.stepForward();
timeline.seek(30);
timeline.act({ do: 'add', kind: 'peer' }, timeline.world.time);
const good = printRun(toy, runOf({ timeline, time: timeline.world.time }));
const [first, second] = good.branches as {
  parent: number | null;
  length: number;
  given: { seq: number; at: string; command: object }[];
}[];
const [one, two] = first!.given;

const refused: readonly (readonly [object, string | RegExp])[] = [
  [{ version: 2 }, 'version: found 2, expected 1'],
  [{ kind: 'scenario' }, 'kind: found "scenario", expected "run"'],
  [{ scenario: {} }, 'version: found nothing, expected one of 1 or 2'],
  [{ brunch: 0 }, /^brunch: found 0, expected no such key but .* \(did you mean branch\?\)$/],
  [{ branch: 2 }, 'branch: found 2, expected a number from 0 to 1'],
  [{ position: 1e6 }, /^position: found 1000000, expected a number from 0 to \d+$/],
  [{ position: -1 }, 'position: found -1, expected a whole number from 0 to 10000000'],
  [{ digest: 'abc' }, 'digest: found "abc", expected 16 hex digits'],
  [{ made: '<script>' }, /^made: found "<script>", expected a version/],
  [{ time: '-1s' }, /^time: found "-1s", expected a number with a unit/],
  [{ branches: [] }, 'branches: found [], expected at least 1 items'],
  [{ branches: [second, first] }, 'branches[0].parent: found 0, expected null'],
  [
    { branches: [first, { ...second, parent: 1 }] },
    'branches[1].parent: found 1, expected the number of an earlier branch',
  ],
  [
    { branches: [first, { ...second, given: [] }] },
    'branches[1].given: found [], expected the command that began the branch',
  ],
  [
    { branches: [{ ...first, given: [two, one] }, second] },
    /^branches\[0\]\.given\[1\]\.seq: found \d+, expected a number from \d+ to \d+$/,
  ],
  [
    { branches: [{ ...first, given: [one, { ...two, at: '0ms' }] }, second] },
    'branches[0].given[1].at: found 0, expected commands in order of time',
  ],
  [
    { branches: [{ ...first, length: 1e9 }, second] },
    'branches[0].length: found 1000000000, expected a whole number from 0 to 10000000',
  ],
  [
    {
      branches: [
        { ...first, length: 1e7 },
        { ...second, length: 1e7 },
      ],
    },
    /^branches\[1\]: found \d+, expected at most 10000000 events in all branches$/,
  ],
  [
    { branches: [{ ...first, given: [{ ...one, command: { do: 'crash', node: 'p9' } }] }, second] },
    /^branches\[0\]\.given\[0\]\.command\.node: found "p9", expected a node/,
  ],
  [
    { branches: [{ ...first, given: [{ ...one, command: { do: 'crash', node: 'p4' } }] }, second] },
    /^branches\[0\]\.given\[0\]\.command\.node: found "p4", expected a node/,
  ],
];

describe('what is not a run', () => {
  for (const [change, message] of refused) {
    test(JSON.stringify(change).slice(0, 60), () => {
      expect(() => readRun(toy, { ...good, ...change })).toThrow(message);
      expect(() => readRun(toy, { ...good, ...change })).toThrow(InputError);
    });
  }

  test('is told from a scenario', () => {
    expect(isRun(good)).toBe(true);
    for (const other of [null, 5, [], {}, good.scenario]) expect(isRun(other)).toBe(false);
    expect(runHead(good)).toEqual({ protocol: 'toy', id: 'toy' });
    expect(() => runHead(good.scenario)).toThrow(InputError);
  });

  test('is a script that would take long to read, or a cluster beyond counting', () => {
    const scenario = good.scenario as Record<string, unknown>;
    const lines = (many: number, line: object) => Array.from({ length: many }, () => line);
    const reading =
      (script: object[], given: object[] = []) =>
      () =>
        readRun(toy, {
          ...good,
          scenario: { ...scenario, script },
          branches: [{ parent: null, length: 5000, given }],
          branch: 0,
          position: 0,
        });
    const heal = { at: '1s', do: 'heal' };
    const add = { at: '1s', do: 'add', kind: 'peer' };
    expect(reading(lines(10_001, heal))).toThrow('found "10001 lines", expected at most 10000');
    expect(reading(lines(201, add))).toThrow('found "201 new nodes", expected at most 200');
    const command = { do: 'add', kind: 'peer' };
    const given = lines(201, {}).map((_, seq) => ({ seq, at: '1s', command }));
    expect(reading([], given)).toThrow('found 201, expected at most 200 nodes added');
    const nodes = { peer: 1e9, asker: 1 };
    expect(() => readRun(toy, { ...good, scenario: { ...scenario, nodes } })).toThrow(
      'nodes.peer: found 1000000000, expected a whole number from 1 to 20',
    );
  });

  test('takes no larger cluster than can be shown, however many its protocol has', () => {
    const { scenario } = good as { readonly scenario: object };
    const { peer } = toy.kinds;
    const count = { ...peer.count, max: 10_000, shown: 950 };
    const large = { ...toy, kinds: { ...toy.kinds, peer: { ...peer, count } } };
    const reading = (peers: number, added: number) => () =>
      readRun(large, {
        ...good,
        scenario: {
          ...scenario,
          nodes: { peer: peers, asker: 1 },
          script: Array.from({ length: added }, () => ({ at: '1s', do: 'add', kind: 'peer' })),
        },
      });
    expect(reading(950, 49)().scenario.members.peer).toBe(950);
    expect(reading(951, 0)).toThrow(
      'nodes.peer: found 951, expected at most 950 in the page (the command line takes more)',
    );
    expect(reading(950, 50)).toThrow('nodes: found 1001, expected at most 1000 nodes');
  });

  test('is 100 MB of anything', () => {
    expect(() => parseJson(' '.repeat(100_000_000))).toThrow('expected at most 5000000');
  });
});

test('10,000 spoilt files are refused with a sentence, or are runs that can be opened', () => {
  const read = (text: string) => readRun(toy, parseJson(text));
  const seen = outcomes(mutants(JSON.stringify(good)), 10_000, read, (run) => {
    // Not many, and none that would be long: what counts here is that nothing breaks.
    if (run.timeline.branches.some(({ length }) => length > 500)) return;
    replayed(toy, run.scenario, run.timeline, run.time);
  });
  expect(seen.refused).toBeGreaterThan(3000);
  expect(seen.read).toBeGreaterThan(50);
});

test('a moment is told in whole microseconds', () => {
  const { timeline: short } = wander(toy, toyScenario(), [{ does: 'step', times: 3 }]);
  expect(printRun(toy, { ...runOf({ timeline: short, time: 0 }), time: micros(7) }).time).toBe(
    '7us',
  );
});
