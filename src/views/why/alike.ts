import type { Seq } from '../../core/ids.ts';
import { storyIndexOf } from '../../playback/storyIndex.ts';
import type { Session, StoryRecord } from '../../playback/types.ts';
import { type Alike, stepOf } from '../../playback/why.ts';
import { recordsAt } from '../inspector/storyLines.ts';

type Note = Extract<StoryRecord, { readonly kind: 'note' }>;

/** So many of a node's last notes are compared. */
const COMPARED = 12;

/**
 * Finds what other nodes told that says the same as what is asked about: a note with the same key, or one of something
 * that came from outside, of whose fields at least half are the same. Knows keys and values, and no protocol.
 */
export function alikeTo(session: Session, asked: Seq): Alike {
  const known = new Map<number, StoryRecord>();
  const wanted = noteAt(session, asked, known);
  if (!wanted) return () => null;
  const fields = fieldsOf(wanted);
  return (node, from, to) => {
    let best: { readonly seq: Seq; readonly same: number } | null = null;
    for (const note of notesOf(session, node, from, to, known)) {
      if (note.note.key !== wanted.note.key && !cameFromOutside(session, note.seq)) continue;
      const other = fieldsOf(note);
      const same = [...fields].filter(([name, value]) => other.get(name) === value).length;
      if (same * 2 >= fields.size && same > 0 && same >= (best?.same ?? 0))
        best = { seq: note.seq, same };
    }
    return best?.seq ?? null;
  };
}

/** The note itself, or the one that was told in the same step. */
function noteAt(session: Session, asked: Seq, known: Map<number, StoryRecord>): Note | null {
  const columns = session.columns();
  if (asked >= columns.length) return null;
  const from = stepOf(columns, asked);
  const [first, last] =
    columns.kind(asked) === 'note' ? [asked, asked + 1] : [from, columns.stepAfter(from)];
  const node = columns.node(asked);
  for (let at: number = first; at < last; at++) {
    if (columns.kind(at) !== 'note' || columns.node(at) !== node) continue;
    const record = recordsAt(session, [at], known).get(at);
    return record?.kind === 'note' ? record : null;
  }
  return null;
}

/** The last notes of a node in a stretch of the trace, oldest first. */
function notesOf(
  session: Session,
  node: number,
  from: number,
  to: number,
  known: Map<number, StoryRecord>,
): readonly Note[] {
  const index = storyIndexOf(session);
  const seqs: number[] = [];
  for (let line = index.before(to) - 1; line >= 0 && seqs.length < COMPARED; line--) {
    const seq = index.seqs[line] as number;
    if (seq < from) break;
    if (index.node(line) === node && index.kind(line) === 'note') seqs.push(seq);
  }
  const records = recordsAt(session, seqs, known);
  return seqs.reverse().flatMap((seq) => {
    const record = records.get(seq);
    return record?.kind === 'note' ? [record] : [];
  });
}

function cameFromOutside(session: Session, seq: Seq): boolean {
  const columns = session.columns();
  return columns.kind(stepOf(columns, seq)) === 'request';
}

/** What a note says, field by field, but for whose it is. */
const fieldsOf = ({ node, note }: Note): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(note.params)
      .filter(([, value]) => value !== node)
      .map(([name, value]) => [name, JSON.stringify(value) ?? '']),
  );
