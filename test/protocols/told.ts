import { describe, expect, test } from 'vitest';
import { withHistory } from '../../src/checkers/history/invariant.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { Formatter } from '../../src/sdk/text.ts';
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
      const named = views.flatMap((view) =>
        view.kind === 'table' || view.kind === 'counts' ? [view.id] : [],
      );
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
