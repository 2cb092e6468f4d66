import type { ExhibitWords } from '../../i18n/words.ts';
import type { SearchBound, SearchJob } from './searching.ts';

type Words = ExhibitWords['searching'];

/** What a search has come to, in words that claim no more than was seen. */
export interface Verdict {
  readonly kind: 'broken' | 'all' | 'bounded' | 'stopped' | 'failed';
  readonly said: string;
  readonly means: string;
}

/** `title`: of an invariant or property, by name; `text`: of a bound of the protocol. Null while nothing can be said. */
export function verdictOf(
  { status, end, problem, wish }: SearchJob,
  say: Words,
  title: (name: string) => string,
  bounds: readonly SearchBound[],
  locale: 'en' | 'zh',
): Verdict | null {
  if (status === 'failed') return { kind: 'failed', said: say.failed, means: problem ?? '' };
  if (end?.broken) {
    const { kind, property, steps } = end.broken;
    const told = kind === 'eventually' ? say.unfinished : say.broken;
    return { kind: 'broken', said: told(title(property), steps.length), means: say.shortest };
  }
  if (status === 'stopped') return { kind: 'stopped', said: say.stopped, means: '' };
  if (!end) return null;
  if (end.whole) {
    const means = wish.timely ? say.allTimely : say.allMeans;
    const { crashes, restarts, drops, duplicates, partitions, requests } = wish;
    const faults = say.faults(crashes, restarts, drops, duplicates, partitions, requests);
    return { kind: 'all', said: say.all, means: means(faults) };
  }
  const names = end.bounded.map((name) => cutName(name, say, bounds, locale));
  const list = names.join(locale === 'zh' ? '、' : ', ');
  return { kind: 'bounded', said: say.bounded, means: say.boundedMeans(list) };
}

/** A chance as a power of ten: 2 · 10⁻⁹. */
export function chanceText(chance: number): string {
  if (chance === 0) return '0';
  const [digit = '', power = ''] = chance.toExponential(0).split('e');
  const raised = power.replace(/[-+\d]/g, (sign) => SUPERSCRIPTS[sign] ?? '');
  return `${digit} · 10${raised}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...{ '-': '⁻', '+': '', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴' },
  ...{ 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' },
};

function cutName(
  name: string,
  { cut }: Words,
  bounds: readonly SearchBound[],
  locale: 'en' | 'zh',
): string {
  if (Object.hasOwn(cut, name)) return cut[name as keyof typeof cut];
  const title = bounds.find((one) => one.name === name)?.text[locale].title ?? name;
  return locale === 'en' ? title.toLowerCase() : title;
}
