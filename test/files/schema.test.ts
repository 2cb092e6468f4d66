import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { schemas } from '../../src/cli/schema.ts';
import { readRun } from '../../src/files/run.ts';
import {
  historySchema,
  type JsonSchema,
  runSchema,
  scenarioSchema,
  traceSchema,
} from '../../src/files/schema.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { example } from './example.ts';
import { fake } from './fake.ts';

/** Whether a value is right by a JSON Schema, as zod itself reads that back. */
const fits = (schema: JsonSchema, value: unknown) =>
  z.fromJSONSchema(schema as never).safeParse(value).success;

describe('the JSON Schema of scenarios', () => {
  const { allOf, ...general } = scenarioSchema([fake as unknown as WrittenProtocol<ProtocolTypes>]);
  const [own, version1] = allOf as [
    { if: JsonSchema; then: JsonSchema },
    { if: JsonSchema; then: JsonSchema },
  ];

  test('takes a right file and refuses a wrong one', () => {
    expect(fits(general, example)).toBe(true);
    expect(fits(general, { ...example, sede: 1 })).toBe(false);
    expect(fits(general, { ...example, protocol: 'other' })).toBe(false);
    expect(fits(general, { ...example, seed: -1 })).toBe(false);
    expect(fits(general, { ...example, until: { time: '5 hours' } })).toBe(false);
    expect(fits(general, { ...example, script: [{ at: 1, do: 'crahs', node: 's1' }] })).toBe(false);
  });

  test('says of a protocol what is its own', () => {
    expect(own.if).toEqual({ properties: { protocol: { const: 'fake' } } });
    expect(fits(own.then, example)).toBe(true);
    expect(fits(own.then, { ...example, nodes: { server: 99 } })).toBe(false);
    expect(fits(own.then, { ...example, params: { evry: 1 } })).toBe(false);
    expect(fits(own.then, { ...example, variant: 'other' })).toBe(false);
    expect(fits(own.then, { ...example, expects: [{ invariant: 'other' }] })).toBe(false);
  });

  test('keeps what is new in version 2 out of files of version 1', () => {
    const script = [{ at: 1, do: 'byHand', on: true }];
    expect(fits(general, { ...example, version: 2, script })).toBe(true);
    expect(fits(general, { ...example, version: 3 })).toBe(false);
    expect(version1.if).toEqual({ properties: { version: { const: 1 } } });
    const word = { not: { enum: ['byHand', 'release', 'nudge'] } };
    const properties = { script: { items: { properties: { do: word } } } };
    expect(version1.then).toEqual({ properties });
  });

  test('can be had of no protocol in particular', () => {
    const { allOf: _, ...any } = scenarioSchema();
    expect(fits(any, { ...example, protocol: 'any' })).toBe(true);
  });
});

test('the JSON Schema of a trace takes a header and a record', () => {
  const schema = traceSchema();
  expect(fits(schema, { version: 2, scenario: example, seed: 42 })).toBe(true);
  const record = { seq: 0, at: 0, node: 's1', kind: 'start', cause: null };
  expect(fits(schema, record)).toBe(true);
  expect(fits(schema, { ...record, kind: 'stop' })).toBe(false);
});

test('the JSON Schema of a history takes an operation', () => {
  const line = { process: 0, type: 'invoke', f: 'cas', key: 'x', value: [1, 2], time: 12345 };
  expect(fits(historySchema(), line)).toBe(true);
  expect(fits(historySchema(), { ...line, type: 'begin' })).toBe(false);
});

test('the JSON Schema of a run takes one, with the scenario in it, and no other', () => {
  const one = fake as unknown as WrittenProtocol<ProtocolTypes>;
  const { $defs, ...schema } = runSchema([one]);
  const { allOf: _, ...scenario } = ($defs as { scenario: Record<string, unknown> }).scenario;
  const whole = { ...schema, $defs: { scenario } };
  const given = [{ seq: 3, at: '1s', command: { do: 'heal' } }];
  const branches = [{ parent: null, length: 7, given }];
  const run = { version: 1, kind: 'run', scenario: example, branches, branch: 0, position: 7 };
  expect(fits(whole, { ...run, $schema: 'run.json' })).toBe(true);
  expect(() => readRun(one, { ...run, $schema: 'run.json' })).not.toThrow();
  expect(fits(whole, { ...run, kind: 'runn' })).toBe(false);
  expect(fits(whole, { ...run, scenario: { ...example, sede: 1 } })).toBe(false);
  const wrong = [
    { parent: null, length: 7, given: [{ seq: 3, at: '1s', command: { do: 'hea' } }] },
  ];
  expect(fits(whole, { ...run, branches: wrong })).toBe(false);
});

describe('for editors, in public/schema', () => {
  const published = (name: string) =>
    readFileSync(new URL(`../../public/schema/${name}.json`, import.meta.url), 'utf8');

  for (const [name, make] of Object.entries(schemas)) {
    test(`${name}.json is what "orrery schema ${name}" prints; else: npm run schemas`, async () => {
      expect(published(name)).toBe(`${JSON.stringify(await make(), null, 2)}\n`);
    });

    test(`${name}.json has an address, a title, and something to say of each field`, () => {
      const schema = JSON.parse(published(name)) as JsonSchema;
      expect(schema.$id).toBe(`urn:orrery:schema:${name}`);
      expect(schema.title).toMatch(/^\S.*[^.]$/);
      expect(undescribed(schema, [])).toEqual([]);
    });
  }

  test('every shipped scenario is right by scenario.json, and refused with a slip in it', () => {
    const { allOf, ...general } = JSON.parse(published('scenario')) as JsonSchema;
    const [{ then: own }] = allOf as [{ then: JsonSchema }];
    expect(scenarios.length).toBeGreaterThan(10);
    for (const file of scenarios as readonly object[]) {
      const kept = { ...file, $schema: './schema/scenario.json' };
      expect(fits(general, kept) && fits(own, kept)).toBe(true);
      expect(fits(general, { ...file, scirpt: [] })).toBe(false);
      expect(fits(own, { ...file, params: { hartbeat: '1ms' } })).toBe(false);
    }
  });
});

/** The fields of which a schema says nothing, among those that every file may have. */
function undescribed(schema: unknown, path: readonly string[]): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items, anyOf, oneOf } = schema as Record<string, Record<string, object>>;
  const own = Object.entries(properties ?? {}).flatMap(([name, part]) => {
    const here = [...path, name];
    return 'description' in part ? undescribed(part, here) : [here.join('.')];
  });
  const inside = [items, ...Object.values(anyOf ?? {}), ...Object.values(oneOf ?? {})];
  return [...own, ...inside.flatMap((part) => undescribed(part, path))];
}
