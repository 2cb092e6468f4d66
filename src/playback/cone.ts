import type { NodeId, Seq } from '../core/ids.ts';
import type { TraceColumns } from './types.ts';

/**
 * All that could have led to a record, or that it could have led to: Lamport's happened-before, by the order of events
 * at each node and from each sending to its arrival. What the network does is no event of a node, though the trace names
 * one: a copy is made without its sender, and a message that is lost, or waits at a paused node, without its receiver.
 * Commands about no node (a partition, healing) are no events of the system and lie outside, before or after no other.
 */
export interface Cone {
  /**
   * For each node the last record of the past (-1: none), or the first of the future (Infinity: none). Every event of
   * the node up to, or from, that one belongs to it.
   */
  readonly edge: readonly number[];
  /** How many events it has, without the record itself. */
  readonly events: number;
  /** The nodes at which they happened. */
  readonly nodes: readonly NodeId[];
}

export function pastOf(columns: TraceColumns, seq: Seq, nodeCount: number): Cone {
  const edge = new Array<number>(nodeCount).fill(-1);
  const counts = new Array<number>(nodeCount).fill(0);
  for (let at: number = seq; at >= 0; at--) {
    const node = happenedAt(columns, at);
    if (at === seq) {
      if (node !== null) edge[node] = at;
      else raise(edge, columns, columns.cause(at));
    } else if (node !== null && at <= (edge[node] as number)) {
      counts[node] = (counts[node] as number) + 1;
    } else continue;
    if (columns.kind(at) === 'deliver') raise(edge, columns, columns.cause(at));
  }
  return coneOf(edge, counts);
}

/** What a record knows of, its cause's node knew up to that cause. */
function raise(edge: number[], columns: TraceColumns, cause: Seq | null): void {
  const origin = originOf(columns, cause);
  const node = origin === null ? null : happenedAt(columns, origin);
  if (node !== null && origin !== null) edge[node] = Math.max(edge[node] as number, origin);
}

/** Behind copies that the network made, the sending itself. */
function originOf(columns: TraceColumns, cause: Seq | null): Seq | null {
  let at = cause;
  while (at !== null && columns.kind(at) === 'duplicate') at = columns.cause(at);
  return at;
}

/** As far as the branch has been run. */
export function futureOf(columns: TraceColumns, seq: Seq, nodeCount: number): Cone {
  const edge = new Array<number>(nodeCount).fill(Infinity);
  const counts = new Array<number>(nodeCount).fill(0);
  const origin = happenedAt(columns, seq);
  if (origin === null) return coneOf(edge, counts);
  edge[origin] = seq;
  for (let at = seq + 1; at < columns.length; at++) {
    const node = happenedAt(columns, at);
    if (node === null) continue;
    if (at < (edge[node] as number)) {
      const sending = columns.kind(at) === 'deliver' ? originOf(columns, columns.cause(at)) : null;
      const sender = sending === null ? null : happenedAt(columns, sending);
      if (sending === null || sender === null || sending < (edge[sender] as number)) continue;
      edge[node] = at;
    }
    counts[node] = (counts[node] as number) + 1;
  }
  return coneOf(edge, counts);
}

/** The node that took part in a record; null where none did. */
export function happenedAt(columns: TraceColumns, at: number): NodeId | null {
  const kind = columns.kind(at);
  const byNetwork = kind === 'drop' || kind === 'wait' || kind === 'duplicate';
  return byNetwork ? null : columns.node(at);
}

const coneOf = (edge: readonly number[], counts: readonly number[]): Cone => ({
  edge,
  events: counts.reduce((sum, count) => sum + count, 0),
  nodes: counts.flatMap((count, node) => (count > 0 ? [node as NodeId] : [])),
});
