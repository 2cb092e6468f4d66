import type { Point } from '../stage/layout.ts';

/** By how much an element is drawn larger than it is laid out, as all is that is presented. */
export const zoomAt = (element: Element): number => element.currentCSSZoom ?? 1;

/** Where a pointer is inside an element, in the element's own pixels. */
export function pointIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  const box = element.getBoundingClientRect();
  const zoom = zoomAt(element);
  return { x: (clientX - box.left) / zoom, y: (clientY - box.top) / zoom };
}
