import { useRef } from 'react';
import type { StoryItem } from '../../playback/sums.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk } from '../context.tsx';
import type { StoryFilter } from '../ui.ts';
import { firstOf, linesOf, recordsAt } from './storyLines.ts';

/** An item of the story, with the record of its line, or of the first of its lines. */
interface ToldItem {
  readonly item: StoryItem;
  readonly record: StoryRecord;
}

/** The last items up to the playhead. What has been told on a branch is kept for as long as one stays on it. */
export function useStory(filter: StoryFilter, limit: number) {
  const { session } = useDesk();
  const { branch } = session.screen();
  const kept = useRef({ session, branch, known: new Map<number, StoryRecord>() });
  if (kept.current.session !== session || kept.current.branch !== branch)
    kept.current = { session, branch, known: new Map() };
  const { known } = kept.current;
  const items = linesOf(session, filter, limit);
  const records = recordsAt(session, items.map(firstOf), known);
  const told = items.flatMap((item): ToldItem[] => {
    const record = records.get(firstOf(item));
    return record ? [{ item, record }] : [];
  });
  return { told, known };
}
