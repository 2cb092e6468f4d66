import { useEffect, useState } from 'react';
import { useDesk, usePaced } from '../context.tsx';
import type { RunLink, Sharing } from './sharing.ts';

/** How often the link is written again while the run plays, in milliseconds. */
const PACE = 1000;

/** The link to the run as it stands; null until it has been written for the first time. */
export function useLink(sharing: Sharing): RunLink | null {
  const { session } = useDesk();
  const [link, setLink] = useState<RunLink | null>(null);
  usePaced(PACE);
  const { frame } = session.screen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the screen changes the link
  useEffect(() => {
    let wanted = true;
    void sharing.link().then((next) => wanted && setLink(next));
    return () => {
      wanted = false;
    };
  }, [sharing, frame]);
  return link;
}
