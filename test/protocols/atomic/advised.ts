import { describe, expect, test } from 'vitest';
import { ms } from '../../../src/core/duration.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { createFormatter } from '../../../src/i18n/format.ts';
import type { Settings } from '../../../src/sdk/advice.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import { LOCALES } from '../../../src/sdk/text.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { type File, open, type Run, runTo, told } from './runs.ts';

/** What is unwise, and why: each warning at its edge, and none where there is nothing to warn of. */

type Known = Settings<ProtocolTypes>;

export interface Change {
  readonly params?: object;
  readonly members?: object;
  readonly network?: Partial<Known['network']>;
  readonly diskWrite?: Known['diskWrite'];
}

export const fixed = (n: number) => ({ kind: 'fixed', by: ms(n) }) as const;
export const between = (min: number, max: number) =>
  ({ kind: 'uniform', min: ms(min), max: ms(max) }) as const;

const settingsOf = ({ params, members, network, diskWrite }: Scenario<ProtocolTypes>): Known => ({
  params,
  members,
  network: network.all,
  diskWrite,
});

/** What is said about settings that differ so from the usual ones. */
export function advisedBy(protocol: WrittenProtocol<ProtocolTypes>) {
  const { advisor } = protocol;
  if (!advisor) throw new Error('nobody advises');
  const usual = settingsOf(readScenario(protocol, { version: 1, protocol: protocol.id }));
  const adviceOn = ({ params, members, network, diskWrite }: Change) =>
    advisor.adviceOn({
      params: { ...usual.params, ...params },
      members: { ...usual.members, ...members },
      network: { ...usual.network, ...network },
      diskWrite: diskWrite ?? usual.diskWrite,
    });
  return {
    advisor,
    adviceOn,
    keys: (change: Change) => adviceOn(change).map(({ key }) => key),
    onFile: (file: File) =>
      advisor.adviceOn(settingsOf(readScenario(protocol, file))).map(({ key }) => key),
  };
}

/** What both protocols say in the same way, and that everything is said in both languages. */
export function testAdvice(
  protocol: WrittenProtocol<ProtocolTypes>,
  files: readonly File[],
  about: Readonly<Record<string, readonly string[]>>,
  everything: readonly Change[],
): void {
  const { advisor, adviceOn, keys, onFile } = advisedBy(protocol);

  test('says nothing of what is usual, nor of the scenarios but for what they are about', () => {
    expect(adviceOn({})).toEqual([]);
    const said = files.map((file) => [file.id, onFile(file)] as const);
    expect(Object.fromEntries(said.filter(([, found]) => found.length > 0))).toEqual(about);
  });

  describe('warns of', () => {
    test('messages that are lost, where that is more than a rare thing', () => {
      const loss = (n: number, of: number) => ({ network: { loss: [n, of] as const } });
      expect(keys(loss(1, 1))).toEqual(['allLost']);
      expect(keys(loss(1, 1000))).toContain('lossAborts');
      expect(keys(loss(1, 10_000))).not.toContain('lossAborts');
      const found = adviceOn(loss(1, 10)).find(({ key }) => key === 'lossAborts');
      expect(found?.params).toEqual({ participants: 3, messages: 12, percent: 71.8 });
    });

    test('participants that give up while others are at work, or wait for a lock', () => {
      // Two more steps and the question for votes: three times there and back.
      expect(keys({ params: { idleTimeout: ms(90) } })).toEqual(['idleTooShort']);
      expect(keys({ params: { idleTimeout: ms(91) } })).toEqual(['idleBelowLock']);
      expect(keys({ params: { idleTimeout: ms(690) } })).toEqual(['idleBelowLock']);
      expect(keys({ params: { idleTimeout: ms(691) } })).toEqual([]);
    });

    test('waits for locks that are all alike', () => {
      expect(keys({ params: { lockTimeout: [ms(400), ms(429)] } })).toEqual(['locksNear']);
      expect(keys({ params: { lockTimeout: [ms(400), ms(430)] } })).toEqual([]);
    });

    test('records that are written before the vote takes them along', () => {
      expect(keys({ params: { flushDelay: ms(90) } })).toEqual(['flushTooSoon']);
      expect(keys({ params: { flushDelay: ms(91) } })).toEqual([]);
    });

    test('a bank in which little can happen', () => {
      expect(keys({ params: { accounts: 1 } })).toEqual(['oneAccount']);
      expect(keys({ params: { balance: 0 } })).toEqual(['noMoney']);
    });
  });

  test.each(LOCALES)('%s: everything is told in whole sentences', (locale) => {
    const fmt = createFormatter(locale, []);
    const text = advisor.text[locale];
    const told = new Set<string>();
    for (const { key, params } of everything.flatMap(adviceOn)) {
      told.add(key);
      const sentence = text[key]?.(params, fmt);
      expect(sentence, key).toMatch(locale === 'en' ? /\.$/ : /。$/);
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object|\s{2}/);
    }
    expect([...told].sort()).toEqual(Object.keys(text).sort());
  });
}

/** Enough to have everything said that both have to say. */
export const UNWISE: readonly Change[] = [
  { network: { loss: [1, 1] } },
  { network: { loss: [1, 5] } },
  { params: { idleTimeout: ms(50), flushDelay: ms(20), accounts: 1, balance: 0 } },
  { params: { idleTimeout: ms(200), lockTimeout: [ms(50), ms(150)] } },
  { params: { lockTimeout: [ms(100), ms(100)] } },
];

/** A file with other settings, played; how often something was told in it. */
export function playWith(
  protocol: WrittenProtocol<ProtocolTypes>,
  file: File,
  settings: object,
): { readonly run: Run; count(key: string): number } {
  const run = open(protocol, { ...file, ...settings });
  runTo(run, Number.parseFloat(file.until.time));
  return { run, count: (key) => told(run, key).length };
}
