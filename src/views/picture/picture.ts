/** A picture as plain data: what a printer writes as SVG, and a painter draws on a canvas. All is in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The paper. */
  readonly ground: Colour;
  readonly parts: readonly Part[];
}

export type Part = Group | Shape | Text;

/** Parts that are moved, faded or cut off together. */
export interface Group {
  readonly kind: 'group';
  readonly matrix: Matrix | null;
  readonly opacity: number;
  /** Nothing outside of it is seen. */
  readonly clip: Frame | null;
  readonly parts: readonly Part[];
}

/** As SVG and canvas have it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Outline =
  | { readonly is: 'circle'; readonly x: number; readonly y: number; readonly r: number }
  | {
      readonly is: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | {
      readonly is: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly r: number;
    }
  | { readonly is: 'path'; readonly d: string };

export interface Shape {
  readonly kind: 'shape';
  readonly outline: Outline;
  readonly matrix: Matrix | null;
  readonly opacity: number;
  readonly look: Look;
}

/** Colours are written `#rrggbb`, with what is seen through them beside. */
export interface Colour {
  readonly hex: string;
  readonly alpha: number;
}

/** How a thing is filled and drawn round. */
export interface Look {
  readonly fill: Colour | null;
  readonly stroke: Stroke | null;
}

export interface Stroke extends Colour {
  readonly width: number;
  readonly dash: readonly number[];
  readonly cap: CanvasLineCap;
  readonly join: CanvasLineJoin;
  /** Drawn before the inside is filled: a halo. */
  readonly first: boolean;
}

export interface Text {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly runs: readonly Run[];
  readonly matrix: Matrix | null;
  readonly opacity: number;
  readonly look: Look;
}

/** Letters of one font. */
export interface Run {
  readonly text: string;
  readonly font: Font;
}

export interface Font {
  /** As CSS writes it. */
  readonly family: string;
  readonly weight: number;
  readonly size: number;
}

/** A rectangle. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const group = (
  parts: readonly Part[],
  of: Partial<Omit<Group, 'kind' | 'parts'>> = {},
): Group => ({
  kind: 'group',
  matrix: null,
  opacity: 1,
  clip: null,
  ...of,
  parts,
});

export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

/** A colour as `getComputedStyle` writes it; null if nothing is to be seen. */
export function colourOf(css: string): Colour | null {
  const [, space, inside] = /^(rgba?|color)\((.+)\)$/.exec(css) ?? [];
  if (space === undefined || inside === undefined) return null;
  const numbers = (inside.match(/-?[\d.]+(e-?\d+)?%?/g) ?? []).map((text) =>
    text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text),
  );
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  const unit = space === 'color' ? 255 : 1;
  if (alpha === 0) return null;
  return { hex: `#${[red, green, blue].map((part) => hex(part * unit)).join('')}`, alpha };
}

const hex = (part: number): string =>
  Math.round(Math.min(Math.max(part, 0), 255))
    .toString(16)
    .padStart(2, '0');

/** A font as a canvas takes it. */
export const cssOf = ({ family, weight, size }: Font): string => `${weight} ${size}px ${family}`;
