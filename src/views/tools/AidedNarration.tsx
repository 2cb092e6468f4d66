import { useCallback } from 'react';
import { type FullTelling, sumSentence } from '../../i18n/exhibit-sentences.ts';
import { storyIndexOf } from '../../playback/storyIndex.ts';
import { latestSum } from '../../playback/sums.ts';
import type { Session } from '../../playback/types.ts';
import { useDesk } from '../context.tsx';
import { recordsAt } from '../inspector/storyLines.ts';
import { Narration } from '../stage/Narration.tsx';
import { askAbout } from '../why/askAbout.tsx';
import { useFullTelling } from '../why/useFullTelling.ts';

/** The narration of an exhibit: what it says can be asked about, and where too much happens to be told one by one it is summed. */
export function AidedNarration() {
  const { session } = useDesk();
  const telling = useFullTelling();
  const sums = useCallback(
    // Whoever goes step by step is told of each.
    () => (session.screen().status === 'playing' ? tellSum(session, telling) : null),
    [session, telling],
  );
  return <Narration more={askAbout} sums={sums} silent />;
}

/** What many nodes have just told, in one sentence; null where few enough told anything. */
export function tellSum(session: Session, telling: FullTelling): string | null {
  const index = storyIndexOf(session);
  const sum = latestSum(index, index.before(session.screen().seq));
  const first = sum?.seqs[0];
  const record = first === undefined ? null : recordsAt(session, [first], new Map()).get(first);
  return sum && record ? sumSentence(sum.nodes, sum.seqs.length, record, telling) : null;
}
