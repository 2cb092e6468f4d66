/** What is to be seen at once; the more it is, the smaller it has to be. */
export type Shown = 'stage' | 'more' | 'slides' | 'two';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The page that is laid out, in pixels, before it is drawn as large as the window: so small a one that its smallest text
 * takes a fortieth of a screen's height (a forty-fifth with more than the stage), which is read from the last row.
 */
const PAGES: Readonly<Record<Shown, Size>> = {
  stage: { width: 800, height: 450 },
  more: { width: 960, height: 540 },
  slides: { width: 1080, height: 608 },
  two: { width: 1280, height: 660 },
};

/** By how much everything is drawn larger, so that it fills a window; never smaller than the page has it. */
export function zoomOf(window: Size, shown: Shown): number {
  const page = PAGES[shown];
  const fits = Math.min(window.width / page.width, window.height / page.height);
  return Math.max(1, Math.floor(fits * 100) / 100);
}
