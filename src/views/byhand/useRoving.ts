import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** The buttons of a row in their order, by what they do. */
export type RowAct = 'show' | 'go' | 'hold' | 'duplicate' | 'drop';

const ROW = '[data-row]';
const ACT = 'button[data-act]';

interface Spot {
  readonly key: string;
  readonly index: number;
  readonly act: string;
}

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(ROW)];
const buttonsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>(ACT)];

/** The button of a row that does this, or else the one that lets it happen. */
function buttonIn(row: HTMLElement | undefined, act: string): HTMLElement | null {
  if (!row) return null;
  const find = (name: string) => row.querySelector<HTMLElement>(`button[data-act="${name}"]`);
  return find(act) ?? find('go');
}

/**
 * One stop of the tab key for a whole list of rows with buttons; arrows move inside. Rows come and go under the focus:
 * it stays with its row, and when that has gone, with the one that took its place.
 */
export function useRoving(list: RefObject<HTMLElement | null>) {
  const spot = useRef<Spot>({ key: '', index: 0, act: 'go' });
  const inside = useRef(false);

  const spotOf = (button: Element): Spot | null => {
    const row = button.closest<HTMLElement>(ROW);
    const act = button.closest<HTMLElement>(ACT)?.dataset.act;
    if (!row || !act || !list.current) return null;
    return { key: row.dataset.row ?? '', index: rowsOf(list.current).indexOf(row), act };
  };

  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return;
    const rows = rowsOf(current);
    const { key, index, act } = spot.current;
    const same = rows.findIndex((one) => one.dataset.row === key);
    const at = same >= 0 ? same : Math.min(index, rows.length - 1);
    const row = rows[at];
    spot.current = { key: row?.dataset.row ?? '', index: Math.max(at, 0), act };
    const stop = buttonIn(row, act);
    for (const button of current.querySelectorAll<HTMLElement>(ACT))
      button.tabIndex = button === stop ? 0 : -1;
    // Nothing has the focus: it went with the row.
    if (inside.current && document.activeElement === document.body) (stop ?? current).focus();
  });

  return {
    onFocus(event: FocusEvent): void {
      const at = spotOf(event.target);
      if (!at) return;
      inside.current = true;
      spot.current = at;
      for (const button of list.current?.querySelectorAll<HTMLElement>(ACT) ?? [])
        button.tabIndex = button === event.target ? 0 : -1;
    },
    onBlur(event: FocusEvent): void {
      if (!event.currentTarget.contains(event.relatedTarget)) inside.current = false;
    },
    /** Moves the focus by an arrow key; false for any other key. */
    move(key: string): boolean {
      const { current } = list;
      if (!current) return false;
      const rows = rowsOf(current);
      const { index, act } = spot.current;
      const target = targetOf(key, rows, index, act);
      if (target === undefined) return false;
      target?.focus();
      return true;
    },
    /** The key of the row that has the focus. */
    row: (): string => spot.current.key,
  };
}

/** Where a key leads; null: nowhere further; undefined: the key moves nothing. */
function targetOf(
  key: string,
  rows: readonly HTMLElement[],
  index: number,
  act: string,
): HTMLElement | null | undefined {
  const row = rows[index];
  switch (key) {
    case 'ArrowDown':
      return buttonIn(rows[index + 1], act);
    case 'ArrowUp':
      return buttonIn(rows[index - 1], act);
    case 'Home':
      return buttonIn(rows[0], act);
    case 'End':
      return buttonIn(rows.at(-1), act);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const buttons = row ? buttonsOf(row) : [];
      const at = buttons.findIndex((one) => one.dataset.act === act);
      return buttons[at + (key === 'ArrowRight' ? 1 : -1)] ?? null;
    }
    default:
      return undefined;
  }
}
