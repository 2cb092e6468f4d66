import { standingOf } from '../../lessons/study.ts';
import type { Outline } from '../../sdk/lesson.ts';
import type { Progress } from '../lessons/progress.ts';
import { chapterStanding } from '../lessons/walked.ts';

/** Where the walkthrough is to be taken up. */
export interface Onward {
  readonly chapter: Outline['chapters'][number];
  /** Where one was in it; null: at its beginning. */
  readonly stop: string | null;
}

/** What a person has done of what an exhibit teaches; only what is still there counts. */
export interface Learned {
  /** Chapters of which every stop was seen. */
  readonly chapters: number;
  /** Null: all has been seen. */
  readonly onward: Onward | null;
  readonly known: number;
  /** Questions that are to be asked again. */
  readonly due: number;
  readonly met: number;
  /** Something was done at all. */
  readonly begun: boolean;
}

export function learnedOf(outline: Outline, kept: Progress, now: number): Learned {
  const chapters = outline.chapters.map((chapter) => chapterStanding(chapter, kept));
  const asked = outline.questions.map((id) => standingOf(kept.questions[id], now));
  const met = outline.challenges.filter((id) => kept.best[id] !== undefined).length;
  const onward = onwardOf(outline, kept);
  return {
    chapters: chapters.filter(({ done, of }) => of > 0 && done === of).length,
    onward,
    known: asked.filter((one) => one === 'known').length,
    due: asked.filter((one) => one === 'due' || one === 'notYet').length,
    met,
    begun:
      met > 0 ||
      asked.some((one) => one !== 'new') ||
      chapters.some(({ done }) => done > 0) ||
      (onward !== null && onward.stop !== null),
  };
}

/** Where one was last, if there is more to see in that chapter; else the first chapter that is not done. */
function onwardOf({ chapters }: Outline, kept: Progress): Onward | null {
  const open = chapters.filter((chapter) => {
    const { done, of } = chapterStanding(chapter, kept);
    return of > 0 && done < of;
  });
  const [id, stop] = kept.last?.split('/') ?? [];
  const last = open.find((chapter) => chapter.id === id);
  if (last && stop !== undefined && last.stops.includes(stop)) return { chapter: last, stop };
  const [chapter] = open;
  return chapter ? { chapter, stop: chapterStanding(chapter, kept).resume } : null;
}
