import { generate } from 'lean-qr';

/** The modules of a QR code: dark ones are true. */
export interface QrModules {
  /** How many stand in a row. */
  readonly size: number;
  get(x: number, y: number): boolean;
}

/** As much as the largest code takes, in bytes. */
const MOST = 2953;
/** Codes with more text than this have modules so small that many phones do not read them off a screen. */
export const SCANS_WELL = 1000;
/** The light frame without which a code is not found, in modules. */
export const QUIET = 4;

/** A text as a QR code (ISO/IEC 18004), with as much correction as its size has room for; null if it is too long. */
export const qrOf = (text: string): QrModules | null =>
  new TextEncoder().encode(text).length > MOST ? null : generate(text);

/** All dark modules as the path of an SVG: a bar for each run in a row. */
export function qrPath({ size, get }: QrModules): string {
  const bars: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (get(x, y)) x++;
      if (x > from) bars.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
  }
  return bars.join('');
}

/** Where a code's picture begins and how wide it is, with its light frame. */
export const qrBox = ({ size }: QrModules): string =>
  [-QUIET, -QUIET, size + 2 * QUIET, size + 2 * QUIET].join(' ');

/** The code as a file of its own, so many pixels a module. */
export function qrSvg(code: QrModules, scale = 8): string {
  const side = (code.size + 2 * QUIET) * scale;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="${qrBox(code)}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M-${QUIET}-${QUIET}h${side / scale}v${side / scale}h-${side / scale}z"/>`,
    `<path fill="#000" d="${qrPath(code)}"/></svg>\n`,
  ].join('');
}
