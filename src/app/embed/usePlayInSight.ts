import { type RefObject, useEffect } from 'react';
import { useDesk } from '../../views/context.tsx';

/**
 * Lets the run play only while its frame can be seen: out of sight it rests, and goes on when it is seen again. `autoplay`:
 * it begins by itself, which the wish for little motion overrules.
 */
export function usePlayInSight(frame: RefObject<HTMLElement | null>, autoplay: boolean): void {
  const { session } = useDesk();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let onScreen = false;
    /** It plays as soon as it is seen. */
    let waiting = autoplay && !calm;
    const look = () => {
      const seen = onScreen && !document.hidden;
      if (seen && waiting) {
        waiting = false;
        session.play();
      } else if (!seen && session.screen().status === 'playing') {
        waiting = true;
        session.pause();
      }
    };
    const observer = new IntersectionObserver((entries) => {
      onScreen = entries.at(-1)?.isIntersecting ?? false;
      look();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [session, frame, autoplay]);
}
