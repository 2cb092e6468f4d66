import type { TourState } from '../../lessons/tour.ts';
import type { Chapter, Outline, Stop } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Progress } from './progress.ts';

type AnyStop = Pick<Stop<ProtocolTypes>, 'id' | 'kind'>;

/**
 * What is kept after a step of a walk: where one is, and, once all of a stop could be read, that it is done. A prediction
 * counts the first time; whoever comes back knows the answer.
 */
export function withStep(
  kept: Progress,
  chapter: string,
  { id, kind }: AnyStop,
  { phase, chosen, outcome }: Pick<TourState, 'phase' | 'chosen' | 'outcome'>,
): Progress {
  const last = `${chapter}/${id}`;
  const before = kept.stops[chapter] ?? [];
  const fresh = phase === 'there' && !before.includes(id);
  if (!fresh) return kept.last === last ? kept : { ...kept, last };
  const { right, all } = kept.predicted;
  const predicted =
    kind === 'predict' && chosen !== null
      ? { right: right + (chosen === outcome ? 1 : 0), all: all + 1 }
      : kept.predicted;
  return { ...kept, last, predicted, stops: { ...kept.stops, [chapter]: [...before, id] } };
}

/** How far one is in a chapter. */
export interface ChapterStanding {
  readonly done: number;
  readonly of: number;
  /** The stop to go on with: the first that is not done; null where all are, or none. */
  readonly resume: string | null;
}

export function chapterStanding(
  { id, stops }: Outline['chapters'][number],
  kept: Progress,
): ChapterStanding {
  const done = new Set(kept.stops[id]);
  const there = stops.filter((stop) => done.has(stop)).length;
  const resume = there === 0 ? null : (stops.find((stop) => !done.has(stop)) ?? null);
  return { done: there, of: stops.length, resume };
}

/** Where one was last, if that is still there. */
export function lastPlace(
  chapters: readonly Chapter<ProtocolTypes>[],
  last: string | null,
): { readonly chapter: Chapter<ProtocolTypes>; readonly stop: Stop<ProtocolTypes> } | null {
  const [id, at] = last?.split('/') ?? [];
  const chapter = chapters.find((one) => one.id === id);
  const stop = chapter?.stops.find((one) => one.id === at);
  return chapter && stop ? { chapter, stop } : null;
}
