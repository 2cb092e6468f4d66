import type { Telling } from '../../i18n/sentences.ts';
import { courseUntilNow } from '../../playback/course.ts';
import type { Session } from '../../playback/types.ts';
import { type CountGroup, countGroups } from '../counts/model.ts';

/** What has been counted in two runs, as it is read; null in one in which it is not counted, or not yet. */
export interface CountedBoth {
  readonly title: string | null;
  readonly rows: readonly {
    readonly label: string;
    readonly here: string | null;
    readonly there: string | null;
  }[];
}

type Counted = readonly [Session, Telling];

/** All that is counted in either run up to its playhead, each by its own protocol's words. */
export function countedBoth(here: Counted, there: Counted): readonly CountedBoth[] {
  const [mine, theirs] = [countsOf(here), countsOf(there)];
  const titles = new Set([...mine, ...theirs].map(({ title }) => title));
  return [...titles].map((title) => {
    const [left, right] = [countedIn(mine, title), countedIn(theirs, title)];
    const labels = new Set([...left.keys(), ...right.keys()]);
    return {
      title,
      rows: [...labels].map((label) => ({
        label,
        here: left.get(label) ?? null,
        there: right.get(label) ?? null,
      })),
    };
  });
}

const countedIn = (groups: readonly CountGroup[], title: string | null) =>
  new Map(
    groups
      .filter((group) => group.title === title)
      .flatMap(({ rows }) => rows.map(({ label, counted }) => [label, counted] as const)),
  );

function countsOf([run, telling]: Counted): readonly CountGroup[] {
  const rows = run.protocol.views.flatMap((view) =>
    view.kind === 'counts' ? view.counts(courseUntilNow(run), run.world()) : [],
  );
  return countGroups(rows, telling);
}
