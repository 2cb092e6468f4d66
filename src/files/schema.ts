import * as z from 'zod/mini';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { lineForm, NEW_IN_2 } from './commands.ts';
import { duration } from './fields.ts';
import { scenarioForm } from './grammar.ts';
import { historyLine } from './history.ts';
import { membersForm } from './names.ts';
import { paramsForm } from './params.ts';
import { anyTraceLine } from './trace.ts';
import { anyWords, wordsOf } from './words.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

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
  return {
    ...schema,
    title: 'Orrery scenario',
    allOf: [...protocols.map(ownPart), VERSION_1],
  };
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
  return { if: { properties: { protocol: { const: protocol.id } } }, then };
}

/** The JSON Schema of one line of a trace. */
export const traceSchema = (): JsonSchema => ({
  ...schemaOf(anyTraceLine()),
  title: 'A line of an Orrery trace',
});

/** The JSON Schema of one line of a history. */
export const historySchema = (): JsonSchema => ({
  ...schemaOf(historyLine),
  title: 'A line of a history',
});
