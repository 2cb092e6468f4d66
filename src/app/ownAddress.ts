import { current, look, type Visit } from './address.ts';

/** An address that asks for a run that is kept in this browser. */
export const keptAddress = (place: string, id: string): string => `#/${place}?kept=${id}`;

const KEPT = /^kept=([\w-]+)$/;
const BESIDE = 'beside=';

/** A visit with its address taken apart. */
export interface OwnVisit extends Visit {
  /** The exhibit that is to play the scenario beside this one. */
  readonly beside: string | null;
}

/** The visit with what is the page's own taken out of its query: which kept run is asked for, and what is to lie beside it. */
export function ownVisit(visit: Visit): OwnVisit {
  const parts = visit.query.split('&');
  const asks = parts.filter((part) => part.startsWith(BESIDE));
  const query = parts.filter((part) => !asks.includes(part)).join('&');
  const beside = asks.map((part) => part.slice(BESIDE.length)).join() || null;
  const [, asked] = KEPT.exec(query) ?? [];
  if (asked === undefined) return { ...visit, query, beside };
  return { ...visit, query: '', beside, kept: visit.kept ?? asked };
}

/** An address that also says which exhibit plays the scenario beside the run. */
export const withBeside = (url: string, exhibit: string | null): string =>
  exhibit === null
    ? url
    : `${url}${url.includes('?', url.indexOf('#')) ? '&' : '?'}${BESIDE}${exhibit}`;

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
  const { query, own } = ownVisit(look());
  return query !== '' && !own;
};
