import { exhibits } from '../catalogue.ts';
import { refuse } from '../files/input.ts';
import { historySchema, type JsonSchema, scenarioSchema, traceSchema } from '../files/schema.ts';
import { split } from './arguments.ts';
import { type Io, printJson } from './io.ts';

const schemas: Readonly<Record<string, () => Promise<JsonSchema> | JsonSchema>> = {
  scenario: async () => {
    const all = await Promise.all(exhibits.map(({ load }) => load()));
    return scenarioSchema(all.map(({ protocol }) => protocol));
  },
  trace: traceSchema,
  history: historySchema,
};

/** `orrery schema`: the JSON Schema of a kind of file, for an editor or a checker. */
export async function schema(argv: readonly string[], io: Io): Promise<number> {
  const [name = ''] = split(argv, {}, ['<scenario|trace|history>']).positionals;
  const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (make === undefined) refuse(['schema'], name, 'scenario, trace or history');
  printJson(io, await make(), 2);
  return 0;
}
