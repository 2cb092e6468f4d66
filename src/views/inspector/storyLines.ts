import type { NodeId } from '../../core/ids.ts';
import { storyIndexOf } from '../../playback/storyIndex.ts';
import { type StoryItem, storyItems } from '../../playback/sums.ts';
import type { Session, StoryRecord } from '../../playback/types.ts';
import type { StoryFilter } from '../ui.ts';

export const STORY_KINDS = [
  'note',
  'role',
  'command',
  'violation',
] as const satisfies readonly StoryRecord['kind'][];

/** Whether a line is to be shown; what happened to no node concerns all of them. */
export function accepts(
  { nodes, kinds }: StoryFilter,
  kind: StoryRecord['kind'],
  node: NodeId | null,
): boolean {
  if (kinds.size > 0 && !kinds.has(kind)) return false;
  return nodes.size === 0 || node === null || nodes.has(node);
}

/** The last lines of the story up to the playhead that pass the filter, oldest first, many of one kind as one. */
export function linesOf(session: Session, filter: StoryFilter, limit: number): StoryItem[] {
  const { seq } = session.screen();
  const index = storyIndexOf(session);
  const items = storyItems(index, index.before(seq), {
    limit,
    alone: seq === 0 ? 0 : session.columns().stepBefore(seq),
    accept: (kind, node) => accepts(filter, kind, node),
  });
  return items.slice(-limit);
}

/** The records at some positions, which must be lines of the story; only those that are not `known` yet are rebuilt. */
export function recordsAt(
  session: Session,
  seqs: readonly number[],
  known: Map<number, StoryRecord>,
): ReadonlyMap<number, StoryRecord> {
  const missing = new Set(seqs.filter((seq) => !known.has(seq)));
  if (missing.size > 0) {
    const last = Math.max(...missing);
    for (const record of session.story(missing.size, ({ seq }) => missing.has(seq), last + 1))
      known.set(record.seq, record);
  }
  return known;
}

/** Of a sum the first line stands for it. */
export const firstOf = (item: StoryItem): number =>
  item.kind === 'line' ? item.seq : (item.seqs[0] ?? 0);

/** Whether a record is one of the turns of the run. */
export function isMilestone(session: Session, seq: number): boolean {
  const all = session.milestones();
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return all[low]?.seq === seq;
}
