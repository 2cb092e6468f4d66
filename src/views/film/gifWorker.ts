// Makes a GIF beside the page, so that the page goes on moving meanwhile.

import { GifFile } from './gif.ts';

export type GifRequest =
  | {
      readonly do: 'begin';
      readonly width: number;
      readonly height: number;
      /** In hundredths of a second. */
      readonly delay: number;
    }
  /** Red, green, blue and alpha of each pixel. */
  | { readonly do: 'add'; readonly pixels: ArrayBuffer }
  | { readonly do: 'finish' };

/** Each request is answered in turn: with the length so far, and with the file at last. */
export interface GifAnswer {
  readonly bytes: number;
  readonly file: Blob | null;
}

let gif: GifFile;

addEventListener('message', ({ data }: MessageEvent<GifRequest>) => {
  if (data.do === 'begin') gif = new GifFile(data.width, data.height, data.delay);
  else if (data.do === 'add') gif.add(new Uint32Array(data.pixels));
  const file = data.do === 'finish' ? gif.finish() : null;
  const answer: GifAnswer = { bytes: gif.length, file };
  postMessage(answer);
});
