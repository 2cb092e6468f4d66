import { parseArgs } from 'node:util';
import { InputError, refuse } from '../files/input.ts';
import { didYouMean, listing } from '../files/wording.ts';

/** A command's options: what each is followed by (a noun), or null where it stands alone. */
export type Options = Readonly<Record<string, string | null>>;

export interface Arguments {
  readonly positionals: readonly string[];
  /** The values given to each option, in order. */
  readonly values: Readonly<Record<string, readonly (string | true)[]>>;
}

/** Splits a command's arguments; refuses options that it does not have and arguments too many or too few; `[one]` may be left out. */
export function split(
  argv: readonly string[],
  options: Options,
  positionals: readonly string[],
): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        { type: value === null ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const values: Record<string, (string | true)[]> = {};
  const rest: string[] = [];
  for (const token of tokens ?? []) {
    if (token.kind === 'positional') rest.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    values[name] = [...(values[name] ?? []), checkOption(options, name, rawName, value)];
  }
  checkPositionals(rest, positionals);
  return { positionals: rest, values };
}

function checkOption(
  options: Options,
  name: string,
  raw: string,
  value: string | undefined,
): string | true {
  const names = Object.keys(options).map((option) => `--${option}`);
  const expects = Object.hasOwn(options, name) && raw === `--${name}` ? options[name] : undefined;
  if (expects === undefined) {
    const known = names.length === 0 ? 'no options' : `${listing(names)}${didYouMean(raw, names)}`;
    throw new InputError(`${raw}: found an unknown option, expected ${known}`);
  }
  if (expects === null)
    return value === undefined ? true : refuse([raw], value, 'nothing after it');
  return value === undefined || value === '' ? refuse([raw], value, expects) : value;
}

function checkPositionals(found: readonly string[], expected: readonly string[]): void {
  const extra = found[expected.length];
  if (extra !== undefined) refuse(['arguments'], extra, `only ${expected.join(' ') || 'options'}`);
  const missing = expected[found.length];
  if (missing !== undefined && !missing.startsWith('[')) refuse(['arguments'], undefined, missing);
}

/** The last value of an option that takes one. */
export function lastOf({ values }: Arguments, name: string): string | undefined {
  return values[name]?.at(-1) as string | undefined;
}

export const has = ({ values }: Arguments, name: string): boolean => values[name] !== undefined;
