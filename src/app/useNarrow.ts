import { useSyncExternalStore } from 'react';

/** As in the style sheets: below this width a page has one column. */
const NARROW = '(max-width: 760px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(NARROW).matches,
  );
}
