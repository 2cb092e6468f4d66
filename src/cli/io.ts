import { readFileSync, statSync } from 'node:fs';
import { InputError } from '../files/input.ts';
import { MAX_TEXT, parseJson } from '../files/json.ts';

/** What a command may touch of the process; tests hand in their own. */
export interface Io {
  /** Standard output: the result alone. */
  out(text: string): void;
  /** Standard error: everything else. */
  err(text: string): void;
  stdin(): Promise<string>;
  /** Whether someone watches standard error. */
  readonly watched: boolean;
}

export const printJson = (io: Io, value: unknown, indent = 0): void =>
  io.out(`${JSON.stringify(value, null, indent)}\n`);

/** The JSON in a file, or on standard input for `-`. What is wrong with it is said with the file's name. */
export async function readJson(path: string, io: Io): Promise<unknown> {
  const text = await readWhole(path, io);
  return named(path, () => parseJson(text));
}

/** The text of a file, or of standard input for `-`. */
export async function readWhole(path: string, io: Io): Promise<string> {
  return path === '-' ? io.stdin() : readText(path);
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    // A device or a pipe has no size; it is read, and its text measured then.
    if (size <= 4 * MAX_TEXT) return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError(`${path}: found nothing to read (${reason}), expected a file`);
  }
  throw new InputError(`${path}: found a larger file, expected at most ${MAX_TEXT} characters`);
}

/** Why a file could not be opened, in a word or two. */
export function reasonOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error);
}

/** Says of an InputError in which file it is. */
export function named<X>(file: string, read: () => X): X {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${file === '-' ? 'standard input' : file}: ${error.message}`);
  }
}
