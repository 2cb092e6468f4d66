import { InputError } from '../files/input.ts';
import { readAside } from './reading/aside.ts';
import { type Brought, broughtBy } from './reading/brought.ts';
import { MAX_TRACE } from './traceRun.ts';

/**
 * Reads a run, a scenario or a trace; throws InputError about the first thing that is wrong. Nothing is run. Null if
 * someone stopped it.
 */
export async function readFile(file: File): Promise<Brought | null> {
  if (file.size > MAX_TRACE) {
    throw new InputError(
      `at the top: found ${file.size} bytes, expected at most ${MAX_TRACE} bytes`,
    );
  }
  const answer = await readAside(file);
  return answer && broughtBy(answer.json);
}
