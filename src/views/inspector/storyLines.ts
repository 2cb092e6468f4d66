import type { NodeId } from '../../core/ids.ts';
import type { Session, StoryRecord } from '../../playback/types.ts';
import type { StoryFilter } from '../ui.ts';

export const STORY_KINDS = [
  'note',
  'role',
  'command',
  'violation',
] as const satisfies readonly StoryRecord['kind'][];
const told: ReadonlySet<string> = new Set(STORY_KINDS);

/** How far back lines are looked for, in records: far more than anyone scrolls. */
const REACH = 60_000;

/** Whether a line is to be shown; what happened to no node concerns all of them. */
export function accepts(
  { nodes, kinds }: StoryFilter,
  kind: StoryRecord['kind'],
  node: NodeId | null,
): boolean {
  if (kinds.size > 0 && !kinds.has(kind)) return false;
  return nodes.size === 0 || node === null || nodes.has(node);
}

/**
 * The last lines of the story up to the playhead that pass the filter, oldest first. Where they stand is read off the
 * trace's columns; only lines that are not `known` yet (on this branch) are rebuilt.
 */
export function storyLines(
  session: Session,
  filter: StoryFilter,
  limit: number,
  known: Map<number, StoryRecord>,
): readonly StoryRecord[] {
  const columns = session.columns();
  const { seq } = session.screen();
  const wanted: number[] = [];
  for (let at = seq - 1; at >= Math.max(0, seq - REACH) && wanted.length < limit; at--) {
    const kind = columns.kind(at);
    if (told.has(kind) && accepts(filter, kind as StoryRecord['kind'], columns.node(at)))
      wanted.push(at);
  }
  const missing = wanted.findLastIndex((at) => !known.has(at));
  if (missing >= 0) {
    const lines = session.story(missing + 1, (record) => accepts(filter, record.kind, record.node));
    for (const record of lines) known.set(record.seq, record);
  }
  return wanted.reverse().flatMap((at) => known.get(at) ?? []);
}

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
