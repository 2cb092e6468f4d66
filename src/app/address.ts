import { useSyncExternalStore } from 'react';
import type { Guest } from './guest.ts';

/** What stands behind the # of the page's address, as somebody asked for it. */
export interface Visit {
  readonly path: string;
  /** What stands after the question mark: the run that a link brings. */
  readonly query: string;
  /** The page itself had written this address, so that it says which run is open. */
  readonly own: boolean;
  /** And this is the kept run that was open. */
  readonly kept: string | null;
  /** A run that came by a file. */
  readonly brought: Guest | null;
}

/** Takes apart what stands behind the #. */
export function splitHash(hash: string): { readonly path: string; readonly query: string } {
  const text = hash.replace(/^#?\/?/, '');
  const mark = text.indexOf('?');
  return mark < 0
    ? { path: `/${text}`, query: '' }
    : { path: `/${text.slice(0, mark)}`, query: text.slice(mark + 1) };
}

/** The address as it stands. What the page leaves with one that it wrote itself (`ownAddress.ts`) does not travel. */
export function look(brought: Guest | null = null): Visit {
  const state: unknown = history.state;
  const own = typeof state === 'object' && state !== null && 'own' in state;
  const kept = own && typeof state.own === 'string' ? state.own : null;
  return { ...splitHash(location.hash), own, kept, brought };
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

/** Where one is: the same thing for as long as one stays. */
export const current = (): Visit => {
  visit ??= look();
  return visit;
};

/** Where a person has gone: another one each time, also if it is the same place. What the page writes is no visit. */
export const useVisit = (): Visit => useSyncExternalStore(subscribe, current);

/** For the router, which knows paths only. */
export const useHashPath = (): [string, (path: string) => void] => [useVisit().path, goTo];
useHashPath.hrefs = (path: string) => `#${path}`;

/** Goes to a path, with a run that came by a file, or to a run that is kept there. */
export function goTo(path: string, brought: Guest | null = null, kept: string | null = null): void {
  history.pushState(kept && { own: kept }, '', `#${path}`);
  arrive(brought);
}
