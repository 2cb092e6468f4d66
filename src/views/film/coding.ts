import type { FilmSize } from './writer.ts';

/** Bits for a pixel of a frame: the stage is drawn in flat colours and thin lines. */
const BITS = 0.12;

export interface Coding {
  readonly codec: 'vp9' | 'vp8';
  readonly config: VideoEncoderConfig;
}

/** How the browser can encode a WebM of this size; null if it cannot. */
export async function codingOf({ width, height }: FilmSize, shown: number): Promise<Coding | null> {
  // Only there for pages from a safe place: https, this machine, a file.
  if (!('VideoEncoder' in globalThis)) return null;
  const framerate = 1_000_000 / shown;
  const bitrate = Math.round(width * height * framerate * BITS);
  for (const [codec, name] of [
    ['vp9', 'vp09.00.40.08'],
    ['vp8', 'vp8'],
  ] as const) {
    const config = { codec: name, width, height, framerate, bitrate };
    const known = await VideoEncoder.isConfigSupported(config).catch(() => null);
    if (known?.supported) return { codec, config };
  }
  return null;
}
