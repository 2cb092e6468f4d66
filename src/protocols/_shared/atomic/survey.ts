import type { Course, Figure, SurveyText } from '../../../sdk/survey.ts';
import type { AtomicTypes } from './shown.ts';
import type { Outcome } from './work.ts';

/** What transactions come to in many runs, whatever the protocol. */

/** How many of those who asked were told that it ended so. */
const toldOf = ({ operations }: Course<AtomicTypes>, outcome: Outcome): number =>
  operations.filter(({ response }) => response?.outcome === outcome).length;

function firstAnswer({ operations }: Course<AtomicTypes>): number | null {
  const [first] = operations;
  return first === undefined || first.returnedAt === null
    ? null
    : first.returnedAt - first.invokedAt;
}

export const workFigures: readonly Figure<AtomicTypes>[] = [
  { name: 'firstAnswer', unit: 'time', of: firstAnswer },
  { name: 'committed', unit: 'count', of: (course) => toldOf(course, 'commit') },
  { name: 'aborted', unit: 'count', of: (course) => toldOf(course, 'abort') },
  { name: 'forced', unit: 'count', of: (course) => course.count('note', 'forced') },
];

/** The words for them stand with the protocols’ own. */
export type WorkFigures = Readonly<
  Record<'firstAnswer' | 'committed' | 'aborted' | 'forced', SurveyText['figures'][string]>
>;
