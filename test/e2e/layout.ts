import type { Page } from '@playwright/test';

/**
 * What is wrong with the layout of the page as it stands, in words; none if nothing is. A text may be shortened where its
 * whole stands in a title, and lie outside of what can be scrolled to it.
 */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const SLACK = 1.5;
    // A line's box is higher than what is written in it.
    const LINE_SLACK = 4;
    const faults = new Set<string>();
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      faults.add(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);

    const nameOf = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((one) => `.${one}`).join('');
    const say = (what: string, element: Element, text: string, by?: Element) =>
      faults.add(
        `${what}: “${text.trim().slice(0, 40)}” (${nameOf(element)}${by ? ` by ${nameOf(by)}` : ''})`,
      );

    interface Piece {
      readonly element: Element;
      readonly text: string;
      readonly box: DOMRect;
      readonly layer: Element;
    }
    const pieces: Piece[] = [];

    const layerOf = (element: Element): Element => {
      let at: Element | null = element;
      while (at && !/absolute|fixed|sticky/.test(getComputedStyle(at).position))
        at = at.parentElement;
      return at ?? root;
    };

    /** Whether a text is there to be seen now; says so if it is cut off where no scrolling leads to the rest. */
    const look = (element: Element, text: string, box: DOMRect): boolean => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        // For screen readers only.
        if (style.clipPath === 'inset(50%)') return false;
        if (/inline$|contents/.test(style.display)) continue;
        const own = at.getBoundingClientRect();
        // A gap at the end of a line hangs out of it.
        const gap = getComputedStyle(element).whiteSpaceCollapse === 'preserve' ? 24 : SLACK;
        const wide = box.right > own.right + gap || box.left < own.left - SLACK;
        const high = box.bottom > own.bottom + LINE_SLACK || box.top < own.top - LINE_SLACK;
        if (wide && style.textOverflow === 'ellipsis') {
          if (element.closest('[title]') === null) say('shortened without a title', element, text);
          return false;
        }
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
          if (wide && style.overflowX === 'hidden') say('cut off', element, text, at);
          // What can be scrolled here may have been scrolled away with all of it further out.
          if (wide || high) return false;
          continue;
        }
        if (wide || (high && style.overflowY !== 'visible')) {
          say(style.overflowX === 'visible' ? 'runs out' : 'cut off', element, text, at);
          return false;
        }
        if (style.position === 'fixed') {
          const { right, left, bottom, top } = box;
          if (
            right > innerWidth + SLACK ||
            left < -SLACK ||
            bottom > innerHeight + SLACK ||
            top < -SLACK
          )
            say('off the screen', element, text, at);
          return true;
        }
      }
      return true;
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue ?? '';
      if (!element || text.trim() === '' || element.closest('svg, .skip, script')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      if (!look(element, text, box)) continue;
      for (const line of range.getClientRects())
        pieces.push({ element, text, box: line, layer: layerOf(element) });
    }

    /** How far two boxes lie in one another, in the direction in which they do so least. */
    const overlap = (a: DOMRect, b: DOMRect) =>
      Math.min(
        Math.min(a.right, b.right) - Math.max(a.left, b.left),
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
      );
    pieces.sort((a, b) => a.box.top - b.box.top);
    pieces.forEach((one, i) => {
      for (const other of pieces.slice(i + 1)) {
        if (other.box.top >= one.box.bottom) break;
        if (other.element === one.element || other.layer !== one.layer) continue;
        // Lines of one paragraph stand close.
        if (overlap(one.box, other.box) > 4) say('overlaps', one.element, one.text, other.element);
      }
    });

    /** What is to be seen of a control within all that scrolls or cuts. */
    const seen = (element: Element): DOMRect => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const own = at.getBoundingClientRect();
        left = Math.max(left, own.left);
        top = Math.max(top, own.top);
        right = Math.min(right, own.right);
        bottom = Math.min(bottom, own.bottom);
      }
      return new DOMRect(left, top, right - left, bottom - top);
    };
    // Controls that lie in one another, and layers of the stage that lie on one another.
    const controls = [...document.querySelectorAll('button, a, input, select')]
      .filter(
        (one) =>
          !one.closest('svg, .unseen, .skip') && one.checkVisibility({ visibilityProperty: true }),
      )
      .map((element) => ({ element, layer: layerOf(element), box: seen(element) }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    controls.forEach((one, i) => {
      if (one.box.right > root.clientWidth + SLACK || one.box.left < -SLACK)
        say('off the screen', one.element, one.element.textContent ?? '');
      for (const other of controls.slice(i + 1)) {
        if (one.layer !== other.layer || one.element.contains(other.element)) continue;
        if (overlap(one.box, other.box) > SLACK)
          say('overlaps', one.element, one.element.textContent ?? '', other.element);
      }
    });
    for (const stage of document.querySelectorAll('.stage')) {
      const over = [...stage.children].filter(
        (one) =>
          one.tagName !== 'svg' &&
          !one.matches('.scene, .crowd') &&
          one.checkVisibility() &&
          one.getBoundingClientRect().height > 4,
      );
      over.forEach((one, i) => {
        for (const other of over.slice(i + 1))
          if (overlap(one.getBoundingClientRect(), other.getBoundingClientRect()) > SLACK)
            say('lies on another', one, one.textContent ?? '', other);
      });
    }
    return [...faults];
  });

/**
 * Targets of a pointer that are smaller than 24 px in either direction and stand too close to others (WCAG 2.5.8, with
 * its exceptions for spacing and for what stands within a sentence).
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = 24;
    const selector =
      'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), ' +
      '[role="button"], [role="tab"], [role="menuitem"], [role="menuitemradio"], [role="slider"], [role="separator"]';
    const nameOf = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((one) => `.${one}`).join('');
    const targets = [...document.querySelectorAll<HTMLElement | SVGElement>(selector)]
      .filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) &&
          !one.closest('.skip, .unseen') &&
          // What they do is also done elsewhere: on the stage, and in the menu of the diagram.
          !one.matches('[role="tabpanel"], [role="separator"], .lane-name') &&
          getComputedStyle(one).pointerEvents !== 'none',
      )
      .map((element) => {
        // Whoever presses a label presses what it stands for; on the stage, what takes the pointer is drawn for it.
        const pressed =
          (element instanceof HTMLInputElement && element.closest('label')) ||
          element.querySelector(':scope > .node-hit, :scope > .message-hit') ||
          element;
        const box = pressed.getBoundingClientRect();
        return { element, box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      })
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const small = targets.filter(({ box }) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5);
    const tooClose = (one: (typeof targets)[number]) =>
      targets.some((other) => {
        if (
          other === one ||
          other.element.contains(one.element) ||
          one.element.contains(other.element)
        )
          return false;
        if (small.includes(other)) return Math.hypot(other.x - one.x, other.y - one.y) < LEAST;
        const dx = Math.max(other.box.left - one.x, 0, one.x - other.box.right);
        const dy = Math.max(other.box.top - one.y, 0, one.y - other.box.bottom);
        return Math.hypot(dx, dy) < LEAST / 2;
      });
    const inSentence = ({ element }: (typeof targets)[number]) =>
      getComputedStyle(element).display === 'inline' &&
      element.parentElement?.closest('p, li') !== null;
    const found = small
      .filter((one) => !inSentence(one) && tooClose(one))
      .map(
        ({ element, box }) =>
          `${nameOf(element)} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30)}” is ${Math.round(box.width)}×${Math.round(box.height)}`,
      );
    return [...new Set(found)];
  });

/**
 * Texts, also those of titles and labels, that are in no dictionary: in the accented locale they have plain letters.
 * `same`: words that are the same in every language; `data`: selects what shows data.
 */
export const plainTexts = (
  page: Page,
  exempt: { readonly same: string; readonly data: string },
): Promise<string[]> =>
  page.evaluate(({ same, data }) => {
    const PLAIN = /[A-Za-z]{3,}/;
    const known = new RegExp(same, 'g');
    const found = new Set<string>();
    const note = (element: Element, text: string | null) => {
      if (!text || !PLAIN.test(text.replace(known, '')) || element.closest(data)) return;
      const kind = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      found.add(`${kind}: ${text.slice(0, 60)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement?.checkVisibility()) note(node.parentElement, node.nodeValue);
    const spoken = [
      'title',
      'aria-label',
      'placeholder',
      'alt',
      'aria-description',
      'aria-valuetext',
    ];
    for (const name of spoken)
      for (const element of document.body.querySelectorAll(`[${name}]`))
        note(element, element.getAttribute(name));
    return [...found];
  }, exempt);
