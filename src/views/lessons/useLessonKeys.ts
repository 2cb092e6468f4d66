import { useEffect } from 'react';
import { takeKey } from '../tools/chords.ts';
import { lessonKeys } from './keys.ts';

/** What scrolls by these keys itself with all that is in it, is open on top of the page, or takes text. */
const FOREIGN = '[role=tabpanel], [role=log], [role=dialog], [role=menu], textarea, select';

interface Ways {
  next(): void;
  back(): void;
}

/** Binds the keys of the lesson to the whole page. */
export function useLessonKeys({ next, back }: Ways): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.repeat || target?.closest(FOREIGN) || (target && scrolls(target))) return;
      takeKey(event, lessonKeys, { lessonOn: next, lessonBack: back });
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [next, back]);
}

/** The text of the lesson is one of those who have a better right to these keys, as long as there is more of it. */
const scrolls = (target: Element): boolean =>
  target.matches('section[tabindex]') && target.scrollHeight > target.clientHeight;
