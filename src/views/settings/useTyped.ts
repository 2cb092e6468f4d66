import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { takeKey } from '../tools/chords.ts';
import { boxKeys } from '../tools/localKeys.ts';
import { type Fault, stepped } from './typing.ts';

/**
 * What is being typed into the boxes of a setting. It counts when Enter is pressed or when the focus leaves all of them,
 * so that two bounds can be typed one after the other; what is wrong stays where it is and is reported.
 */
export function useTyped(
  shown: readonly string[],
  accept: (texts: readonly string[]) => Fault | null,
  report: (fault: Fault | null) => void,
) {
  const [typed, type] = useState<readonly string[] | null>(null);
  const texts = typed ?? shown;

  const commit = () => {
    if (typed === null) return;
    const found = typed.every((text, i) => text === shown[i]) ? null : accept(typed);
    report(found);
    if (found === null) type(null);
  };
  const pressed = (event: KeyboardEvent, i: number) => {
    const step = (by: 1 | -1) => type(texts.with(i, stepped(texts[i] ?? '', by)));
    takeKey(event, boxKeys, {
      more: () => step(1),
      less: () => step(-1),
      accept: commit,
      takeBack() {
        // The first Escape takes back what was typed, and only the next one closes the panel.
        if (typed === null) return false;
        type(null);
        report(null);
      },
    });
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    const inside = currentTarget.closest('.setting-boxes')?.contains(relatedTarget);
    if (!inside || relatedTarget instanceof HTMLButtonElement) commit();
  };
  return {
    /** For each box. */
    box: (i: number) => ({
      value: texts[i] ?? '',
      onChange: (event: { target: { value: string } }) => type(texts.with(i, event.target.value)),
      onKeyDown: (event: KeyboardEvent) => pressed(event, i),
      onBlur: left,
    }),
    /** For whatever else belongs to the boxes, such as their unit. */
    onBlur: left,
  };
}
