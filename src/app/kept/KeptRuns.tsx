import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { localeStore } from '../../i18n/locale.ts';
import { loadExhibitWords } from '../../i18n/words.ts';
import type { Localized } from '../../sdk/text.ts';
import type { RunHead } from './record.ts';
import { runStore } from './runStore.ts';
import type { RunStore } from './store.ts';
import { titlesOf } from './titles.ts';

/** The runs that are kept here, and the titles of their scenarios by place. */
export interface Shelf {
  readonly store: RunStore;
  readonly heads: readonly RunHead[];
  readonly titles: ReadonlyMap<string, Localized<string>>;
}

const KeptList = lazy(async () => {
  const [list] = await Promise.all([import('./KeptList.tsx'), loadExhibitWords(localeStore.get())]);
  return list;
});

/** The runs that are kept in this browser, if there are any; only then is more loaded. */
export default function KeptRuns() {
  const { shelf, reread } = useShelf();
  const [shown, show] = useState(false);
  // The list stays when its last run is deleted: that can be undone.
  if (shelf && shelf.heads.length > 0 && !shown) show(true);
  return <Suspense>{shelf && shown && <KeptList shelf={shelf} onChange={reread} />}</Suspense>;
}

/** What is kept now, and whenever one comes back to the page: another tab may have gone on. */
function useShelf() {
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const reread = useCallback(async () => {
    const store = await runStore();
    // A browser that cannot read its list has none to show.
    const heads = await store.heads().catch(() => []);
    // Without titles each is called by its address.
    const titles = await titlesOf(heads).catch(() => new Map<string, Localized<string>>());
    setShelf({ store, heads, titles });
  }, []);
  useEffect(() => {
    void reread();
    const seen = () => document.visibilityState === 'visible' && void reread();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [reread]);
  return { shelf, reread };
}
