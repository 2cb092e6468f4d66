import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { nodeId } from '../../src/core/ids.ts';
import { InputError } from '../../src/files/input.ts';
import { readLink, writeLink } from '../../src/files/link.ts';
import { pack, unpack } from '../../src/files/link-pack.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { raft } from '../../src/protocols/raft/index.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { Toy } from '../engine/toy.ts';
import { mutants, outcomes } from './mutants.ts';
import { type Played, replayed, runOf, writtenToy as toy, toyFile, wander } from './wander.ts';

const anyRaft = raft as unknown as WrittenProtocol<ProtocolTypes>;
const leaderCrash = scenarios.find(
  (file) => (file as { readonly id: string }).id === 'leader-crash',
);

/** The address of a run of the toy; without a file, packed. */
function queryOf(file: unknown, played: Played<Toy>): string {
  const written = writeLink(toy, file, runOf(played), played.timeline.trace);
  if (written.kind === 'tooLong') throw new Error('too long');
  return written.query;
}

const refused: readonly (readonly [string, string | RegExp])[] = [
  ['sede=7', /^sede: found "7", expected no such key but seed, .* \(did you mean seed\?\)$/],
  ['seed=7&seed=8', 'seed: found "8", expected this key once'],
  ['seed=x', 'seed: found "x", expected a whole number, at least 0'],
  ['seed=99999999999999999999', /^seed: found "99999999999999999999", expected a whole number/],
  ['seed=%', 'seed: found "%", expected text in which every percent sign begins a character'],
  ['nodes=server:1000000000', /^nodes.server: found 1000000000, expected a whole number from 1 to/],
  ['nodes=__proto__:3', 'nodes.__proto__: found "__proto__", expected another key'],
  ['nodes=constructor:3', /^nodes.constructor: found 3, expected no such key but server or client/],
  [
    'set=heartbeat',
    'set: found "heartbeat", expected a setting and its value, such as heartbeat:50ms',
  ],
  ['set=hartbeat:5ms', /^params.hartbeat: .* \(did you mean heartbeat\?\)$/],
  ['set=__proto__:5ms', 'params.__proto__: found "__proto__", expected another key'],
  ['do=crash:s1', 'do: found "crash:s1", expected a command and its moment, such as crash:s1@1.2s'],
  ['do=crash:s9@1s', /^do.node: found "s9", expected a node \(s1, /],
  ['do=boom@1s', /^do: found "boom", expected a command, such as crash:s1/],
  ['do=constructor:s1@1s', /^do: found "constructor:s1", expected a command/],
  ['do={"do":@1s', /^do: found "\{\\"do\\":", expected JSON that is whole/],
  ['do={"__proto__":1}@1s', /^do: found .*, expected JSON that is whole/],
  ['do=heal@1s&do=heal@soon', /^do\[1\]: found "soon", expected a number with a unit/],
  [
    'do=heal@1s~x',
    'do: found "1s~x", expected a moment, such as 1.2s, or 1.2s~3 for after its third step',
  ],
  ['at=99999999999999999999s', /^at: found "99999999999999999999s", expected a number with a unit/],
  ['events=1e9', 'events: found "1e9", expected a whole number from 0 to 10000000'],
  ['digest=<b>', 'digest: found "<b>", expected 16 hex digits'],
  ['by=<script>', /^by: found "<script>", expected a version of Orrery/],
  ['run=!', 'run: found "!", expected letters, digits, - and _'],
  ['run=AAAA', /^run: found "AAAA", expected an address copied whole$/],
  ['run=abc&seed=7', 'seed: found "7", expected nothing beside run'],
  [
    `do=${'x'.repeat(40_000)}`,
    'at the top: found an address of 40003 characters, expected at most 32768',
  ],
];

describe('what is not an address', () => {
  for (const [query, message] of refused) {
    test(query.slice(0, 60), () => {
      const reading = () => readLink(anyRaft, leaderCrash, query);
      expect(reading).toThrow(message);
      expect(reading).toThrow(InputError);
    });
  }

  test('is one without a scenario', () => {
    expect(() => readLink(anyRaft, null, 'seed=7')).toThrow('run: found nothing, expected a run');
  });

  test('is a bomb', () => {
    const bomb = pack(' '.repeat(20_000_000));
    expect(bomb.length).toBeLessThan(32_000);
    expect(() => unpack(bomb, ['run'])).toThrow('expected what unpacks to at most 1000000 bytes');
    expect(unpack(pack('ключ 键 🗝'), [])).toBe('ключ 键 🗝');
  });

  test('is one cut in half', () => {
    const played = wander(toy, readScenario(toy, toyFile), [{ does: 'step', times: 99 }]);
    const query = queryOf(null, played);
    for (let end = 5; end < query.length - 1; end++) {
      expect(() => readLink(toy, null, query.slice(0, end))).toThrow(InputError);
    }
  });
});

test('10,000 spoilt addresses are refused with a sentence, or lead to runs that can be opened', () => {
  const scenario = readScenario(toy, toyFile);
  const played = wander(toy, { ...scenario, seed: 5 }, [
    { does: 'step', times: 30 },
    { does: 'act', command: { do: 'add', kind: 'peer' }, later: 0 },
    { does: 'act', command: { do: 'crash', node: nodeId(4) }, later: 50 },
    { does: 'step', times: 9 },
    {
      does: 'act',
      command: {
        do: 'link',
        from: nodeId(0),
        model: { loss: [1, 3], delay: { kind: 'fixed', by: ms(3) } },
      },
      later: 0,
    },
    { does: 'act', command: { do: 'set', param: 'period', value: [ms(2), ms(3)] }, later: 0 },
    { does: 'act', command: { do: 'clock', node: nodeId(0), drift: [1, 3] }, later: 0 },
    { does: 'step', times: 9 },
  ]);
  const readable = queryOf(toyFile, played);
  expect(readable).toContain('%7B%22do%22:%22clock%22');
  const packed = queryOf(null, played);
  const seen = outcomes(
    mutants(readable, readable, decodeURIComponent(readable), packed),
    10_000,
    (text) => readLink(toy, toyFile, text),
    (link) => {
      if (link.told === null) return;
      const far =
        'moves' in link.told
          ? link.told.moves.some(({ at }) => at.time > ms(500))
          : link.told.branches.some(({ length }) => length > 500);
      if (
        far ||
        ('moves' in link.told &&
          ((link.told.events ?? 0) > 500 || (link.told.at?.time ?? 0) > ms(500)))
      )
        return;
      replayed(toy, link.scenario, link.told, link.time);
    },
  );
  expect(seen.refused).toBeGreaterThan(3000);
  expect(seen.read).toBeGreaterThan(300);
});
