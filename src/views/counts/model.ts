import { equalPlain } from '../../core/plain.ts';
import { formatDifference, formatMeasure, type Unit } from '../../i18n/measure.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { CountRow } from '../../sdk/views.ts';
import { labelText } from '../stage/naming.ts';

/** Rows that belong together, under a name or none. */
export interface CountGroup {
  readonly title: string | null;
  readonly rows: readonly ShownCount[];
}

export interface ShownCount {
  readonly label: string;
  /** As it is read; null: nothing to count yet. */
  readonly counted: string | null;
  /** Null where nothing was published. */
  readonly published: string | null;
  /** How far what was counted is from what was published; null where there is nothing to compare. */
  readonly off: Off | null;
}

/** `points`: of a share, in hundredths of the whole. */
type Off =
  | { readonly than: 'same' }
  | { readonly than: 'more' | 'fewer'; readonly by: string; readonly points: boolean };

/** Counts in words; groups in the order in which they first come. */
export function countGroups(
  rows: readonly CountRow<ProtocolTypes>[],
  telling: Telling,
): readonly CountGroup[] {
  const groups: { of: CountRow<ProtocolTypes>['group']; rows: ShownCount[] }[] = [];
  for (const row of rows) {
    let found = groups.find(({ of }) => equalPlain(of ?? null, row.group ?? null));
    if (!found) {
      found = { of: row.group, rows: [] };
      groups.push(found);
    }
    found.rows.push(shown(row, telling));
  }
  return groups.map(({ of, rows: own }) => ({
    title: of ? labelText(of, telling) : null,
    rows: own,
  }));
}

function shown(
  { label, counted, published, unit: own }: CountRow<ProtocolTypes>,
  telling: Telling,
): ShownCount {
  const unit = own ?? 'count';
  const text = (value: number | null) => (value === null ? null : formatMeasure(value, unit));
  return {
    label: labelText(label, telling),
    counted: text(counted),
    published: text(published),
    off: counted === null || published === null ? null : offBy(counted, published, unit),
  };
}

/** Two figures that read alike are the same: a mean is never exactly what theory says. */
function offBy(counted: number, published: number, unit: Unit): Off {
  if (formatMeasure(counted, unit) === formatMeasure(published, unit)) return { than: 'same' };
  return {
    than: counted > published ? 'more' : 'fewer',
    by: formatDifference(Math.abs(counted - published), unit),
    points: unit === 'share',
  };
}
