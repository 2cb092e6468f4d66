import { describe, expect, test } from 'vitest';
import { micros, nodeId, seq } from '../../src/core/ids.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import { commandSentence, recordSentence, type Telling } from '../../src/i18n/sentences.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { Locale, ProtocolText } from '../../src/sdk/text.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { wordsOf } from './dictionaries.ts';

type Any = Command<ProtocolTypes>;

const text = {
  roles: { boss: 'chief' },
  timers: { tick: 'next tick' },
  kinds: { server: 'server' },
  params: { pace: { label: 'Pace', help: '' } },
  notes: { greeted: ({ who }: { who: number }) => `node ${who} says hello.` },
  invariants: {
    calm: { title: 'Calm', meaning: '', broken: ({ n }: { n: number }) => `${n} shouted.` },
  },
} as unknown as ProtocolText<ProtocolTypes>;

const telling = (locale: Locale): Telling => ({
  words: wordsOf(locale),
  text,
  fmt: createFormatter(locale, ['s1', 's2', 's3']),
});

const [a, b] = [nodeId(0), nodeId(1)];
const commands: readonly Any[] = [
  { do: 'crash', node: { role: 'boss' } },
  { do: 'restart', node: a, disk: 'keep' },
  { do: 'restart', node: a, disk: 'lastWriteLost' },
  { do: 'restart', node: a, disk: 'lost' },
  { do: 'pause', node: a },
  { do: 'resume', node: a },
  { do: 'remove', node: a },
  { do: 'add', kind: 'server' },
  { do: 'partition', groups: [[a], [b, nodeId(2)]] },
  { do: 'heal' },
  { do: 'cut', from: a, to: b },
  { do: 'mend', from: a, to: b },
  { do: 'link', model: { loss: [1, 10] } },
  { do: 'link', from: a, to: b, model: { delay: { kind: 'fixed', by: micros(80_000) } } },
  { do: 'clock', node: a, offset: micros(20_000), drift: [11, 10] },
  { do: 'disk', node: a, write: { kind: 'uniform', min: micros(1000), max: micros(5000) } },
  { do: 'drop', message: { envelope: seq(7) } },
  { do: 'hold', message: { from: a, type: 'Ping' } },
  { do: 'duplicate', message: { to: b } },
  { do: 'deliverNow', message: { envelope: seq(7) } },
  { do: 'release', message: { envelope: seq(7) } },
  { do: 'byHand', on: true },
  { do: 'byHand', on: false },
  { do: 'nudge', timer: 'tick', how: 'align' },
  { do: 'nudge', timer: 'tick', how: 'spread' },
  { do: 'fire', node: a, timer: { type: 'tick' } },
  { do: 'request', node: a, request: { op: 'put', key: 'x', value: '1' } },
  { do: 'set', param: 'pace' as never, value: 3 },
];

describe('commands', () => {
  test('in English', () => {
    const lines = commands.map((one) =>
      commandSentence(one, telling('en')).replaceAll('\u00a0', ' '),
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "The chief crashes.",
        "s1 restarts with its disk kept.",
        "s1 restarts with its last write lost.",
        "s1 restarts with an empty disk.",
        "s1 is paused.",
        "s1 goes on.",
        "s1 is removed.",
        "A server is added.",
        "The network is partitioned: {s1} | {s2 s3}.",
        "All links are healed.",
        "The link from s1 to s2 is cut.",
        "The link from s1 to s2 is mended.",
        "Every link changes: loss 10 %.",
        "The link from s1 to s2 changes: delay 80 ms.",
        "The clock of s1 is set 20 ms ahead and runs at 11/10.",
        "A disk write of s1 now takes 1 ms–5 ms.",
        "A message is dropped.",
        "The next Ping from s1 is held back.",
        "The next message to s2 is duplicated.",
        "A message is delivered at once.",
        "A message is let go.",
        "From here on every message and timer waits to be chosen.",
        "Messages and timers go on by themselves.",
        "All timers of this kind run out together: next tick.",
        "All timers of this kind run out in turn, evenly: next tick.",
        "The timer of s1 fires now: next tick.",
        "s1 is asked: put x 1.",
        "Pace becomes 3.",
      ]
    `);
  });

  test('in Chinese, as whole sentences', () => {
    for (const one of commands) {
      expect(commandSentence(one, telling('zh'))).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });
});

describe('records', () => {
  const base = { seq: seq(1), at: micros(5), node: a, cause: null };
  const told = (locale: Locale, record: object) =>
    recordSentence({ ...base, ...record } as never, telling(locale));

  test('a note is told by the protocol, or by its name where no text is known', () => {
    expect(told('en', { kind: 'note', note: { key: 'greeted', params: { who: 3 } } })).toBe(
      'node 3 says hello.',
    );
    expect(told('en', { kind: 'note', note: { key: 'unheardOf', params: {} } })).toBe('unheardOf');
  });

  test('a change of role names node and roles', () => {
    const record = { kind: 'role', from: 'idle', to: 'boss', event: 'e' };
    expect(told('en', record)).toBe('s1: idle → chief');
    expect(told('zh', record)).toBe('s1：idle → chief');
  });

  test('a command that met nothing says so', () => {
    const command = { do: 'crash', node: { role: 'boss' } };
    expect(told('en', { kind: 'command', command, missed: true })).toContain('nothing');
    expect(told('en', { kind: 'command', command, missed: false })).not.toContain('nothing');
  });

  test('a command on one message says which message that was', () => {
    const command = { do: 'hold', message: { envelope: seq(7) } };
    const about = { from: a, to: b, message: { type: 'Ping' } };
    const record = { kind: 'command', command, missed: false, about };
    expect(told('en', record)).toBe('Ping from s1 to s2 is held back.');
    expect(told('zh', record)).toBe('从 s1 到 s2 的 Ping 被扣住。');
  });

  test('a broken invariant has its title and its reason', () => {
    const violation = { nodes: [a], events: [], detail: { n: 2 } };
    expect(told('en', { kind: 'violation', invariant: 'calm', violation })).toBe(
      'Calm is broken. 2 shouted.',
    );
  });

  test('put no gap between a role and what happens to it in Chinese', () => {
    const han = { ...telling('zh'), text: { ...text, roles: { boss: '首领' } } };
    expect(commandSentence({ do: 'crash', node: { role: 'boss' } }, han)).toBe('首领宕机。');
    expect(commandSentence({ do: 'crash', node: a }, han)).toBe('s1 宕机。');
  });
});
