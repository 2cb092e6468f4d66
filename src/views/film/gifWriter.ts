import type { GifAnswer, GifRequest } from './gifWorker.ts';
import type { FilmSize, FilmWriter } from './writer.ts';

/** Writes a GIF in a worker of its own. `shown`: from one frame to the next, in microseconds. */
export async function gifWriter({ width, height }: FilmSize, shown: number): Promise<FilmWriter> {
  const worker = new Worker(new URL('./gifWorker.ts', import.meta.url), { type: 'module' });
  let bytes = 0;
  const ask = (request: GifRequest, transfer: Transferable[] = []) =>
    new Promise<GifAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<GifAnswer>) => {
        bytes = data.bytes;
        resolve(data);
      };
      worker.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
      worker.postMessage(request, transfer);
    });
  const close = () => worker.terminate();
  try {
    await ask({ do: 'begin', width, height, delay: Math.round(shown / 10_000) });
  } catch (error) {
    close();
    throw error;
  }
  return {
    async add(canvas) {
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      if (!pen) throw new Error('the canvas has no pen');
      const { buffer } = pen.getImageData(0, 0, width, height).data;
      await ask({ do: 'add', pixels: buffer }, [buffer]);
    },
    bytes: () => bytes,
    async finish() {
      const { file } = await ask({ do: 'finish' });
      if (!file) throw new Error('the worker made no file');
      return file;
    },
    close,
  };
}
