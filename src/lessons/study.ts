import { GRADES, type Grade, type Question } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

export { GRADES };

/** So much of a question as it takes to say when it is asked. */
export type Card = Pick<Question<ProtocolTypes>, 'id' | 'topic' | 'grade'>;

/** What is known of a question: how often in a row a person knew it, and when it is to be asked again (ms). */
export interface Mark {
  readonly row: number;
  readonly due: number;
}

export type Marks = Readonly<Record<string, Mark>>;

/** A moment, and when the next day begins where the person is (ms). */
export interface Today {
  readonly now: number;
  readonly tomorrow: number;
}

/** How a question stands with a person. */
export type Standing = 'new' | 'notYet' | 'due' | 'known';

/** After how many days a question comes again that was known once, twice, … in a row. */
export const INTERVALS = [1, 3, 7, 16, 35] as const;

const DAY = 86_400_000;

const daysAfter = (row: number): number =>
  INTERVALS[Math.min(row, INTERVALS.length) - 1] ?? INTERVALS[0];

/** The mark of a question that was just answered to oneself. */
export function marked(mark: Mark | undefined, known: boolean, { now, tomorrow }: Today): Mark {
  if (!known) return { row: 0, due: now };
  // To know it before it is due shows nothing that the mark does not say already.
  if (mark && mark.row > 0 && mark.due > now) return mark;
  const row = (mark?.row ?? 0) + 1;
  return { row, due: tomorrow + (daysAfter(row) - 1) * DAY };
}

/** In how many days something is due that is not due today: 1 is tomorrow. */
export const daysTo = (due: number, { tomorrow }: Today): number =>
  Math.max(0, Math.round((due - tomorrow) / DAY)) + 1;

export function standingOf(mark: Mark | undefined, now: number): Standing {
  if (!mark) return 'new';
  if (mark.row === 0) return 'notYet';
  return mark.due <= now ? 'due' : 'known';
}

/** How many of some questions stand how. */
export function tallyOf(
  cards: readonly Card[],
  marks: Marks,
  now: number,
): Readonly<Record<Standing, number>> {
  const tally = { new: 0, notYet: 0, due: 0, known: 0 };
  for (const { id } of cards) tally[standingOf(marks[id], now)] += 1;
  return tally;
}

/** Which questions a person wants to be asked. */
export interface Choice {
  /** Null: all mixed. */
  readonly topic: string | null;
  readonly grade: Grade | null;
  /** There is no time for intervals: whatever is not known yet is asked until it is. */
  readonly cram: boolean;
}

/** Where a person is in practising. */
export interface Sitting extends Choice {
  readonly asked: string | null;
  readonly revealed: boolean;
  /** What the person said of what a good answer mentions, by number. */
  readonly ticked: readonly number[];
  /** The questions answered last, oldest first. */
  readonly recent: readonly string[];
}

export const FRESH: Sitting = {
  topic: null,
  grade: null,
  cram: false,
  asked: null,
  revealed: false,
  ticked: [],
  recent: [],
};

/** So many others come before a question is asked again in one sitting. */
const APART = 3;

export const chosenOf = <C extends Card>(
  cards: readonly C[],
  { topic, grade }: Pick<Choice, 'topic' | 'grade'>,
): readonly C[] =>
  cards.filter(
    (card) => (topic === null || card.topic === topic) && (grade === null || card.grade === grade),
  );

/** From easy to hard, and within a grade from topic to topic: what stands apart is remembered better than what stands in a row. */
export function inTurn<C extends Card>(cards: readonly C[]): readonly C[] {
  const topics = [...new Set(cards.map(({ topic }) => topic))];
  const count = new Map<string, number>();
  const places = cards.map((card) => {
    const stack = `${card.grade} ${card.topic}`;
    const nth = count.get(stack) ?? 0;
    count.set(stack, nth + 1);
    return { card, key: [GRADES.indexOf(card.grade), nth, topics.indexOf(card.topic)] as const };
  });
  const by = (n: 0 | 1 | 2) => (a: (typeof places)[0], b: (typeof places)[0]) =>
    a.key[n] - b.key[n];
  return places.sort((a, b) => by(0)(a, b) || by(1)(a, b) || by(2)(a, b)).map(({ card }) => card);
}

/**
 * The chosen questions that are to be asked now, in their order: what is due, longest due first, and then what is new. Before
 * an interview it is the new ones first, so that all have been seen once.
 */
export function openOf<C extends Card>(
  cards: readonly C[],
  choice: Choice,
  marks: Marks,
  now: number,
): readonly C[] {
  const chosen = inTurn(chosenOf(cards, choice));
  const those = (standings: readonly Standing[]) =>
    chosen.filter(({ id }) => standings.includes(standingOf(marks[id], now)));
  const fresh = those(['new']);
  const again = those(choice.cram ? ['notYet'] : ['notYet', 'due'])
    .map((card) => ({ card, due: marks[card.id]?.due ?? 0 }))
    .sort((a, b) => a.due - b.due)
    .map(({ card }) => card);
  return choice.cram ? [...fresh, ...again] : [...again, ...fresh];
}

/** Asks a question, if there is one to ask and none is being asked. */
export function asking(
  sitting: Sitting,
  cards: readonly Card[],
  marks: Marks,
  now: number,
): Sitting {
  if (cards.some(({ id }) => id === sitting.asked)) return sitting;
  const { recent } = sitting;
  const ids = openOf(cards, sitting, marks, now).map(({ id }) => id);
  const next =
    ids.find((id) => !recent.includes(id)) ?? recent.find((id) => ids.includes(id)) ?? null;
  return next === sitting.asked ? sitting : asked(sitting, next);
}

/** Asks this question, and none if that is null. */
export const asked = (sitting: Sitting, id: string | null): Sitting => ({
  ...sitting,
  asked: id,
  revealed: false,
  ticked: [],
});

/** Goes on after an answer. */
export function answered(sitting: Sitting): Sitting {
  const { asked: id, recent } = sitting;
  const fresh = id === null ? recent : [...recent.filter((one) => one !== id), id].slice(-APART);
  return asked({ ...sitting, recent: fresh }, null);
}

/** Chooses other questions; the one that is being asked stays if it is among them. */
export function choosing(
  sitting: Sitting,
  choice: Partial<Choice>,
  cards: readonly Card[],
  marks: Marks,
  now: number,
): Sitting {
  const next = { ...sitting, ...choice };
  const open = openOf(cards, next, marks, now);
  const stays = open.some(({ id }) => id === sitting.asked);
  return asking(stays ? next : asked(next, null), cards, marks, now);
}

/** Ticks something off, or takes that back. */
export const ticking = ({ ticked }: Sitting, number: number): readonly number[] =>
  ticked.includes(number) ? ticked.filter((one) => one !== number) : [...ticked, number];
