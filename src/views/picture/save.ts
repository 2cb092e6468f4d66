import type { Picture } from './picture.ts';
import { fontsOf, printSvg, type Told } from './printSvg.ts';
import { raster } from './raster.ts';

/** A picture as an SVG file with the page's fonts in it. */
export async function svgOf(picture: Picture, told: Told): Promise<Blob> {
  const { facesFor } = await import('./faces.ts');
  const text = printSvg(picture, told, facesFor(fontsOf(picture.parts)));
  return new Blob([text], { type: 'image/svg+xml' });
}

/** A picture as PNG, so many pixels for each of its own; null if that is more than the browser can draw. */
export const pngOf = (picture: Picture, scale: number): Promise<Blob | null> =>
  new Promise((resolve) => raster(picture, scale).toBlob(resolve, 'image/png'));

export const canCopy = (): boolean =>
  typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';

/** Puts an image where it can be pasted; false if the browser does not let us. */
export async function copyImage(png: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [png.type]: png })]);
    return true;
  } catch {
    return false;
  }
}
