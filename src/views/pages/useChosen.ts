import { useState } from 'react';
import { useDesk } from '../context.tsx';
import type { UiStore } from '../ui.ts';

/** What was chosen on the inspector's pages: kept while another one is open. */
const chosen = new WeakMap<UiStore, Map<string, unknown>>();

/** A choice on a page, by its name; it is there again when the page is. */
export function useChosen<X>(name: string, first: X): [X, (value: X) => void] {
  const { ui } = useDesk();
  const all = chosen.get(ui) ?? new Map<string, unknown>();
  chosen.set(ui, all);
  const [, render] = useState(0);
  const choose = (value: X) => {
    all.set(name, value);
    render((n) => n + 1);
  };
  return [all.has(name) ? (all.get(name) as X) : first, choose];
}
