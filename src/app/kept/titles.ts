import { exhibitOf } from '../../catalogue.ts';
import type { Localized } from '../../sdk/text.ts';
import type { RunHead } from './record.ts';

type Titles = ReadonlyMap<string, Localized<string>>;

/** The titles of the scenarios that some runs are of, by their place. */
export async function titlesOf(heads: readonly RunHead[]): Promise<Titles> {
  const ids = new Set(heads.map(({ place }) => exhibitIn(place)));
  const titles = new Map<string, Localized<string>>();
  for (const id of ids) {
    for (const file of (await exhibitOf(id)?.scenarios()) ?? []) {
      const scenario = file as { readonly id: string; readonly title: Localized<string> };
      titles.set(`${id}/${scenario.id}`, scenario.title);
    }
  }
  return titles;
}

export const exhibitIn = (place: string): string => place.split('/')[0] ?? '';
