import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { micros, nodeId } from '../../src/core/ids.ts';
import { type Link, readLink, writeLink } from '../../src/files/link.ts';
import type { Way } from '../../src/files/replay.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { Changes } from '../../src/sdk/changes.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { Toy } from '../engine/toy.ts';
import {
  type Deed,
  deedsWith,
  type Played,
  raftCommands,
  replayed,
  runOf,
  sight,
  writtenToy as toy,
  toyCommands,
  toyFile,
  toyScripts,
  wander,
} from './wander.ts';

type Any = ProtocolTypes;
const anyRaft = raft as unknown as WrittenProtocol<Any>;
const leaderCrash = scenarios.find(
  (file) => (file as { readonly id: string }).id === 'leader-crash',
);

const write = <T extends Any>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  played: Played<T>,
  made: string | null = '0.1.0',
) => writeLink(protocol, file, runOf(played, made), played.timeline.trace);

/** The address of a run; fails where it would be too long. */
function queryOf<T extends Any>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  played: Played<T>,
): string {
  const written = write(protocol, file, played);
  if (written.kind === 'tooLong') throw new Error('too long');
  return written.query;
}

const open = <T extends Any>(protocol: WrittenProtocol<T>, { scenario, told, time }: Link<T>) =>
  replayed(protocol, scenario, told as Way<T>, time);

/** What the run must look like when someone opens its address. */
function expectSame<T extends Any>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  played: Played<T>,
): void {
  const written = write(protocol, file, played);
  if (written.kind === 'tooLong') return;
  const link = readLink(protocol, file, written.query);
  if (link.told === null) {
    expect(played.timeline.trace.length).toBe(0);
    return;
  }
  const { timeline, time, whole } = open(protocol, link);
  expect(whole).toBe(true);
  expect(link.digest).toBe(played.timeline.digest);
  expect(sight(timeline)).toEqual(sight(played.timeline));
  expect(time).toBe(Math.floor(played.time));
  expect(timeline.branches).toHaveLength(1);
}

const steps = (times: number): Deed<Any> => ({ does: 'step', times });
const act = (command: Command<Any>, later = 0): Deed<Any> => ({ does: 'act', command, later });
const fire = act({ do: 'fire', node: nodeId(3), timer: { type: 'tick' } });

describe('an address', () => {
  test('of a run is read again as the same run, whatever was done to it', () => {
    const settings = fc.record(
      { seed: fc.maxSafeNat(), limit: fc.constantFrom(3, 1_000_000_000) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, deedsWith(toyCommands), ({ seed, limit }, deeds) => {
        const base = readScenario(toy, toyFile);
        const scenario = {
          ...base,
          seed: seed ?? base.seed,
          params: { ...base.params, limit: limit ?? base.params.limit },
        };
        expectSame(toy, toyFile, wander(toy, scenario, deeds));
      }),
      { numRuns: 80 },
    );
  });

  test('brings a scenario of its own where there is none that was shipped', () => {
    fc.assert(
      fc.property(toyScripts, fc.nat(), deedsWith(toyCommands), (script, seed, deeds) => {
        const scenario = { ...readScenario(toy, toyFile), script, seed };
        expectSame(toy, null, wander(toy, scenario, deeds));
      }),
      // Found by chance: a timer that had run out was remembered on one way and forgotten on the other.
      { numRuns: 60, examples: [[[], 0, [steps(4), fire, fire, steps(1)] as Deed<Toy>[]]] },
    );
  });

  test('of a Raft run gives the same digest', () => {
    const deeds = deedsWith(raftCommands(5));
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios.slice(0, 5)),
        fc.nat(99),
        deeds,
        (file, seed, list) => {
          const scenario = { ...readScenario(anyRaft, file), seed };
          expectSame(anyRaft, file, wander(anyRaft, scenario, [steps(300), ...list]));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is short and says what it is', () => {
    const scenario = { ...readScenario(anyRaft, leaderCrash), seed: 7 };
    const played = wander(anyRaft, scenario, [
      steps(150),
      act({ do: 'crash', node: nodeId(0) }, 1e9),
      steps(20),
      { does: 'wait', share: 50 },
      act({ do: 'cut', from: nodeId(1), to: nodeId(2) }),
      steps(3),
      act({
        do: 'partition',
        groups: [
          [nodeId(1), nodeId(3)],
          [nodeId(2), nodeId(4)],
        ],
      }),
      steps(30),
      { does: 'seek', to: 100 },
    ] as Deed<Any>[]);
    const { query, kind } = write(anyRaft, leaderCrash, played) as { query: string; kind: string };
    expect(kind).toBe('readable');
    expect(query).toMatchInlineSnapshot(
      `"seed=7&do=crash:s1@0.586774s&do=cut:s2,s3@0.777745s&do=partition:s2,s4/s3,s5@0.780847s~1&at=0.220132s&events=452&digest=612c9b284bfed9ee&by=0.1.0"`,
    );
    expectSame(anyRaft, leaderCrash, played);
  });

  test('is nothing at all for a run that has not begun', () => {
    const scenario = readScenario(toy, toyFile);
    expect(queryOf(toy, toyFile, wander(toy, scenario, []))).toBe('');
    expect(queryOf(toy, toyFile, wander(toy, { ...scenario, seed: 9 }, []))).toBe('seed=9');
    expect(readLink(toy, toyFile, '')).toEqual({
      scenario,
      file: toyFile,
      changes: {},
      told: null,
      time: null,
      digest: null,
      made: null,
    });
  });

  test('tells several events of one moment apart', () => {
    const still = { ...toyFile, network: { delay: { fixed: '0ms' } } };
    const deeds = deedsWith<Toy>(toyCommands);
    fc.assert(
      fc.property(deeds, (list) => {
        expectSame(toy, still, wander(toy, readScenario(toy, still), list));
      }),
      { numRuns: 60 },
    );
    const played = wander(toy, readScenario(toy, still), [
      { does: 'step', times: 2 },
      { does: 'act', command: { do: 'crash', node: nodeId(1) }, later: 0 },
      { does: 'step', times: 1 },
    ]);
    expect(queryOf(toy, still, played)).toMatch(/^do=crash:p2@0s~2&at=0s&events=4&/);
  });

  test('leaves other branches behind', () => {
    const scenario = readScenario(toy, toyFile);
    const played = wander(toy, scenario, [
      { does: 'step', times: 50 },
      { does: 'act', command: { do: 'crash', node: nodeId(0) }, later: 0 },
      { does: 'step', times: 20 },
      { does: 'seek', to: 30 },
      { does: 'act', command: { do: 'pause', node: nodeId(1) }, later: 0 },
      { does: 'step', times: 9 },
    ]);
    const query = queryOf(toy, toyFile, played);
    expect(query).toContain('do=pause:p2@');
    expect(query).not.toContain('crash');
  });

  test('is packed when it is long, and a file when that is too long as well', () => {
    const scenario = readScenario(toy, toyFile);
    const long = (many: number): Played<Toy> =>
      wander(
        toy,
        scenario,
        Array.from({ length: many }, (_, i): Deed<Toy>[] => [
          { does: 'step', times: 1 + (i % 3) },
          {
            does: 'act',
            command: { do: 'clock', node: nodeId(i % 3), offset: micros(i * i * 37) },
            later: i,
          },
        ]).flat(),
      );
    expect(write(toy, toyFile, long(5)).kind).toBe('readable');
    const packed = write(toy, toyFile, long(60));
    expect(packed.kind).toBe('packed');
    expectSame(toy, toyFile, long(60));
    expect(write(toy, toyFile, long(2500))).toEqual({ kind: 'tooLong' });
  });
});

// ---------- settings ----------

const span = (min: number, max: number) => fc.integer({ min, max }).map((n) => `${n}ms`);
const changesOf: fc.Arbitrary<Changes> = fc.record(
  {
    seed: fc.maxSafeNat(),
    nodes: fc.record(
      { server: fc.integer({ min: 5, max: 7 }), client: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: [] },
    ),
    params: fc.record(
      {
        heartbeat: span(1, 100),
        electionTimeout: fc.tuple(span(100, 200), span(200, 400)),
        preVote: fc.boolean(),
        maxEntries: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: [] },
    ),
    variant: fc.constantFrom(null, ...raft.variants.map(({ id }) => id)),
    network: fc.record(
      {
        delay: fc.oneof(
          span(0, 50).map((fixed) => ({ fixed })),
          fc.tuple(span(0, 9), span(10, 99)).map((uniform) => ({ uniform })),
          fc.constant({ table: ['1ms', '2ms', '2.5ms'] }),
        ),
        loss: fc.constantFrom(0.1, [1, 3], 0, 0.000001),
        duplicate: fc.constantFrom(1, [2, 7]),
        order: fc.constantFrom('fifo', 'any'),
      },
      { requiredKeys: [] },
    ),
    disk: fc.record({ write: fc.constantFrom({ fixed: '3ms' }, { uniform: ['1ms', '2ms'] }) }),
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Changes>;

test('every setting of the page goes through an address', () => {
  fc.assert(
    fc.property(changesOf, (changes) => {
      const { nodes, params, network, disk, ...rest } = changes;
      const file = {
        ...(leaderCrash as object),
        ...rest,
        nodes: { server: 5, client: 1, ...nodes },
        params: { ...params },
        network: { ...network },
        disk: { ...disk },
      };
      const scenario = readScenario(anyRaft, file) as Scenario<Any>;
      const query = queryOf(anyRaft, leaderCrash, wander(anyRaft, scenario, []));
      const link = readLink(anyRaft, leaderCrash, query);
      expect(link.scenario).toEqual(scenario);
      expect(readScenario(anyRaft, file)).toEqual(
        readLink(anyRaft, leaderCrash, `?${query}`).scenario,
      );
    }),
    { numRuns: 60 },
  );
});

test('settings stand in an address as one would say them', () => {
  const query =
    'seed=7&nodes=server:6&set=electionTimeout:100ms,200ms&set=heartbeat:20ms&set=preVote:true' +
    '&delay=5ms-16ms&loss=1/3&disk=2ms';
  const { changes, scenario } = readLink(anyRaft, leaderCrash, query);
  expect(changes).toEqual({
    seed: 7,
    nodes: { server: 6 },
    params: { heartbeat: '20ms', electionTimeout: ['100ms', '200ms'], preVote: true },
    network: { delay: { uniform: ['5ms', '16ms'] }, loss: [1, 3] },
    disk: { write: { fixed: '2ms' } },
  });
  expect(queryOf(anyRaft, leaderCrash, wander(anyRaft, scenario, []))).toBe(query);
});

// ---------- written by hand ----------

describe('an address written by hand', () => {
  test('needs no more than a command and its moment', () => {
    const link = readLink(anyRaft, leaderCrash, 'do=crash:leader@1.5s');
    const { timeline, whole } = open(anyRaft, link);
    expect(whole).toBe(true);
    expect(timeline.world.time).toBe(1_500_000);
    expect(timeline.world.nodes[0]?.health).toBe('crashed');
  });

  test('may name its commands in any order of time, and a moment to look at', () => {
    const query = 'do=restart:s1@1.8s&do=crash:s1@1.5s&at=1.6s';
    const { timeline, time } = open(anyRaft, readLink(anyRaft, leaderCrash, query));
    expect(time).toBe(1_600_000);
    expect(timeline.world.nodes[0]?.health).toBe('crashed');
    expect(timeline.branch.reaches).toBe(1_800_000);
  });

  test('says so where it does not go as told, and goes on as far as it can', () => {
    const query = 'do=resume:s1@1s&do=crash:s1@1.5s&at=1.6s';
    const { timeline, whole } = open(anyRaft, readLink(anyRaft, leaderCrash, query));
    expect(whole).toBe(false);
    expect(timeline.world.nodes[0]?.health).toBe('crashed');
  });

  test('may have passed through programs that escape what they like', () => {
    const plain = 'do=partition:s1,s2/s3,s4@1.5s~0&set=preVote:true';
    const escaped = plain.replace(/[:,@/~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    expect(readLink(anyRaft, leaderCrash, escaped)).toEqual(readLink(anyRaft, leaderCrash, plain));
  });

  test('may have keys for others', () => {
    expect(
      readLink(anyRaft, leaderCrash, 'embed&speed=0.5&seed=7', ['embed', 'speed']).changes,
    ).toEqual({
      seed: 7,
    });
  });

  const commands: readonly (readonly [string, object])[] = [
    ['heal', { do: 'heal' }],
    ['restart:s1', { do: 'restart', node: 0, disk: 'keep' }],
    ['restart:s1,lost', { do: 'restart', node: 0, disk: 'lost' }],
    [
      'fire:leader,heartbeat',
      { do: 'fire', node: { role: 'leader' }, timer: { type: 'heartbeat' } },
    ],
    [
      'request:c1,op:put,key:x,value:1',
      { do: 'request', node: 5, request: { op: 'put', key: 'x', value: '1' } },
    ],
    ['drop:17', { do: 'drop', message: { envelope: 17 } }],
    ['hold:from:s1,type:RequestVote', { do: 'hold', message: { from: 0, type: 'RequestVote' } }],
    ['deliverNow', { do: 'deliverNow', message: {} }],
    [
      'link:from:s1,to:s2,delay:80ms,loss:0.1',
      { do: 'link', from: 0, to: 1, model: { delay: { kind: 'fixed', by: 80000 }, loss: [1, 10] } },
    ],
    ['link:order:fifo', { do: 'link', model: { order: 'fifo' } }],
    [
      'clock:s1,offset:-50ms,drift:0.01',
      { do: 'clock', node: 0, offset: -50000, drift: [101, 100] },
    ],
    ['disk:s1,1ms-2ms', { do: 'disk', node: 0, write: { kind: 'uniform', min: 1000, max: 2000 } }],
    [
      'set:electionTimeout,100ms,200ms',
      { do: 'set', param: 'electionTimeout', value: [100000, 200000] },
    ],
    ['set:preVote,true', { do: 'set', param: 'preVote', value: true }],
    ['add:server', { do: 'add', kind: 'server' }],
    ['byHand:on', { do: 'byHand', on: true }],
    ['nudge:election,align', { do: 'nudge', timer: 'election', how: 'align' }],
    ['{"do":"crash","node":"s1"}', { do: 'crash', node: 0 }],
  ];
  for (const [text, command] of commands) {
    test(text, () => {
      const { told } = readLink(anyRaft, leaderCrash, `do=${text}@1s`);
      expect((told as Way<Any>).moves).toEqual([{ at: { time: 1_000_000, steps: 0 }, command }]);
    });
  }
});
