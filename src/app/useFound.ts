import { useEffect, useState } from 'react';
import { useVisit } from './address.ts';
import { type Found, findExhibit } from './exhibit.ts';
import type { RunStore } from './kept/store.ts';

/** What an address names. */
export interface Address {
  readonly exhibit: string;
  readonly scenario: string | undefined;
}

/** What the page's address leads to; null while that is loaded. `open`: opens what is kept here, if anything is. */
export function useFound(
  { exhibit, scenario }: Address,
  open: (() => Promise<RunStore>) | null = null,
): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const visit = useVisit();
  useEffect(() => {
    let wanted = true;
    findExhibit(exhibit, scenario, visit, open?.()).then(
      (result) => wanted && setFound(result),
      (error: unknown) => wanted && setFailure(error),
    );
    return () => {
      wanted = false;
    };
  }, [exhibit, scenario, visit, open]);
  // What cannot be loaded is for the boundary to show.
  if (failure) throw failure;
  return found;
}
