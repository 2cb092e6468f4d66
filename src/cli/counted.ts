import { courseOf } from '../checkers/seeds/course.ts';
import type { Simulator } from '../engine/simulator.ts';
import { createFormatter } from '../i18n/format.ts';
import { formatDifference, formatMeasure, plainMeasure } from '../i18n/measure.ts';
import type { LabelOf, ProtocolTypes } from '../sdk/types.ts';
import { columns } from './table.ts';

/** Something that was counted over a whole run, beside what was published about it; in English. */
export interface Count {
  readonly group: string | null;
  readonly label: string;
  /** Null: there was nothing to count. */
  readonly counted: number | null;
  readonly published: number | null;
  /** Of a plain number left out. A share is a number from 0 to 1, time is in µs. */
  readonly unit?: 'share' | 'time';
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
    .map(({ group, label, counted, published, unit }) => ({
      group: group ? say(group) : null,
      label: say(label),
      counted,
      published,
      ...(unit && { unit }),
    }));
}

/** As lines for people: what was counted, what was published, and whether that is the same. */
export function countLines(counts: readonly Count[]): string {
  const rows = counts.map(({ group, label, counted, published, unit }) => [
    group === null ? label : `${group}: ${label}`,
    counted === null ? '-' : measure(counted, unit),
    published === null ? '' : `published ${measure(published, unit)}`,
    counted === null || published === null ? '' : compared(counted, published, unit),
  ]);
  return columns(rows);
}

function compared(counted: number, published: number, unit: Count['unit']): string {
  if (measure(counted, unit) === measure(published, unit)) return 'the same';
  const by = plainMeasure(formatDifference(Math.abs(counted - published), unit ?? 'count'));
  return `${unit === 'share' ? `${by} points` : by} ${counted > published ? 'more' : 'fewer'}`;
}

const measure = (value: number, unit: Count['unit']): string =>
  plainMeasure(formatMeasure(value, unit ?? 'count'));
