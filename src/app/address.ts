import { useSyncExternalStore } from 'react';
import type { Guest } from './guest.ts';

/** What stands behind the # of the page's address, as somebody asked for it. */
export interface Visit {
  readonly path: string;
  /** What stands after the question mark: the run that a link brings. */
  readonly query: string;
  /** The page itself had written this address, so that it says which run is open. */
  readonly own: boolean;
  /** A run that came by a file. */
  readonly brought: Guest | null;
}

/** What the page leaves with an address that it wrote itself: nobody who gets that address has it. */
const OWN = { own: true };

/** Takes apart what stands behind the #. */
export function splitHash(hash: string): { readonly path: string; readonly query: string } {
  const text = hash.replace(/^#?\/?/, '');
  const mark = text.indexOf('?');
  return mark < 0
    ? { path: `/${text}`, query: '' }
    : { path: `/${text.slice(0, mark)}`, query: text.slice(mark + 1) };
}

function look(brought: Guest | null): Visit {
  const state: unknown = history.state;
  const own = typeof state === 'object' && state !== null && 'own' in state;
  return { ...splitHash(location.hash), own, brought };
}

let visit: Visit | null = null;
const listeners = new Set<() => void>();

function arrive(brought: Guest | null): void {
  visit = look(brought);
  for (const listener of listeners) listener();
}

const onHashChange = () => arrive(null);

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('hashchange', onHashChange);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('hashchange', onHashChange);
  };
}

const current = (): Visit => {
  visit ??= look(null);
  return visit;
};

/** Where a person has gone: another one each time, also if it is the same place. What the page writes is no visit. */
export const useVisit = (): Visit => useSyncExternalStore(subscribe, current);

/** For the router, which knows paths only. */
export const useHashPath = (): [string, (path: string) => void] => [useVisit().path, goTo];
useHashPath.hrefs = (path: string) => `#${path}`;

/** Goes to a path, with a run that came by a file. */
export function goTo(path: string, brought: Guest | null = null): void {
  history.pushState(null, '', `#${path}`);
  arrive(brought);
}

/** Lets the address say which run is open, without going anywhere. */
export function showAddress(url: string): void {
  if (location.href !== new URL(url, location.href).href) history.replaceState(OWN, '', url);
}

/** The address may stay as it is, but the run is from now on one that is open here. */
export const ownAddress = (): void => history.replaceState(OWN, '', location.href);

/** Whether the address is somebody else's: nobody here has written it. */
export const isForeign = (): boolean => {
  const { query, own } = look(null);
  return query !== '' && !own;
};
