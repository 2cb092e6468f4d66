import { describe, expect, test } from 'vitest';
import { withHistory } from '../../src/checkers/history/invariant.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { Formatter, ProtocolText } from '../../src/sdk/text.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';

/** What holds for the words of every protocol: whatever happens is told in whole sentences, in both languages. */

interface Note {
  readonly key: string;
  readonly params: unknown;
}

interface Broken {
  readonly invariant: string;
  readonly violation: { readonly detail: Readonly<Record<string, unknown>> };
}

/** What there is to be told. */
export interface Told {
  readonly story: readonly Note[];
  readonly violations: readonly Broken[];
}

const plain: Formatter = {
  node: (id) => `n${id}`,
  nodes: (ids) => ids.map((id) => `n${id}`).join(', '),
  time: (at) => `${at} us`,
  span: (span) => `${span} us`,
  plural: (count, one, other) => (count === 1 ? one : other),
};

/** What is told of a scenario, up to its end. */
export function toldOf<T extends ProtocolTypes>(protocol: WrittenProtocol<T>, file: unknown): Told {
  const held = withHistory(protocol as unknown as WrittenProtocol<ProtocolTypes>);
  const story: Note[] = [];
  const scenario = readScenario(held, file);
  const simulator = createSimulator(held, scenario, {
    checks: 'goOn',
    sink: (record) => {
      if (record.kind === 'note') story.push(record.note);
    },
  });
  simulator.run(scenario.until);
  return { story, violations: simulator.violations };
}

const HOLES = /undefined|NaN|null|\[object|\s{2}/;

export function testText<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  { story, violations }: Told,
): void {
  const { invariants, variants, params, properties, milestones, views } =
    protocol as unknown as WrittenProtocol<ProtocolTypes>;

  describe.each(['en', 'zh'] as const)('%s', (locale) => {
    const text = (protocol as unknown as WrittenProtocol<ProtocolTypes>).text[locale];
    const end = locale === 'en' ? /\.$/ : /。$/;

    test('every note is a whole sentence', () => {
      for (const { key, params } of story) {
        const sentence = text.notes[key]?.(params as never, plain);
        expect(sentence, key).toMatch(end);
        expect(sentence).not.toMatch(HOLES);
      }
    });

    test('every violation is told', () => {
      expect(violations.length).toBeGreaterThan(0);
      for (const { invariant, violation } of violations) {
        if (invariants.every(({ name }) => name !== invariant)) continue; // the catalogue tells it
        const sentence = text.invariants[invariant]?.broken(violation.detail, plain);
        expect(sentence, invariant).toMatch(end);
        expect(sentence).not.toMatch(HOLES);
      }
    });

    test('everything has a name', () => {
      expect(Object.keys(text.invariants)).toEqual(invariants.map(({ name }) => name));
      expect(Object.keys(text.variants)).toEqual(variants.map(({ id }) => id));
      expect(Object.keys(text.params).sort()).toEqual(Object.keys(params).sort());
      expect(Object.keys(text.properties ?? {})).toEqual(properties?.map(({ name }) => name) ?? []);
      const pages: readonly string[] = ['table', 'matrix', 'tree', 'plot', 'counts'];
      const named = views.flatMap(({ kind, id }) => (pages.includes(kind) ? [id] : []));
      expect(Object.keys(text.views ?? {}).sort()).toEqual(named.sort());
      for (const view of views) {
        if (view.kind !== 'statechart') continue;
        for (const role of Object.keys(view.chart.states)) expect(text.roles).toHaveProperty(role);
      }
    });
  });

  test('every kind of thing that can happen is told somewhere above', () => {
    const seen = new Set(story.map(({ key }) => key));
    expect(Object.keys(protocol.text.en.notes).filter((key) => !seen.has(key))).toEqual([]);
  });

  test('every milestone is a note', () => {
    for (const key of milestones) expect(protocol.text.en.notes).toHaveProperty(key);
  });
}

/** Short texts, in all forms that there are. */
interface Short {
  readonly labels: object;
  readonly requests: readonly object[];
  readonly story: Told['story'];
  readonly names: readonly string[];
}

/** Labels and requests in both languages; in Chinese a gap stands between its characters and a word that is none. */
export function testShort<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  { labels, requests, story, names }: Short,
): void {
  const texts = protocol.text as unknown as Record<'en' | 'zh', ProtocolText<ProtocolTypes>>;
  const formatters = { en: createFormatter('en', names), zh: createFormatter('zh', names) };
  const short = (locale: 'en' | 'zh'): string[] => [
    ...Object.entries(labels as Readonly<Record<string, readonly object[]>>).flatMap(([key, all]) =>
      all.map(
        (params) => texts[locale].labels[key]?.(params, formatters[locale]) ?? `no label ${key}`,
      ),
    ),
    ...requests.map(
      (request) => texts[locale].request?.(request, formatters[locale]) ?? 'no request',
    ),
  ];

  test.each(['en', 'zh'] as const)('%s: every label and request has its words', (locale) => {
    expect(Object.keys(texts[locale].labels).sort()).toEqual(Object.keys(labels).sort());
    for (const words of short(locale)) {
      expect(words).not.toMatch(/undefined|NaN|null|\[object|\s{2}|^$|^no label|^no request/);
    }
  });

  test('Chinese stands apart from names and numbers', () => {
    const told = story.map(({ key, params }) =>
      texts.zh.notes[key]?.(params as never, formatters.zh),
    );
    for (const words of [...short('zh'), ...told]) {
      expect(words).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]|[,;:?!(]/);
    }
  });
}
