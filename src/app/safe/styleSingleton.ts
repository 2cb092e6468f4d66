import { useEffect } from 'react';

/**
 * Stands for the package "react-style-singleton" (vite.config.ts), by which Radix keeps a page from scrolling behind a
 * dialog or a menu. The package writes a style element into the page, which the page's policy refuses, rightly; a style
 * sheet that is made as one does the same.
 */
export function styleSingleton(): (props: { readonly styles: string }) => null {
  const sheet = new CSSStyleSheet();
  let users = 0;
  return function Style({ styles }) {
    useEffect(() => {
      if (users++ === 0) {
        sheet.replaceSync(styles);
        document.adoptedStyleSheets.push(sheet);
      }
      return () => {
        if (--users > 0) return;
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      };
    }, [styles]);
    return null;
  };
}
