import { useEffect, useState } from 'react';
import { momentOf, useDesk, useScreen } from '../context.tsx';
import { useFullTelling } from '../why/useFullTelling.ts';
import { tellLatest } from './reading.ts';

/** Whoever drags the playhead along, or holds a key down, is told where it comes to rest. In milliseconds. */
const REST = 150;

/** A step in words, and at which moment of the run it was the last one. */
export interface Reading {
  readonly moment: string;
  readonly text: string;
}

/** The step before the playhead in words, once that rests there; null while the run is playing. */
export function useReading(): Reading | null {
  const { session } = useDesk();
  const telling = useFullTelling();
  const moment = useScreen((screen) => (screen.status === 'playing' ? null : momentOf(screen)));
  const [reading, read] = useState<Reading | null>(null);
  useEffect(() => {
    if (moment === null) return read(null);
    const timer = setTimeout(() => read({ moment, text: tellLatest(session, telling) }), REST);
    return () => clearTimeout(timer);
  }, [session, moment, telling]);
  return reading;
}
