import type { Contest } from '../../sdk/lesson.ts';
import type { Locale } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Progress } from './progress.ts';

/** How many acts the shipped solution takes: the score to beat. */
export const actsToBeat = ({ solution }: Pick<Contest<ProtocolTypes>, 'solution'>): number =>
  solution.filter((move) => 'act' in move).length;

/** What is kept once a challenge has been met with so many acts: the fewest. */
export function withScore(progress: Progress, challenge: string, acts: number): Progress {
  const { best } = progress;
  const last = best[challenge];
  if (last !== undefined && last <= acts) return progress;
  return { ...progress, best: { ...best, [challenge]: acts } };
}

/** So many characters say something: "s1 leads." does not yet. Chinese takes a third of them. */
const TELLING = { en: 70, zh: 24 };

/** What a text without marks says first: its first sentence, and further ones while those are very short. */
export function opening(text: string, locale: Locale): string {
  const sentences = text.match(SENTENCE) ?? [];
  let said = '';
  for (const sentence of sentences) {
    if (said.length >= TELLING[locale]) break;
    said += sentence;
  }
  return said.trim();
}

const SENTENCE = /.+?(?:[。！？]”?|[.!?]”?(?=\s|$)|$)/gsu;
