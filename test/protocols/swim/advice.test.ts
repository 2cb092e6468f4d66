import { describe, expect, test } from 'vitest';
import { ms } from '../../../src/core/duration.ts';
import { createFormatter } from '../../../src/i18n/format.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import { LOCALES } from '../../../src/sdk/text.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { advisedBy, type Change, fixed } from '../atomic/advised.ts';
import { files } from './runs.ts';

/** What is unwise, and why: each warning at its edge, and none where there is nothing to warn of. */

const { adviceOn, keys, onFile, advisor } = advisedBy(
  swim as unknown as WrittenProtocol<ProtocolTypes>,
);
const lost = (loss: readonly [number, number], more: Change = {}): Change => ({
  ...more,
  network: { loss },
});

test('nothing of what is usual, nor of the scenarios but for what they are about', () => {
  expect(adviceOn({})).toEqual([]);
  const said = files.map((file) => [file.id, onFile(file as never)] as const);
  expect(Object.fromEntries(said.filter(([, found]) => found.length > 0))).toEqual({
    lossy: ['heavyLoss'],
    'basic-under-loss': ['heavyLoss', 'noSuspicion'],
    'speaks-for-others': ['nobodyAsked'],
  });
});

const CASES: readonly (readonly [Change, readonly string[]])[] = [
  [{ params: { probeTimeout: ms(30) } }, ['answersTooLate']],
  [{ params: { probeTimeout: ms(31) } }, []],
  [{ params: { probeTimeout: ms(940) } }, ['noTimeForOthers']],
  [{ params: { probeTimeout: ms(939) } }, []],
  [{ params: { probeTimeout: ms(940), indirectChecks: 0 } }, ['nobodyAsked']],
  [{ members: { node: 2 }, params: { indirectChecks: 0 } }, []],
  [{ network: { delay: fixed(250) } }, ['answersTooLate']],
  [lost([1, 1]), ['allLost']],
  [lost([1, 10]), []],
  [lost([15, 100]), ['heavyLoss']],
  [lost([1, 100], { members: { node: 2 } }), ['heavyLoss']],
  [{ params: { suspicion: false } }, ['noSuspicion']],
  [{ params: { suspicionMult: 2 } }, ['suspicionTooShort']],
  [{ params: { suspicionMult: 3 } }, []],
  [{ params: { lhaSuspicion: true } }, []],
  [{ params: { lhaSuspicion: true }, members: { node: 3 } }, ['nobodyConfirms']],
  [{ params: { awarenessMax: 4 } }, ['awarenessUnused']],
  [{ params: { awarenessMax: 4, lhaProbe: true } }, []],
  [{ params: { suspicionMaxMult: 4 } }, ['maxMultUnused']],
  [{ params: { reconnectInterval: ms(1000) } }, ['reconnectAlone']],
  [{ params: { reconnectInterval: ms(1000), pushPullInterval: ms(1000) } }, []],
];

test.each(CASES)('%j: %j', (change, expected) => {
  expect(keys(change)).toEqual(expected);
});

describe.each(LOCALES)('%s', (locale) => {
  const fmt = createFormatter(locale, []);
  const text = advisor.text[locale] as Readonly<Record<string, (p: object, f: object) => string>>;

  test('every warning is a whole sentence', () => {
    const met = new Set<string>();
    for (const [change] of CASES) {
      for (const { key, params } of adviceOn(change)) {
        met.add(key);
        const sentence = text[key]?.(params, fmt);
        expect(sentence, key).toMatch(locale === 'en' ? /\.$/ : /。$/);
        expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }
    expect([...met].sort()).toEqual(Object.keys(text).sort());
  });
});
