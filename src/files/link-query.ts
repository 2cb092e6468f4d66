import { InputError, refuse } from './input.ts';
import { didYouMean, listing } from './wording.ts';

/** An address longer than this is not looked at: nobody's browser made it from a run. */
export const MAX_QUERY = 32_768;

export type Pair = readonly [key: string, value: string];

/**
 * Takes apart `seed=7&do=crash:s1@2s`, with or without the question mark. Keys and values are as they were before they
 * were made fit for an address; a plus sign is one.
 */
export function splitQuery(query: string): Pair[] {
  if (query.length > MAX_QUERY) {
    throw new InputError(
      `at the top: found an address of ${query.length} characters, expected at most ${MAX_QUERY}`,
    );
  }
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [key, value] =
        equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return [unescaped(key, ['at the top']), unescaped(value, [key])] as const;
    });
}

function unescaped(text: string, path: readonly string[]): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(path, text, 'text in which every percent sign begins a character');
  }
}

/** And back. What may stand in an address unharmed is left as it is, so that people can read it. */
export const joinQuery = (pairs: readonly Pair[]): string =>
  pairs.map(([key, value]) => `${key}=${escaped(value)}`).join('&');

/** Programs that find addresses in text stop at brackets and quotes; a comma or a colon they let pass. */
function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:2C|3A|40|2F)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The values of an address by key. Only keys that there are, and each of the `single` ones once. */
export class Query {
  private readonly values = new Map<string, string[]>();

  /** `ours` may be there, `many` of them several times; `others` belong to someone else and are passed over. */
  constructor(
    pairs: readonly Pair[],
    ours: readonly string[],
    many: readonly string[],
    others: readonly string[],
  ) {
    for (const [key, value] of pairs) {
      if (others.includes(key)) continue;
      if (!ours.includes(key)) {
        refuse([key], value, `no such key but ${listing(ours)}${didYouMean(key, ours)}`);
      }
      const known = this.values.get(key);
      if (!known) this.values.set(key, [value]);
      else if (many.includes(key)) known.push(value);
      else refuse([key], value, 'this key once');
    }
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  /** Reads a value, if the key is there. */
  take<X>(key: string, read: (text: string) => X): X | undefined {
    const [text] = this.values.get(key) ?? [];
    return text === undefined ? undefined : read(text);
  }

  all(key: string): readonly string[] {
    return this.values.get(key) ?? [];
  }
}
