import * as z from 'zod/mini';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { commandForm, lineForm, NEW_IN_2 } from './commands.ts';
import { duration } from './fields.ts';
import { scenarioForm } from './grammar.ts';
import { historyLine } from './history.ts';
import { membersForm } from './names.ts';
import { paramsForm } from './params.ts';
import { runForm } from './run.ts';
import { HISTORY, RUN, SCENARIO, type Told, TRACE } from './schema-words.ts';
import { anyTraceLine } from './trace.ts';
import { anyWords, wordsOf } from './words.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;
type Draft = Record<string, unknown>;

const schemaOf = (form: z.ZodMiniType): Record<string, unknown> => ({
  ...z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }),
});

/** The JSON Schema of scenario files; for each protocol given, also of what is its own in them. */
export function scenarioSchema(
  protocols: readonly WrittenProtocol<ProtocolTypes>[] = [],
): JsonSchema {
  const words = anyWords();
  const text = z.string();
  const anyone = {
    protocol: protocols.length === 0 ? text : z.enum(protocols.map(({ id }) => id)),
    nodes: z.record(text, z.int().check(z.minimum(0))),
    params: z.record(text, z.unknown()),
    line: lineForm(words, duration as never),
  };
  const schema = schemaOf(scenarioForm(words, anyone as never) as z.ZodMiniType);
  const parts = { allOf: [...protocols.map(ownPart), VERSION_1] };
  return published('scenario', 'An Orrery scenario', { ...schema, ...parts }, SCENARIO);
}

/** The JSON Schema of run files, with that of the scenario inside. */
export function runSchema(protocols: readonly WrittenProtocol<ProtocolTypes>[] = []): JsonSchema {
  const { $schema: _, $id: __, ...scenario } = scenarioSchema(protocols);
  const { $schema: ___, ...command } = schemaOf(commandForm(anyWords()) as z.ZodMiniType);
  const schema = { ...schemaOf(runForm), $defs: { scenario } };
  for (const part of partsNamed(schema, ['branches', 'given', 'command'])) replace(part, command);
  for (const part of partsNamed(schema, ['scenario'])) replace(part, { $ref: '#/$defs/scenario' });
  return published('run', 'An Orrery run', schema, RUN);
}

/** A schema as an editor wants it: with an address of its own, a title, and something to say of each field. */
function published(name: string, title: string, schema: Draft, told: Told): JsonSchema {
  for (const [path, description] of Object.entries(told)) {
    for (const part of partsNamed(schema, path.split('.'))) part.description = description;
  }
  const { $schema, ...rest } = schema;
  return { $schema, $id: `urn:orrery:schema:${name}`, title, ...rest };
}

/** What a schema says of the field at a path; lists and alternatives on the way are looked into. */
function partsNamed(schema: unknown, [name, ...rest]: readonly string[]): Draft[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items, anyOf, oneOf } = schema as Record<string, Draft | undefined>;
  if (name === undefined) return [schema as Draft];
  const here = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const inside = [items, ...Object.values(anyOf ?? {}), ...Object.values(oneOf ?? {})];
  return [...partsNamed(here, rest), ...inside.flatMap((one) => partsNamed(one, [name, ...rest]))];
}

function replace(part: Draft, by: Draft): void {
  for (const key of Object.keys(part)) delete part[key];
  Object.assign(part, by);
}

/** A file of version 1 may not use what came with version 2. */
const VERSION_1: JsonSchema = {
  if: { properties: { version: { const: 1 } } },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: {
    properties: { script: { items: { properties: { do: { not: { enum: NEW_IN_2 } } } } } },
  },
};

/** What holds for the files of one protocol beyond what holds for all. */
function ownPart(protocol: WrittenProtocol<ProtocolTypes>): JsonSchema {
  const words = wordsOf(protocol, []);
  const own = z.looseObject({
    nodes: z.optional(membersForm(protocol)),
    params: z.optional(paramsForm(protocol)),
    variant: z.optional(z.nullable(words.variant)),
    workload: z.optional(z.nullable(z.looseObject({ op: words.op }))),
    expects: z.optional(z.array(z.looseObject({ invariant: words.invariant }))),
  });
  const { $schema: _, ...then } = schemaOf(own);
  const said: Readonly<Record<string, { readonly label: string; readonly help: string }>> =
    protocol.text.en.params;
  for (const [name, { label, help }] of Object.entries(said)) {
    for (const part of partsNamed(then, ['params', name])) part.description = `${label}. ${help}`;
  }
  return { if: { properties: { protocol: { const: protocol.id } } }, then };
}

/** The JSON Schema of one line of a trace. */
export const traceSchema = (): JsonSchema =>
  published('trace', 'A line of an Orrery trace', schemaOf(anyTraceLine()), TRACE);

/** The JSON Schema of one line of a history. */
export const historySchema = (): JsonSchema =>
  published('history', 'A line of a history', schemaOf(historyLine), HISTORY);
