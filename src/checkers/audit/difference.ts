import { equalPlain } from '../../core/plain.ts';

/** Where two plain values part first, as one would say it; null where they say the same. */
export function firstDifference(
  first: unknown,
  second: unknown,
  path: string,
  once = 'the first time',
  then = 'the second',
): string | null {
  if (Object.is(first, second) || equalPlain(first, second)) return null;
  if (!isObject(first) || !isObject(second) || Array.isArray(first) !== Array.isArray(second)) {
    return `${path} is ${shown(first)} ${once}, ${shown(second)} ${then}`;
  }
  for (const key of new Set([...Object.keys(first), ...Object.keys(second)])) {
    const here = Array.isArray(first) ? `${path}[${key}]` : `${path}.${key}`;
    const found = firstDifference(first[key], second[key], here, once, then);
    if (found !== null) return found;
  }
  return null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const LONGEST = 80;

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
