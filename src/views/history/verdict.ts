import { formatCount } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { Judgement, KeyJudgement } from '../../playback/judging.ts';
import type { Locale } from '../../sdk/text.ts';
import { type Call, partsOf, shortOf } from './calls.ts';
import type { Bar } from './project.ts';

type Answer = 'yes' | 'no' | 'unknown';

export const answerOf = ({ linearizable }: Judgement): Answer =>
  linearizable === 'unknown' ? 'unknown' : linearizable ? 'yes' : 'no';

/** The first object whose history stops being linearizable, in order of time. */
export function brokenKey({ keys }: Judgement): KeyJudgement | null {
  let first: KeyJudgement | null = null;
  for (const one of keys)
    if (one.stuck && one.stuck.returned < (first?.stuck?.returned ?? Infinity)) first = one;
  return first;
}

/** The verdict in sentences: what is so, and why. `who`: whose operation it is. */
export function tellVerdict(
  judgement: Judgement,
  calls: readonly Call[],
  who: (call: Call) => string,
  words: ExhibitWords['history'],
): readonly string[] {
  const { linearizable, operations, configurations } = judgement;
  if (linearizable === 'unknown') return [words.gaveUp(formatCount(configurations))];
  if (linearizable) return [words.fits(formatCount(operations))];
  const broken = brokenKey(judgement);
  const call = calls.find(({ called }) => called === broken?.stuck?.called);
  if (!broken?.stuck || !call) return [];
  const { asked } = partsOf(call, words.nothing);
  const value = shortOf(call.output, words.nothing);
  const { length } = broken.order;
  return [
    words.stuck(asked, who(call)),
    call.end === 'refused' ? words.refused : words.told(value),
    ...insteadOf(broken.stuck.instead, words),
    ...(length === 0 ? [] : [words.orderBefore(formatCount(length))]),
  ];
}

/** Values that are named; a list of many helps nobody. */
const NAMED = 4;

function insteadOf(values: readonly unknown[], words: ExhibitWords['history']): string[] {
  if (values.length === 0) return [];
  const named = values.slice(0, NAMED).map((value) => shortOf(value, words.nothing));
  if (values.length > NAMED) named.push('…');
  return [words.instead(named.join(words.or))];
}

/** What a screen reader says of an operation in the drawing. */
export function tellOperation(
  { label, standing, order, call }: Pick<Bar, 'label' | 'standing' | 'order' | 'call'>,
  who: string,
  words: ExhibitWords['history'],
  locale: Locale,
): string {
  const parts = [
    words.operation(who, label),
    call.end === 'ok' ? '' : words.ends[call.end],
    order === null ? '' : words.asOrder(String(order)),
    standing === 'stuck' || standing === 'left' ? words.standing[standing] : '',
  ];
  return parts.filter((part) => part !== '').join(locale === 'zh' ? '，' : ', ');
}
