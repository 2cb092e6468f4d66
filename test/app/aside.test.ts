import { afterEach, expect, test, vi } from 'vitest';
import { readAside } from '../../src/app/reading/aside.ts';

/** Files are read by a worker; here it is one that is told what to say. */

const ended = vi.fn();

function stubWorker(say: (worker: Pick<Worker, 'onmessage' | 'onerror'>) => void): void {
  class Stub {
    onmessage = null;
    onerror = null;
    terminate = ended;
    postMessage(): void {
      say(this);
    }
  }
  vi.stubGlobal('Worker', Stub);
}

const answering = (data: unknown) =>
  stubWorker((worker) => worker.onmessage?.call(worker as Worker, { data } as MessageEvent));

afterEach(() => {
  vi.unstubAllGlobals();
  ended.mockClear();
});

const file = (text: () => Promise<string>) => ({ text }) as File;
const fine = file(async () => '{"version":1}');

test('what the worker says of a file is what it is, and the worker is ended', async () => {
  answering({ json: 7 });
  expect(await readAside(fine)).toEqual({ json: 7 });
  answering({ refused: 'seed: no' });
  await expect(readAside(fine)).rejects.toThrow('seed: no');
  expect(ended).toHaveBeenCalledTimes(2);
});

test('where the worker can do nothing the page reads by itself, and says what is wrong at once', async () => {
  answering('unasked');
  expect(await readAside(fine)).toEqual({ json: { version: 1 } });
  const gone = file(() => Promise.reject(new DOMException('gone', 'NotFoundError')));
  await expect(readAside(gone)).rejects.toThrow('gone');
  expect(ended).toHaveBeenCalledTimes(2);
});
