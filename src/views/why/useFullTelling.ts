import { useMemo } from 'react';
import type { FullTelling } from '../../i18n/exhibit-sentences.ts';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { topologyOf } from '../stage/project.ts';

/** Everything that puts any record of this run into words. */
export function useFullTelling(): FullTelling {
  const { session } = useDesk();
  const telling = useTelling();
  const exhibit = useExhibitWords();
  return useMemo(() => {
    const topology = topologyOf(session.protocol);
    return { ...telling, exhibit, message: (message) => topology.message(message).label };
  }, [session, telling, exhibit]);
}
