import { vi } from 'vitest';

/** As much of a browser as a run needs that is kept and shared. */
export function stubBrowser(): void {
  vi.stubGlobal('location', {
    href: 'https://example.org/orrery/#/raft/first-election?old=1',
    hash: '',
  });
  vi.stubGlobal('history', { state: null, replaceState() {}, pushState() {} });
  const listeners = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal('document', listeners);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
}
