import mono400 from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2?inline';
import mono500 from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2?inline';
import sans400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?inline';
import sans500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2?inline';
import sans600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?inline';
import type { Font } from './picture.ts';
import type { Face } from './printSvg.ts';

/**
 * The page's fonts, to be embedded: a page that may request nothing cannot read its own font files, so they come as
 * text, and only when an SVG is saved.
 */
const faces: readonly Face[] = [
  { family: 'IBM Plex Sans', weight: 400, source: sans400 },
  { family: 'IBM Plex Sans', weight: 500, source: sans500 },
  { family: 'IBM Plex Sans', weight: 600, source: sans600 },
  { family: 'IBM Plex Mono', weight: 400, source: mono400 },
  { family: 'IBM Plex Mono', weight: 500, source: mono500 },
];

/** Those that are used. Chinese is set in what the reader's system has. */
export const facesFor = (fonts: readonly Font[]): readonly Face[] =>
  faces.filter(({ family, weight }) =>
    fonts.some((font) => font.weight === weight && font.family.startsWith(`"${family}"`)),
  );
