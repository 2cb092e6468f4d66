import type { Request } from './request.ts';
import { goOn, type Handed } from './work.ts';
import type { Answer } from './worker.ts';

/** How long the page itself may work at once where no worker can be had, in milliseconds. */
const AT_ONCE = 24;

/** Whoever waits for some work: `part` is called now and then, and last of all with no more to come; or else `failed`. */
export interface Waiting<P> {
  part(handed: Handed<P>): void;
  failed(problem: string): void;
}

/** Has something done beside the page, in a worker of its own. Returns the way to stop it: nobody is called any more. */
export function beside<P>(request: Request, waiting: Waiting<P>): () => void {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return inSlices(request, waiting);
  }
  let stop = () => worker.terminate();
  let heard = false;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    heard = true;
    if ('problem' in data) waiting.failed(data.problem);
    else waiting.part(data as Handed<P>);
    if ('problem' in data || !data.more) worker.terminate();
  };
  worker.onerror = ({ message }) => {
    worker.terminate();
    // It never began: then the page has to work by itself.
    if (heard) waiting.failed(message || 'the worker ended');
    else stop = inSlices(request, waiting);
  };
  worker.postMessage(request);
  return () => stop();
}

/** The same without a worker: a little at a time, so that the page goes on meanwhile. */
export function inSlices<P>(request: Request, waiting: Waiting<P>): () => void {
  let gone = false;
  const go = async () => {
    // Only here: where there are workers the page itself need not know how to search.
    const { workOf } = await import('./request.ts');
    const work = await workOf(request);
    const began = performance.now();
    for (let more = true; more && !gone; ) {
      const handed = goOn(work, began, AT_ONCE, () => performance.now());
      more = handed.more;
      waiting.part(handed as Handed<P>);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  go().catch((error: unknown) => {
    if (!gone) waiting.failed(error instanceof Error ? error.message : String(error));
  });
  return () => {
    gone = true;
  };
}
