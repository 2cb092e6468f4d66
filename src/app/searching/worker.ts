import { type Request, workOf } from './request.ts';
import { goOn, type Handed } from './work.ts';

/** How often the page hears of the work, in milliseconds. */
const EVERY = 150;

export type Answer = Handed<unknown> | { readonly problem: string };

/** Does what it is asked, once, and hands over what has come of it; whoever has heard enough ends the worker. */
addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const say = (answer: Answer) => postMessage(answer);
  try {
    const work = await workOf(data);
    const began = performance.now();
    let handed: Handed<unknown>;
    do {
      handed = goOn(work, began, EVERY, () => performance.now());
      say(handed);
    } while (handed.more);
  } catch (error) {
    // An error that is not caught in here would never be heard of outside.
    say({ problem: error instanceof Error ? error.message : String(error) });
  }
});
