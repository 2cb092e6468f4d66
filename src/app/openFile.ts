import { InputError } from '../files/input.ts';
import { goTo } from './address.ts';
import { readAside } from './reading/aside.ts';
import { broughtBy } from './reading/brought.ts';
import { showHistory } from './shownHistory.ts';
import { MAX_TRACE } from './traceRun.ts';

/**
 * Opens a run, a scenario or a trace where it belongs, and a history over the page; throws InputError about the first thing that
 * is wrong. Nothing is run while it is read, and nothing opened if someone stopped that.
 */
export async function openFile(file: File): Promise<void> {
  if (file.size > MAX_TRACE) {
    throw new InputError(
      `at the top: found ${file.size} bytes, expected at most ${MAX_TRACE} bytes`,
    );
  }
  const answer = await readAside(file);
  if (answer === null) return;
  if ('history' in answer) {
    showHistory({ name: file.name, ...answer.history });
    return;
  }
  const { path, guest } = await broughtBy(answer.json);
  goTo(path, guest);
}
