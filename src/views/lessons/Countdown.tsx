import { useEffect, useState } from 'react';
import { useLessonWords } from '../context.tsx';
import { THINKING } from './slideShow.ts';
import './countdown.css';

/** What is left of the time to think, as seconds and as a ring that empties. */
export function Countdown({ until }: { readonly until: number }) {
  const { slides } = useLessonWords();
  const left = useLeft(until);
  const seconds = Math.ceil(left / 1000);
  return (
    <p className="countdown" role="timer" aria-label={slides.left(seconds)}>
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle cx="20" cy="20" r="17" />
        <circle
          cx="20"
          cy="20"
          r="17"
          className="countdown-left"
          pathLength="1"
          strokeDasharray={`${Math.max(0, left / THINKING)} 1`}
        />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </p>
  );
}

/** In milliseconds; looked at often enough for the seconds to be true. */
function useLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, until - now);
}
