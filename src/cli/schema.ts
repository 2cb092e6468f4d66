import { exhibits } from '../catalogue.ts';
import { refuse } from '../files/input.ts';
import {
  historySchema,
  type JsonSchema,
  runSchema,
  scenarioSchema,
  traceSchema,
} from '../files/schema.ts';
import { split } from './arguments.ts';
import { type Io, printJson } from './io.ts';

const protocols = async () =>
  (await Promise.all(exhibits.map(({ load }) => load()))).map(({ protocol }) => protocol);

/** The kinds of files that have a schema. */
export const schemas: Readonly<Record<string, () => Promise<JsonSchema> | JsonSchema>> = {
  scenario: async () => scenarioSchema(await protocols()),
  run: async () => runSchema(await protocols()),
  trace: traceSchema,
  history: historySchema,
};

/** `orrery schema`: the JSON Schema of a kind of file, for an editor or a checker. */
export async function schema(argv: readonly string[], io: Io): Promise<number> {
  const [name = ''] = split(argv, {}, ['<scenario|run|trace|history>']).positionals;
  const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (make === undefined) refuse(['schema'], name, 'scenario, run, trace or history');
  printJson(io, await make(), 2);
  return 0;
}
