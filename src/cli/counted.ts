import { courseOf } from '../checkers/seeds/course.ts';
import type { Simulator } from '../engine/simulator.ts';
import { createFormatter } from '../i18n/format.ts';
import type { LabelOf, ProtocolTypes } from '../sdk/types.ts';
import { columns } from './table.ts';

/** Something that was counted over a whole run, beside what was published about it; in English. */
export interface Count {
  readonly group: string | null;
  readonly label: string;
  readonly counted: number;
  readonly published: number | null;
}

/** What a protocol counts of a run that has ended; null for one that counts nothing. */
export function countsOf(simulator: Simulator<ProtocolTypes>): readonly Count[] | null {
  const { protocol, world, names } = simulator;
  const views = protocol.views.filter((view) => view.kind === 'counts');
  if (views.length === 0) return null;
  const course = courseOf(simulator);
  const fmt = createFormatter('en', names);
  const say = ({ key, params }: LabelOf<ProtocolTypes>) =>
    protocol.text.en.labels[key]?.(params, fmt) ?? key;
  return views
    .flatMap((view) => view.counts(course, world))
    .map(({ group, label, counted, published }) => ({
      group: group ? say(group) : null,
      label: say(label),
      counted,
      published,
    }));
}

/** As lines for people: what was counted, what was published, and whether that is the same. */
export function countLines(counts: readonly Count[]): string {
  const rows = counts.map(({ group, label, counted, published }) => [
    group === null ? label : `${group}: ${label}`,
    String(counted),
    published === null ? '' : `published ${published}`,
    published === null ? '' : compared(counted - published),
  ]);
  return columns(rows);
}

function compared(over: number): string {
  if (over === 0) return 'the same';
  return over > 0 ? `${over} more` : `${-over} fewer`;
}
