import { InputError } from '../../files/input.ts';
import { jsonOf } from './brought.ts';
import { type BroughtHistory, isHistory, readHistoryFile } from './historyFile.ts';
import { begin } from './underWay.ts';

/**
 * What the worker says of a file: its JSON, which can be read as a scenario or a run, or the history that it is, or why it
 * cannot be read; 'unasked' if it could not do its work.
 */
export type Answer = Content | { readonly refused: string } | 'unasked';

/** What a file holds. */
type Content = { readonly json: unknown } | { readonly history: BroughtHistory };

/** So long a file may take, in milliseconds; the largest trace needs a tenth of that. */
const PATIENCE = 20_000;

/**
 * Makes JSON of a file beside the page, which goes on meanwhile: until it is done, or takes too long, or someone stops it
 * (null). Throws InputError if it is no scenario, no run and no history.
 */
export async function readAside(file: File): Promise<Content | null> {
  const answer = await asked(file);
  // No worker can be had, or the file is gone: then the page has to read by itself, within the same bounds of size.
  if (answer === 'unasked') {
    const text = await file.text();
    return isHistory(text) ? { history: readHistoryFile(text) } : { json: jsonOf(text) };
  }
  if (answer !== null && 'refused' in answer) throw new InputError(answer.refused);
  return answer;
}

async function asked(file: File): Promise<Answer | null> {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return 'unasked';
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end = () => {};
  try {
    return await new Promise<Answer | null>((resolve) => {
      end = begin(() => resolve(null));
      timer = setTimeout(() => resolve(tooLong), PATIENCE);
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = () => resolve('unasked');
      worker.postMessage(file);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
    end();
  }
}

const tooLong: Answer = {
  refused: `at the top: found a file that takes more than ${PATIENCE / 1000} s to read, expected a smaller one`,
};
