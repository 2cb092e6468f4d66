import { useCallback, useSyncExternalStore } from 'react';
import { useMedia } from '../context.tsx';

const root = () => document.documentElement;
const readTheme = (): string => `${root().dataset.theme ?? ''} ${'presenting' in root().dataset}`;

/** Says when a canvas is to be painted in other colours, or another size. */
export function useTheme(): string {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  const follow = useCallback((listener: () => void) => {
    const observer = new MutationObserver(listener);
    observer.observe(root(), { attributeFilter: ['data-theme', 'data-presenting'] });
    return () => observer.disconnect();
  }, []);
  return `${useSyncExternalStore(follow, readTheme)} ${dark} ${forced}`;
}
