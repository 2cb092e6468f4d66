/** A broken promise inside Orrery itself (never a user's mistake): says what was promised, and stops. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

export function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Bug(promise);
}

/** The value, where its absence would be a bug. */
export function must<T>(value: T | null | undefined, promise: string): T {
  if (value === null || value === undefined) throw new Bug(promise);
  return value;
}
