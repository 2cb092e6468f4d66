/** State and messages are plain data: what JSON can say, and nothing with behaviour of its own. */
export type Scalar = string | number | boolean | null;

/** The same type, read-only all the way down (arrays and tuples too: mapping over them keeps them what they are). */
export type Immutable<T> = T extends Scalar ? T : { readonly [K in keyof T]: Immutable<T[K]> };

/**
 * A copy that shares nothing with its source but what is frozen: frozen data cannot change, so one copy serves all
 * (persistent vectors and sent messages live on this).
 */
export function clonePlain<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) {
    const copy = new Array(value.length);
    for (let i = 0; i < value.length; i++) {
      const item = value[i];
      copy[i] = typeof item === 'object' ? clonePlain(item) : item;
    }
    return copy as T;
  }
  const source = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key in source) {
    const item = source[key];
    setOwn(copy, key, typeof item === 'object' ? clonePlain(item) : item);
  }
  return copy as T;
}

/** Sets a field by any name that a person may have chosen, also `__proto__`, which an assignment would not set. */
export function setOwn<X>(record: Record<string, X>, key: string, value: X): void {
  if (key !== '__proto__') record[key] = value;
  else {
    Object.defineProperty(record, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

/** Freezes a value and everything in it; returns it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}

/** Whether two plain values say the same; the order of an object's keys does not matter. */
export function equalPlain(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  // A loop and no closure: views compare all that they show, every frame.
  for (const key of keys)
    if (!Object.hasOwn(right, key) || !equalPlain(left[key], right[key])) return false;
  return true;
}
