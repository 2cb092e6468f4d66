import { createStore } from 'zustand/vanilla';
import { recall, remember } from './storage.ts';

export type Theme = 'day' | 'night';

const KEY = 'theme';
const dark = '(prefers-color-scheme: dark)';

const fromSystem = (): Theme => (matchMedia(dark).matches ? 'night' : 'day');

function chosen(): Theme | null {
  const kept = recall(KEY);
  return kept === 'day' || kept === 'night' ? kept : null;
}

export const themeStore = createStore<{ readonly theme: Theme }>(() => ({ theme: 'day' }));

/** Sets the page's theme: the one chosen last, else the system's, which is then followed; unless another is given. */
export function keepTheme(given: Theme | 'auto' | null = null): void {
  const wanted = () => (given === 'auto' ? null : (given ?? chosen()));
  const mark = () => {
    document.documentElement.dataset.theme = themeStore.getState().theme;
  };
  themeStore.subscribe(mark);
  themeStore.setState({ theme: wanted() ?? fromSystem() });
  mark();
  matchMedia(dark).addEventListener('change', () => {
    if (wanted() === null) themeStore.setState({ theme: fromSystem() });
  });
}

export function switchTheme(): void {
  const theme = themeStore.getState().theme === 'day' ? 'night' : 'day';
  remember(KEY, theme);
  themeStore.setState({ theme });
}
