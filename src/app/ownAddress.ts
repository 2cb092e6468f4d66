import { current, look, type Visit } from './address.ts';

/** An address that asks for a run that is kept in this browser. */
export const keptAddress = (place: string, id: string): string => `#/${place}?kept=${id}`;

const KEPT = /^kept=([\w-]+)$/;

/** The visit with such an address taken apart: `kept` is the run that is asked for. */
export function keptVisit(visit: Visit): Visit {
  const [, asked] = KEPT.exec(visit.query) ?? [];
  return asked === undefined ? visit : { ...visit, query: '', kept: visit.kept ?? asked };
}

/**
 * What the page leaves with an address that it wrote itself: nobody who gets that address has it. Each tab so finds its own
 * run again, by its id if it is kept.
 */
const mark = (kept: string | null) => ({ own: kept });

/** Lets the address say which run is open, without going anywhere; `kept`: as what it is kept. */
export function showAddress(url: string, kept: string | null): void {
  const here = look();
  const same = location.href === new URL(url, location.href).href;
  if (!same || (kept !== null && here.kept !== kept)) history.replaceState(mark(kept), '', url);
}

/** The address may stay as it is, but the run is from now on one that is open here. */
export function ownAddress(kept: string | null): void {
  const here = look();
  if (!here.own || here.kept !== kept) history.replaceState(mark(kept), '', location.href);
}

/** A way to find out later whether one has gone somewhere else since, also if nobody has been told of that yet. */
export function stillHere(): () => boolean {
  const here = current();
  return () => {
    const { path, query, own } = look();
    return current() === here && (own || (path === here.path && query === here.query));
  };
}

/** Whether the address is somebody else's: nobody here has written it. */
export const isForeign = (): boolean => {
  const { query, own } = keptVisit(look());
  return query !== '' && !own;
};
