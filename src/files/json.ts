import { InputError, refuse } from './input.ts';
import { pathText } from './wording.ts';

/** Limits on what is read, so that a wrong file is refused at once and not when memory has run out. */
export const MAX_TEXT = 5_000_000;
export const MAX_DEPTH = 64;
/** Numbers, texts, lists, objects, all told: reading them by their forms costs much more than JSON itself. */
export const MAX_VALUES = 200_000;
/** Of one text or one key: it may come to stand on the page. */
export const MAX_STRING = 10_000;

/** JSON text to a value, checked by `checkJson`. */
export function parseJson(text: string): unknown {
  if (text.length > MAX_TEXT) {
    throw new InputError(
      `at the top: found ${text.length} characters, expected at most ${MAX_TEXT}`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : '').replace(/\s+/g, ' ');
    throw new InputError(`at the top: found text that is not JSON (${reason}), expected JSON`);
  }
  checkJson(value);
  return value;
}

/**
 * Refuses what nests too deep (whoever walks it could run out of stack), what is too many or too long, and keys that mean
 * something to JavaScript.
 */
export function checkJson(value: unknown): void {
  type Level = { readonly value: object; readonly key: PropertyKey; readonly above: Level | null };
  const trail = (level: Level | null): PropertyKey[] =>
    level === null || level.above === null ? [] : [...trail(level.above), level.key];
  const stack: { level: Level; depth: number }[] = [];
  let values = 0;
  const enter = (item: unknown, key: PropertyKey, above: Level | null, depth: number) => {
    if (++values > MAX_VALUES) {
      throw new InputError(`at the top: found more than ${MAX_VALUES} values, expected fewer`);
    }
    if (typeof item === 'string' && item.length > MAX_STRING) {
      const path = above === null ? [] : [...trail(above), key];
      const found = `${item.length} characters`;
      throw new InputError(`${pathText(path)}: found ${found}, expected at most ${MAX_STRING}`);
    }
    if (typeof item !== 'object' || item === null) return;
    const level = { value: item, key, above };
    if (depth > MAX_DEPTH) {
      const path = pathText(trail(level).slice(0, 4));
      throw new InputError(`${path}…: found more than ${MAX_DEPTH} levels, expected fewer`);
    }
    stack.push({ level, depth });
  };
  enter(value, '', null, 1);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { level, depth } = next;
    if (Object.hasOwn(level.value, '__proto__')) {
      refuse([...trail(level), '__proto__'], '__proto__', 'another key');
    }
    const list = Array.isArray(level.value);
    for (const key in level.value) {
      if (key.length > MAX_STRING) {
        const path = pathText(trail(level));
        const found = `a key of ${key.length} characters`;
        throw new InputError(`${path}: found ${found}, expected at most ${MAX_STRING}`);
      }
      const item = (level.value as Record<string, unknown>)[key];
      enter(item, list ? Number(key) : key, level, depth + 1);
    }
  }
}
