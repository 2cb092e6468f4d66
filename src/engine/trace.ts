import { type Micros, micros, type NodeId, nodeId, type Seq, seq } from '../core/ids.ts';
import type { RecordKind } from '../sdk/record.ts';

const BITS = 12;
const CHUNK = 1 << BITS;
const MASK = CHUNK - 1;
const NONE = 0xffff;
/** Set in the kind's byte where a record begins a step. */
const BEGINS = 0x80;
const WIDEST_OFFSET = 0xffffffff;

/** The kinds of record as they stand in their column. */
export const KIND = {
  start: 0,
  deliver: 1,
  drop: 2,
  wait: 3,
  timer: 4,
  request: 5,
  written: 6,
  command: 7,
  send: 8,
  duplicate: 9,
  persist: 10,
  reply: 11,
  role: 12,
  note: 13,
  violation: 14,
} as const satisfies Readonly<Record<RecordKind, number>>;
export type KindCode = (typeof KIND)[RecordKind];
const NAMES = Object.keys(KIND) as RecordKind[];
export const kindOfCode = (code: number): RecordKind => NAMES[code] as RecordKind;

/** The columns of a stretch of records: 14 bytes each. */
interface Chunk {
  /** Times as offsets from `base`, in Float64 where a stretch is longer than 71 simulated minutes. */
  times: Uint32Array | Float64Array;
  base: number;
  readonly kinds: Uint8Array;
  readonly nodes: Uint16Array;
  readonly peers: Uint16Array;
  readonly types: Uint8Array;
  /** The cause's position + 1; 0: none. */
  readonly causes: Uint32Array;
}

function newChunk(base: number): Chunk {
  return {
    times: new Uint32Array(CHUNK),
    base,
    kinds: new Uint8Array(CHUNK),
    nodes: new Uint16Array(CHUNK),
    peers: new Uint16Array(CHUNK),
    types: new Uint8Array(CHUNK),
    causes: new Uint32Array(CHUNK),
  };
}

/**
 * All that has happened in a run, by column: when, what, at which node, with which other node, of which type, and why.
 * Cheap enough to be always on; bodies of messages and parameters of sentences are rebuilt by replay.
 */
export class Trace {
  private chunks: Chunk[] = [];
  private count = 0;

  /** How many records there are. */
  get length(): Seq {
    return seq(this.count);
  }

  /** `type` is the position of the message's, timer's or note's type in its protocol's vocabulary; 0 to 255. */
  push(
    at: Micros,
    code: number,
    begins: boolean,
    node: number,
    peer: number,
    type: number,
    cause: number,
  ): void {
    const i = this.count & MASK;
    if (i === 0) this.chunks.push(newChunk(at));
    const chunk = this.chunks[this.chunks.length - 1] as Chunk;
    const offset = at - chunk.base;
    if (offset > WIDEST_OFFSET && chunk.times instanceof Uint32Array) widen(chunk, i);
    chunk.times[i] = offset;
    chunk.kinds[i] = begins ? code | BEGINS : code;
    chunk.nodes[i] = node < 0 ? NONE : node;
    chunk.peers[i] = peer < 0 ? NONE : peer;
    chunk.types[i] = type;
    chunk.causes[i] = cause + 1;
    this.count++;
  }

  time(at: number): Micros {
    const chunk = this.chunk(at);
    return micros(chunk.base + (chunk.times[at & MASK] as number));
  }

  kind(at: number): RecordKind {
    return kindOfCode((this.chunk(at).kinds[at & MASK] as number) & ~BEGINS);
  }

  /** Whether the record begins a step, so that the run can stand just before it. */
  begins(at: number): boolean {
    return ((this.chunk(at).kinds[at & MASK] as number) & BEGINS) !== 0;
  }

  node(at: number): NodeId | null {
    const node = this.chunk(at).nodes[at & MASK] as number;
    return node === NONE ? null : nodeId(node);
  }

  /** The other node of a message's record. */
  peer(at: number): NodeId | null {
    const peer = this.chunk(at).peers[at & MASK] as number;
    return peer === NONE ? null : nodeId(peer);
  }

  type(at: number): number {
    return this.chunk(at).types[at & MASK] as number;
  }

  cause(at: number): Seq | null {
    const cause = this.chunk(at).causes[at & MASK] as number;
    return cause === 0 ? null : seq(cause - 1);
  }

  /** The number of records at or before a moment. */
  countUntil(time: number): Seq {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time(middle) <= time) low = middle + 1;
      else high = middle;
    }
    return seq(low);
  }

  /** The start of the step before a position; 0 at the beginning. */
  stepBefore(position: number): Seq {
    let at = position - 1;
    while (at > 0 && !this.begins(at)) at--;
    return seq(at < 0 ? 0 : at);
  }

  /** The end of the step that begins at a position. */
  stepAfter(position: number): Seq {
    let at = position + 1;
    while (at < this.count && !this.begins(at)) at++;
    return seq(at < this.count ? at : this.count);
  }

  /** A trace of its own with the first records of this one; whole chunks are shared, for they do not change any more. */
  fork(length: number): Trace {
    const other = new Trace();
    const whole = length >> BITS;
    other.chunks = this.chunks.slice(0, whole);
    other.count = length;
    const rest = this.chunks[whole];
    if ((length & MASK) !== 0 && rest) other.chunks.push(copyChunk(rest));
    return other;
  }

  /** Memory taken by the columns, in bytes. */
  get bytes(): number {
    let sum = 0;
    for (const chunk of this.chunks) {
      for (const column of [
        chunk.times,
        chunk.kinds,
        chunk.nodes,
        chunk.peers,
        chunk.types,
        chunk.causes,
      ]) {
        sum += column.byteLength;
      }
    }
    return sum;
  }

  private chunk(at: number): Chunk {
    return this.chunks[at >> BITS] as Chunk;
  }
}

function widen(chunk: Chunk, filled: number): void {
  const wide = new Float64Array(CHUNK);
  for (let i = 0; i < filled; i++) wide[i] = chunk.times[i] as number;
  chunk.times = wide;
}

function copyChunk(chunk: Chunk): Chunk {
  return {
    times: chunk.times.slice(),
    base: chunk.base,
    kinds: chunk.kinds.slice(),
    nodes: chunk.nodes.slice(),
    peers: chunk.peers.slice(),
    types: chunk.types.slice(),
    causes: chunk.causes.slice(),
  };
}
