import { courseOf } from '../checkers/seeds/course.ts';
import type { Simulator } from '../engine/simulator.ts';
import { createFormatter } from '../i18n/format.ts';
import { formatMeasure, plainMeasure } from '../i18n/measure.ts';
import type { LabelOf, ProtocolTypes } from '../sdk/types.ts';
import type { Axis } from '../sdk/views.ts';
import { columns } from './table.ts';

/** What was measured along a whole run, beside what theory says; in English. */
export interface Plotted {
  readonly caption: string;
  readonly x: PlottedAxis;
  readonly y: PlottedAxis;
  readonly series: readonly {
    readonly label: string;
    readonly source: 'measured' | 'theory';
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

interface PlottedAxis {
  readonly label: string;
  readonly unit: Axis<ProtocolTypes>['unit'];
}

/** What a protocol plots of a run that has ended; null for one that plots nothing. */
export function plotsOf(simulator: Simulator<ProtocolTypes>): readonly Plotted[] | null {
  const { protocol, world, names } = simulator;
  const views = protocol.views.filter((view) => view.kind === 'plot');
  if (views.length === 0) return null;
  const course = courseOf(simulator);
  const fmt = createFormatter('en', names);
  const say = ({ key, params }: LabelOf<ProtocolTypes>) =>
    protocol.text.en.labels[key]?.(params, fmt) ?? key;
  const axis = ({ label, unit }: Axis<ProtocolTypes>) => ({ label: say(label), unit });
  return views
    .flatMap((view) => view.plots(course, world))
    .map(({ caption, x, y, series }) => ({
      ...{ caption: say(caption), x: axis(x), y: axis(y) },
      series: series.map(({ label, source, points }) => ({ label: say(label), source, points })),
    }));
}

/** As lines for people: where each of the measured lines ended. */
export function plotLines(plots: readonly Plotted[]): string {
  const rows = plots.flatMap(({ caption, x, y, series }) =>
    series.flatMap(({ label, source, points }) => {
      const last = points.at(-1);
      if (source !== 'measured' || !last) return [];
      const [at, value] = last;
      const where = `${x.label} ${plainMeasure(formatMeasure(at, x.unit))}`;
      return [[`${caption}: ${label}`, plainMeasure(formatMeasure(value, y.unit)), where]];
    }),
  );
  return columns(rows);
}
