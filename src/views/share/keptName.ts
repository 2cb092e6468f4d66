import { formatTime } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';

/** The first thing that was done to a run by hand, and when (µs). */
export interface FirstCommand {
  readonly did: string;
  readonly at: number;
}

/** What a run is called that nobody has named: after its scenario, and what was done to it first. */
export function unnamed(
  title: string,
  first: FirstCommand | null,
  { kept, transport }: ExhibitWords,
): string {
  const what: Readonly<Record<string, string>> = transport.what;
  const did = first && Object.hasOwn(what, first.did) ? what[first.did] : undefined;
  return kept.unnamed(
    title,
    first && did !== undefined ? transport.branchAt(did, formatTime(first.at)) : null,
  );
}
