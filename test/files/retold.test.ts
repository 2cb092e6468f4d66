import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { nodeId } from '../../src/core/ids.ts';
import { retold, retoldCommand } from '../../src/files/retold.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { pathText } from '../../src/files/wording.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import { defineRoles } from '../../src/sdk/roles.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { example } from './example.ts';
import { fake } from './fake.ts';

type Written = WrittenProtocol<ProtocolTypes>;
type Deed = Command<ProtocolTypes>;

const full = fake as unknown as Written;

/** The fake without much of what it has: a setting, a role, a timer, a message, its twin and its clients' own requests. */
const spare = {
  ...fake,
  id: 'spare',
  params: { every: fake.params.every, copies: { ...fake.params.copies, max: 1 } },
  kinds: {
    ...fake.kinds,
    server: {
      ...fake.kinds.server,
      roles: defineRoles({ initial: 'idle', states: { idle: { on: {} } } }),
    },
  },
  forms: (node: never) => ({
    ...fake.forms(node),
    timer: z.strictObject({ type: z.literal('tick') }),
  }),
  variants: [],
  workload: null,
  text: {
    ...fake.text,
    en: { ...fake.text.en, timers: { tick: 'tick' }, messages: { Ask: 'asks' } },
  },
} as unknown as Written;

const told = (json: object, to = spare) => {
  const { file, left } = retold(full, json, to);
  return { file, left: left.map(({ path }) => pathText(path)), whole: left };
};

describe('a scenario told again for another protocol', () => {
  test('that has all of it is the same, but for what is a protocol’s own', () => {
    const twin = { ...full, id: 'twin' };
    const { file, left } = told(example, twin);
    const { variant: _, initial: __, watch: ___, expects: ____, ...rest } = example;
    const script = example.script.filter((line) => line.do !== 'deliverNow');
    expect(file).toEqual({ ...rest, protocol: 'twin', script });
    expect(left).toEqual(['variant', 'initial.s1', 'initial.s2', 'initial.c2', 'script[14]']);
  });

  test('that lacks some of it is without that, and each thing is named', () => {
    const { file, left } = told(example);
    expect(left).toEqual([
      'params.wait',
      'params.copies',
      'params.eager',
      'params.mode',
      'workload',
      'variant',
      'initial.s1',
      'initial.s2',
      'initial.c2',
      'script[2]',
      'script[4]',
      'script[14]',
      'script[15]',
      'script[16]',
    ]);
    expect(file).toMatchObject({ protocol: 'spare', seed: 42, params: { every: '60ms' } });
    expect(file.network).toEqual(example.network);
    expect(readScenario(spare, file).script).toHaveLength(example.script.length - 5);
  });

  test('says of what was to be done what it was, and when', () => {
    const { whole } = told(example);
    expect(whole.find(({ path }) => path[1] === 2)).toEqual({
      path: ['script', 2],
      found: { at: '3ms', do: 'crash', node: 'busy' },
      deed: { at: 3000, command: { do: 'crash', node: { role: 'busy' } } },
    });
  });

  test('has as many nodes as before, also if the file left that to its own protocol', () => {
    const server = { ...full.kinds.server, count: { initial: 7, min: 1, max: 9 } };
    const seven = { ...full, id: 'seven', kinds: { ...full.kinds, server } } as Written;
    const { file } = told({ version: 1, protocol: 'fake' }, seven);
    expect(readScenario(seven, file).members).toEqual({ server: 3, client: 1 });
  });

  test('is without nodes that it cannot have, and without what was to be done to them', () => {
    const { client: _, ...kinds } = full.kinds;
    const alone = { ...spare, id: 'alone', kinds } as unknown as Written;
    const { file, left } = told(example, alone);
    expect(left.slice(0, 1)).toEqual(['nodes.client']);
    expect(left).toContain('network.links[1]');
    expect(left).toContain('script[17]');
    expect(readScenario(alone, file).members).toEqual({ server: 5 });
  });

  test('names a node that is added from then on, in whichever order the lines stand', () => {
    const script = [
      { at: '9ms', do: 'crash', node: 's4' },
      { at: '1ms', do: 'add', kind: 'server' },
    ];
    const { file, left } = told({ version: 1, protocol: 'fake', script });
    expect(left).toEqual([]);
    expect(file.script).toEqual(script);
  });
});

describe('something done to a run, told again for another', () => {
  const here = { protocol: full, names: ['s1', 's2', 'c1'] };
  const there = { protocol: spare, names: ['s1', 's2', 's3', 'c1'] };

  test('is done to the nodes of the same names', () => {
    const done: Deed = { do: 'cut', from: nodeId(2), to: nodeId(0) };
    expect(retoldCommand(here, done, there)).toEqual({ do: 'cut', from: 3, to: 0 });
    expect(retoldCommand(there, { do: 'crash', node: nodeId(2) }, here)).toBeNull();
  });

  test('is nothing where the other has no word for it, and for one message of its own run', () => {
    const none: readonly Deed[] = [
      { do: 'crash', node: { role: 'busy' } },
      { do: 'fire', node: nodeId(0), timer: { type: 'retry', count: 1 } as never },
      { do: 'set', param: 'mode' as never, value: 'fast' },
      { do: 'drop', message: { envelope: 7 as never } },
      { do: 'nudge', timer: 'retry' as never, how: 'align' },
    ];
    for (const deed of none) expect(retoldCommand(here, deed, there)).toBeNull();
    const some: readonly Deed[] = [
      { do: 'fire', node: nodeId(0), timer: { type: 'tick' } as never },
      { do: 'drop', message: { type: 'Ask' } },
      { do: 'byHand', on: true },
      { do: 'request', node: nodeId(0), request: { op: 'get', key: 'x' } as never },
    ];
    for (const deed of some) expect(retoldCommand(here, deed, there)).toEqual(deed);
  });
});
