import type { Exhibit } from '../catalogue.ts';
import { word } from '../files/fields.ts';
import { take } from '../files/input.ts';

/** The exhibits of a catalogue that say of themselves that they can play the scenarios of this one. */
export function kinOf(id: string, catalogue: readonly Exhibit[]): readonly Exhibit[] {
  const kin = catalogue.find((exhibit) => exhibit.id === id)?.kin ?? [];
  return catalogue.filter((exhibit) => kin.includes(exhibit.id));
}

/** The kin of an exhibit that an address asks for. Throws InputError about an id that is none of theirs. */
export function kinAsked(id: string, asked: string, catalogue: readonly Exhibit[]): Exhibit {
  const kin = kinOf(id, catalogue);
  const name = take(
    word(
      kin.map((one) => one.id),
      'exhibit of its kind',
    ),
    asked,
    ['beside'],
  );
  return kin.find((one) => one.id === name) as Exhibit;
}
