/** The colours of a picture: those on the page, or those of paper or of ink whatever the page shows. */
export type Theme = 'shown' | 'day' | 'night';

/** What the page shows. */
export const shownTheme = (): Exclude<Theme, 'shown'> =>
  document.documentElement.getAttribute('data-theme') === 'night' ? 'night' : 'day';

/** Reads an element in the colours of a theme; the page is as before when it is drawn next. */
export function inTheme<X>(element: HTMLElement | SVGElement, theme: Theme, read: () => X): X {
  if (theme === 'shown') return read();
  const before = element.style.colorScheme;
  element.style.colorScheme = theme === 'day' ? 'light' : 'dark';
  try {
    return read();
  } finally {
    element.style.colorScheme = before;
  }
}
