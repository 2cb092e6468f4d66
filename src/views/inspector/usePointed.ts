import { type RefObject, useEffect, useRef } from 'react';

/** So much of what stands around it is seen as well, in pixels. */
const AROUND = 24;

/** What a lesson points at comes into sight, by scrolling what it stands in and never the page: the lesson itself is there. */
export function usePointed<E extends HTMLElement>(pointed: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (pointed && element.current) bringIntoSight(element.current);
  }, [pointed]);
  return element;
}

function bringIntoSight(element: HTMLElement): void {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const [mine, its] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    if (box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === 'auto') {
      box.scrollTop += away(mine.top, mine.bottom, its.top, its.bottom);
    }
    if (box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === 'auto') {
      box.scrollLeft += away(mine.left, mine.right, its.left, its.right);
    }
    if (box.classList.contains('inspector')) return;
  }
}

/** How far something lies outside of what can be seen; 0 inside. */
const away = (from: number, to: number, start: number, end: number): number =>
  to + AROUND > end ? to + AROUND - end : Math.min(0, from - AROUND - start);
