import type { Shape } from '../../sdk/views.ts';

/** Messages by shape, about a dot of radius 6; the same paths on SVG and on canvas. */
export const shapePaths: { readonly [S in Shape]: string } = {
  dot: 'M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z',
  ring: 'M5.2 0A5.2 5.2 0 1 1-5.2 0A5.2 5.2 0 1 1 5.2 0Z',
  triangle: 'M0-7L6.8 5H-6.8Z',
  square: 'M-5.2-5.2H5.2V5.2H-5.2Z',
  diamond: 'M0-7.2L6.4 0L0 7.2L-6.4 0Z',
};

/** Drawn as a line around nothing; the others are filled. */
export const isHollow = (shape: Shape): boolean => shape === 'ring';

const paths = new Map<Shape, Path2D>();

/** The same as a canvas takes it. */
export function pathOf(shape: Shape): Path2D {
  let path = paths.get(shape);
  if (!path) {
    path = new Path2D(shapePaths[shape]);
    paths.set(shape, path);
  }
  return path;
}
