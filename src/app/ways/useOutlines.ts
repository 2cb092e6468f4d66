import { useEffect, useState } from 'react';
import { type Exhibit, exhibits } from '../../catalogue.ts';
import type { Outline } from '../../sdk/lesson.ts';

/** An exhibit, and what it teaches. */
export interface Taught {
  readonly exhibit: Exhibit;
  readonly outline: Outline;
}

/** All exhibits with what each teaches; null until that is known. */
export function useOutlines(): readonly Taught[] | null {
  const [taught, setTaught] = useState<readonly Taught[] | null>(null);
  useEffect(() => {
    let wanted = true;
    const all = exhibits.map(async (exhibit) => ({
      exhibit,
      outline: (await exhibit.teaching()).outline,
    }));
    void Promise.all(all).then((outlines) => wanted && setTaught(outlines));
    return () => {
      wanted = false;
    };
  }, []);
  return taught;
}
