import { equalPlain } from '../../core/plain.ts';
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
  readonly counted: number;
  readonly published: number | null;
  /** How many more there are than published; null where nothing was. */
  readonly over: number | null;
}

/** Counts in words; groups in the order in which they first come. */
export function countGroups(
  rows: readonly CountRow<ProtocolTypes>[],
  telling: Telling,
): readonly CountGroup[] {
  const groups: { of: CountRow<ProtocolTypes>['group']; rows: ShownCount[] }[] = [];
  for (const { label, counted, published, group } of rows) {
    let found = groups.find(({ of }) => equalPlain(of ?? null, group ?? null));
    if (!found) {
      found = { of: group, rows: [] };
      groups.push(found);
    }
    found.rows.push({
      label: labelText(label, telling),
      counted,
      published,
      over: published === null ? null : counted - published,
    });
  }
  return groups.map(({ of, rows: own }) => ({
    title: of ? labelText(of, telling) : null,
    rows: own,
  }));
}
