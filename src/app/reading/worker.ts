import { InputError } from '../../files/input.ts';
import type { Answer } from './aside.ts';
import { broughtBy, jsonOf } from './brought.ts';
import { isHistory, readHistoryFile } from './historyFile.ts';

/**
 * Reads a file once, all of it, and throws away what was read but for its JSON: what could keep the page from answering
 * does so here first, where it can be stopped.
 */
addEventListener('message', async ({ data }: MessageEvent<File>) => {
  let answer: Answer;
  try {
    const text = await data.text();
    if (isHistory(text)) answer = { history: readHistoryFile(text) };
    else {
      const json = jsonOf(text);
      await broughtBy(json);
      answer = { json };
    }
  } catch (error) {
    // An error that is not caught in here would never be heard of outside.
    answer = error instanceof InputError ? { refused: error.message } : 'unasked';
  }
  postMessage(answer);
});
