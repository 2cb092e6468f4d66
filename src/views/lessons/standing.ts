import type { TourState } from '../../lessons/tour.ts';
import type { Stop } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

type AnyStop = Stop<ProtocolTypes>;

/** What the one button that leads on does at this moment. */
export type Onward = 'next' | 'finish' | 'answer' | 'justShow' | 'doIt' | 'skipToEnd' | 'skip';

/** `picked`: an answer has been chosen but not given; `last`: no stop comes after this one. */
export function onwardOf(
  { kind }: Pick<AnyStop, 'kind'>,
  { phase, lost }: Pick<TourState, 'phase' | 'lost'>,
  picked: boolean,
  last: boolean,
): Onward {
  if (phase === 'asked') {
    if (kind === 'predict') return picked ? 'answer' : 'justShow';
    if (kind === 'intervene') return 'doIt';
    if (kind === 'challenge') return 'skip';
  }
  if (phase === 'running' && !lost) return 'skipToEnd';
  return last ? 'finish' : 'next';
}

/** How an answer stands once the run has said which one is right. */
export type Mark = 'right' | 'wrong' | 'came' | 'other';

/** Marks each answer: `came` is the right one where the person gave another one, or none. */
export function marksOf(
  count: number,
  { chosen, outcome }: Pick<TourState, 'chosen' | 'outcome'>,
): readonly Mark[] {
  return Array.from({ length: count }, (_, i) => {
    if (i === outcome) return i === chosen ? 'right' : 'came';
    return i === chosen ? 'wrong' : 'other';
  });
}

/** What is said of the answers as a whole. */
export const verdictOf = ({
  chosen,
  outcome,
}: Pick<TourState, 'chosen' | 'outcome'>): 'right' | 'wrong' | 'shown' => {
  if (chosen === null) return 'shown';
  return chosen === outcome ? 'right' : 'wrong';
};
