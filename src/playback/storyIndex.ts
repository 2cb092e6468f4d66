import type { NodeId } from '../core/ids.ts';
import { doubled, firstAtLeast } from './flights.ts';
import type { Session, StoryRecord, TraceColumns } from './types.ts';

type Kind = StoryRecord['kind'];

const KINDS: readonly Kind[] = ['note', 'role', 'command', 'violation'];
const NOBODY = 0xffff;
const FIRST_ROOM = 256;

/** Where the lines of a run's story stand, in columns that grow with the run. What they say is not in it. */
export class StoryIndex {
  count = 0;
  seqs = new Uint32Array(FIRST_ROOM);
  times = new Float64Array(FIRST_ROOM);
  private kinds = new Uint8Array(FIRST_ROOM);
  private types = new Uint8Array(FIRST_ROOM);
  private nodes = new Uint16Array(FIRST_ROOM);
  private columns: TraceColumns | null = null;
  private length = 0;

  /** Reads what has been added; begins anew when the run has become another one. */
  catchUp(columns: TraceColumns): void {
    if (columns !== this.columns || columns.length < this.length) {
      this.columns = columns;
      this.count = 0;
      this.length = 0;
    }
    for (let at = this.length; at < columns.length; at++) {
      const kind = KINDS.indexOf(columns.kind(at) as Kind);
      if (kind >= 0) this.push(columns, at, kind);
    }
    this.length = columns.length;
  }

  /** How many lines come before a position of the trace. */
  before(position: number): number {
    return firstAtLeast(this.seqs, this.count, position);
  }

  kind(line: number): Kind {
    return KINDS[this.kinds[line] as number] as Kind;
  }

  /** As in the trace's column of types. */
  type(line: number): number {
    return this.types[line] as number;
  }

  node(line: number): NodeId | null {
    const node = this.nodes[line] as number;
    return node === NOBODY ? null : (node as NodeId);
  }

  private push(columns: TraceColumns, at: number, kind: number): void {
    const line = this.count++;
    if (line === this.seqs.length) {
      this.seqs = doubled(this.seqs);
      this.times = doubled(this.times);
      this.kinds = doubled(this.kinds);
      this.types = doubled(this.types);
      this.nodes = doubled(this.nodes);
    }
    this.seqs[line] = at;
    this.times[line] = columns.time(at);
    this.kinds[line] = kind;
    this.types[line] = columns.type(at);
    this.nodes[line] = columns.node(at) ?? NOBODY;
  }
}

const indexes = new WeakMap<Session, StoryIndex>();

/** The index of a run's story, as far as it has been run. */
export function storyIndexOf(session: Session): StoryIndex {
  const index = indexes.get(session) ?? new StoryIndex();
  indexes.set(session, index);
  index.catchUp(session.columns());
  return index;
}
