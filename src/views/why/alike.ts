import type { Seq } from '../../core/ids.ts';
import { storyIndexOf } from '../../playback/storyIndex.ts';
import type { Session, StoryRecord } from '../../playback/types.ts';
import { type Alike, stepOf } from '../../playback/why.ts';
import { recordsAt } from '../inspector/storyLines.ts';

type Note = Extract<StoryRecord, { readonly kind: 'note' }>;

const NONE: Alike = () => null;

/**
 * Finds where other nodes told of the same thing as the record that is asked about: notes that the protocol counts as
 * hearsay, of which the fields that it names are the same.
 */
export function alikeTo(session: Session, asked: Seq): Alike {
  const hearsay: Readonly<Record<string, readonly string[] | undefined>> =
    session.protocol.hearsay ?? {};
  const known = new Map<number, StoryRecord>();
  const thing = ({ note }: Note) => {
    const params = note.params as Readonly<Record<string, unknown>>;
    // A field that a note does not have says nothing: a certificate has no value.
    return JSON.stringify(hearsay[note.key]?.map((field) => params[field] ?? null));
  };
  const keys = new Set(session.vocabulary.notes.flatMap((key, i) => (hearsay[key] ? [i] : [])));
  const wanted = keys.size === 0 ? null : noteAt(session, asked, keys, known);
  if (!wanted) return NONE;
  const same = thing(wanted);
  return (node, from, to) =>
    notesOf(session, node, { from, to }, keys, known).find((note) => thing(note) === same)?.seq ??
    null;
}

/** The note itself, or the one that was told in the same step. */
function noteAt(
  session: Session,
  asked: Seq,
  keys: ReadonlySet<number>,
  known: Map<number, StoryRecord>,
): Note | null {
  const columns = session.columns();
  const node = columns.node(asked);
  if (node === null) return null;
  const from = columns.kind(asked) === 'note' ? asked : stepOf(columns, asked);
  const to = columns.kind(asked) === 'note' ? asked + 1 : columns.stepAfter(from);
  return notesOf(session, node, { from, to }, keys, known)[0] ?? null;
}

/** So many of a node's last notes are looked at. */
const MOST = 40;

/** Notes of some keys that a node told in a stretch of the trace, the last first. */
function notesOf(
  session: Session,
  node: number,
  { from, to }: { readonly from: number; readonly to: number },
  keys: ReadonlySet<number>,
  known: Map<number, StoryRecord>,
): readonly Note[] {
  const index = storyIndexOf(session);
  const seqs: number[] = [];
  for (let line = index.before(to) - 1; line >= 0 && seqs.length < MOST; line--) {
    const seq = index.seqs[line] as number;
    if (seq < from) break;
    const told = index.kind(line) === 'note' && keys.has(index.type(line));
    if (told && index.node(line) === node) seqs.push(seq);
  }
  const records = recordsAt(session, seqs, known);
  return seqs.flatMap((seq) => {
    const record = records.get(seq);
    return record?.kind === 'note' ? [record] : [];
  });
}
