import { packed } from './lzw.ts';
import { type Colour, nearestIn, paletteOf } from './palette.ts';

/** As many colours as a frame can have, beside the one that leaves what was there. */
const COLOURS = 255;

/** The part of a frame that is not as it was. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A GIF that loops, frame by frame: each holds only what has changed since the last one, in a palette of its own. So
 * nothing has to be known of the frames to come, and nothing is kept of those that were but the last.
 */
export class GifFile {
  private readonly width: number;
  private readonly height: number;
  private readonly delay: number;
  private readonly parts: Uint8Array<ArrayBuffer>[] = [];
  private last: Uint32Array | null = null;
  /** How long it is so far, in bytes. */
  length = 0;

  /** `delay`: from one frame to the next, in hundredths of a second. */
  constructor(width: number, height: number, delay: number) {
    this.width = width;
    this.height = height;
    this.delay = delay;
    this.push(ascii('GIF89a'), words(width, height), [0, 0, 0]);
    // What makes it start again, for ever.
    this.push([0x21, 0xff, 11], ascii('NETSCAPE2.0'), [3, 1, 0, 0, 0]);
  }

  /** Adds a frame: its pixels row by row, red, green and blue from the lowest byte up. */
  add(pixels: Uint32Array): void {
    const part = changedPart(pixels, this.last, this.width, this.height);
    const { indices, palette } = this.indexed(pixels, part);
    const bits = Math.max(2, Math.ceil(Math.log2(palette.length + 1)));
    const table = new Uint8Array(3 << bits);
    palette.forEach((colour, i) => {
      table.set([colour & 255, (colour >> 8) & 255, (colour >> 16) & 255], 3 * i);
    });
    // What was there stays (1 << 2), and the index after the last colour shows it (1).
    this.push([0x21, 0xf9, 4, 0b101], words(this.delay), [palette.length, 0]);
    this.push([0x2c], words(part.left, part.top, part.width, part.height), [0x80 | (bits - 1)]);
    this.push(table);
    this.push(packed(indices, bits));
    this.last = pixels;
  }

  /** The whole file. */
  finish(): Blob {
    this.push([0x3b]);
    return new Blob(this.parts, { type: 'image/gif' });
  }

  /** A part of a frame as indices in a palette of its own; the one after its last colour is for what has not changed. */
  private indexed(pixels: Uint32Array, { left, top, width, height }: Part) {
    const { last } = this;
    const counts = new Map<Colour, number>();
    const each = (visit: (colour: Colour | null, i: number) => void) => {
      for (let i = 0, y = top; y < top + height; y++) {
        for (let at = y * this.width + left, end = at + width; at < end; at++, i++)
          visit(pixels[at] === last?.[at] ? null : (pixels[at] as number) & 0xffffff, i);
      }
    };
    each((colour) => {
      if (colour !== null) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    });
    const palette = paletteOf(counts, COLOURS);
    const nearest = nearestIn(palette);
    const indices = new Uint8Array(width * height);
    each((colour, i) => {
      indices[i] = colour === null ? palette.length : nearest(colour);
    });
    return { indices, palette };
  }

  private push(...pieces: readonly ArrayLike<number>[]): void {
    for (const piece of pieces) {
      this.parts.push(Uint8Array.from(piece));
      this.length += piece.length;
    }
  }
}

/** The smallest rectangle around all that changed; one pixel of it if nothing did. */
function changedPart(
  pixels: Uint32Array,
  last: Uint32Array | null,
  width: number,
  height: number,
): Part {
  if (!last) return { left: 0, top: 0, width, height };
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (pixels[row + x] === last[row + x]) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

/** Numbers of two bytes, the lower one first. */
const words = (...numbers: readonly number[]): number[] =>
  numbers.flatMap((number) => [number & 255, number >> 8]);
