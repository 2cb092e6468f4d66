import { type RefObject, useLayoutEffect, useRef } from 'react';

/** So much beside the open tab is seen as well, in pixels: one that is there, and that there may be more. */
const AROUND = 44;

/**
 * Keeps the open tab in sight in a row that scrolls, whoever opened it, and marks at which ends more tabs are out of sight.
 */
export function useTabInSight(tab: string): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const list = row.current;
    if (!list) return;
    const mark = () => {
      const { scrollLeft, scrollWidth, clientWidth } = list;
      list.toggleAttribute('data-before', scrollLeft > 1);
      list.toggleAttribute('data-after', scrollLeft + clientWidth < scrollWidth - 1);
    };
    const sizes = new ResizeObserver(mark);
    for (const one of [list, ...list.children]) sizes.observe(one);
    list.addEventListener('scroll', mark, { passive: true });
    return () => {
      sizes.disconnect();
      list.removeEventListener('scroll', mark);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab that is open is what calls for scrolling
  useLayoutEffect(() => {
    const list = row.current;
    const open = list?.querySelector('[aria-selected="true"]');
    if (!list || !open) return;
    const [its, mine] = [list.getBoundingClientRect(), open.getBoundingClientRect()];
    const past = mine.right + AROUND - its.right;
    const short = mine.left - AROUND - its.left;
    list.scrollLeft += past > 0 ? past : Math.min(0, short);
  }, [tab]);
  return row;
}
