import * as z from 'zod/mini';
import type { Form } from '../sdk/forms.ts';
import { didYouMean, listing, pathText, show } from './wording.ts';

/** What someone gave us is wrong. The message is one line: the field, what stands there, what was expected. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

export type Path = readonly PropertyKey[];
export type Issue = z.core.$ZodIssue;

/** Refuses the field at a path; what was expected is a noun: "a whole number". */
export function refuse(path: Path, found: unknown, expected: string): never {
  throw new InputError(sentence(path, show(found), expected));
}

/**
 * Reads a value by its form, or throws an InputError about the first thing that is wrong. `path` is where the value
 * stands in what the user gave.
 */
export function take<Inside>(form: Form<Inside>, input: unknown, path: Path = []): Inside {
  const result = z.safeDecode(form, input as never, { error: expectedKeys });
  if (result.success) return result.data;
  throw new InputError(explain(result.error.issues, input, path));
}

/** Prints a value by its form. */
export function put<Inside>(form: Form<Inside>, inside: Inside): unknown {
  return z.encode(form, inside);
}

/**
 * One line about the first of several issues. An unknown key comes before all others: it is often a misspelt one, and
 * then what is missing is only its shadow.
 */
export function explain(issues: readonly Issue[], input: unknown, path: Path = []): string {
  const issue = issues.find((one) => one.code === 'unrecognized_keys') ?? issues[0];
  return issue === undefined
    ? sentence(path, show(input), 'something else')
    : line(issue, input, path);
}

function line(issue: Issue, input: unknown, before: Path): string {
  const path = [...before, ...issue.path];
  const value = valueAt(input, issue.path);
  if (issue.code === 'invalid_union') {
    const branch = closest(issue.errors);
    if (branch) return explain(branch, value, path);
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    const inner = issue.issues[0];
    return sentence(path, show(value), inner ? expectation(inner, value) : 'another key');
  }
  if (issue.code === 'unrecognized_keys') return unknownKey(issue, value, path);
  if (issue.message.startsWith('found ')) return `${pathText(path)}: ${oneLine(issue.message)}`;
  return sentence(path, show(value), expectation(issue, value));
}

function sentence(path: Path, found: string, expected: string): string {
  return oneLine(`${pathText(path)}: found ${found}, expected ${expected}`);
}

/** Texts of our own may quote what the user wrote. */
const oneLine = (text: string): string => text.replace(/[\s\u0085\u2028\u2029]+/g, ' ');

function unknownKey(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  value: unknown,
  path: Path,
): string {
  const key = issue.keys[0] as string;
  const found = show((value as Record<string, unknown> | undefined)?.[key]);
  const keys = issue.message.startsWith(KEYS) ? issue.message.slice(KEYS.length).split('\n') : [];
  const expected =
    keys.length === 0 ? 'no such key' : `no such key but ${listing(keys)}${didYouMean(key, keys)}`;
  return sentence([...path, key], found, expected);
}

const KEYS = 'keys\n';

/** zod says which keys are too many; only while it reads does one see which there may be. */
const expectedKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const shape = (issue.inst?._zod.def as { shape?: object } | undefined)?.shape;
  return shape === undefined ? undefined : KEYS + Object.keys(shape).join('\n');
};

/** The branch of a union that the value was evidently meant for: the one that gets deepest; null if none stands out. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const ranks = branches.map(misfit);
  const least = Math.min(...ranks);
  if (least >= MISFIT || ranks.filter((rank) => rank === least).length !== 1) return null;
  return branches[ranks.indexOf(least)] ?? null;
}

const MISFIT = 1000;

/** How badly a value missed a branch: wrong in kind is worst, then each key that is missing or too many. */
function misfit(issues: readonly Issue[]): number {
  let rank = 0;
  for (const issue of issues) {
    const top = issue.path.length === 0;
    if (top && /^invalid_(type|value|union)$/.test(issue.code)) return MISFIT;
    if (issue.code === 'unrecognized_keys') rank += 10 * issue.keys.length;
    else rank += issue.path.length <= 1 ? 2 : 1;
  }
  return rank;
}

/** What an issue says was expected, as a noun. */
function expectation(issue: Issue, value: unknown): string {
  if (issue.message.startsWith('expected ')) return issue.message.slice('expected '.length);
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return choices(issue.values, value);
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? choices(issue.options, value)
        : [...new Set(issue.errors.map((branch) => alternative(branch, value)))].join(', or ');
    case 'too_small':
    case 'too_big':
      return bound(issue);
    case 'invalid_format':
      return issue.format === 'regex'
        ? `text like ${issue.pattern}`
        : `text in the form ${issue.format}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    default:
      return 'something else';
  }
}

function alternative(branch: readonly Issue[], value: unknown): string {
  const issue = branch.find((one) => one.path.length === 0) ?? branch[0];
  if (issue === undefined) return 'something else';
  if (issue.path.length === 0) return expectation(issue, value);
  return `an object with ${String(issue.path[0])}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  never: 'nothing',
  undefined: 'nothing',
  nonoptional: 'a value',
};

function choices(values: readonly unknown[], value: unknown): string {
  if (values.length === 1) return JSON.stringify(values[0]);
  return `one of ${listing(values.map((one) => JSON.stringify(one)))}${didYouMean(value, values)}`;
}

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const many = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const sized = { array: 'items', string: 'characters' }[issue.origin as string];
  const how = issue.code === 'too_small' ? 'at least' : 'at most';
  if (sized) return `${how} ${many} ${sized}`;
  return issue.inclusive
    ? `${how} ${many}`
    : `${how === 'at least' ? 'more' : 'less'} than ${many}`;
}

/** The value at a path, or undefined where there is nothing. */
function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
