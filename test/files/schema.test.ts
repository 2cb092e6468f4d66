import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  historySchema,
  type JsonSchema,
  scenarioSchema,
  traceSchema,
} from '../../src/files/schema.ts';
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
