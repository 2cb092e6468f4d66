import { useCallback, useEffect, useState } from 'react';
import type { Today } from '../../lessons/study.ts';

/** A day ends when those who learn late have gone to bed, too. */
const DAY_BEGINS = 4;

export function today(now: number = Date.now()): Today {
  const next = new Date(now);
  next.setHours(DAY_BEGINS, 0, 0, 0);
  if (next.getTime() <= now) next.setDate(next.getDate() + 1);
  return { now, tomorrow: next.getTime() };
}

/** What time it is for who looks at the page: as one comes to it, and whenever it is read again. */
export function useToday(): readonly [Today, read: () => Today] {
  const [read, setRead] = useState(() => today());
  const readAgain = useCallback(() => {
    const fresh = today();
    setRead(fresh);
    return fresh;
  }, []);
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && readAgain();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [readAgain]);
  return [read, readAgain];
}
