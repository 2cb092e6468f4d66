/**
 * What the browser keeps for us. It may be full, or closed to us (private windows, embedded pages): then nothing is kept,
 * and everything else goes on working.
 */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`orrery.${key}`, value);
  } catch {
    // Nothing to be done, and nothing lost that the person can see.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`orrery.${key}`);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`orrery.${key}`);
  } catch {
    // As above.
  }
}
