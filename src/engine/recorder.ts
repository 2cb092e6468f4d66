import type { Digest } from '../core/hash.ts';
import { type Micros, type NodeId, type Seq, seq } from '../core/ids.ts';
import type { RecordKind, TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { codeOf, type Trace } from './trace.ts';

type Sink<T extends ProtocolTypes> = (record: TraceRecord<T>) => void;
/** What a record says beyond the columns: the rest of its `TraceRecord`. */
export type Body = Readonly<Record<string, unknown>>;

/**
 * Where the records of a run go: into the columns of a trace, into the run's digest, and whole to whoever wants them.
 * Each of the three may be missing; a replay for a look at a moment needs none.
 */
export class Recorder<T extends ProtocolTypes> {
  readonly trace: Trace | null;
  readonly digest: Digest | null;
  readonly sink: Sink<T> | null;
  /** Whether a record's body must be given. */
  readonly wantsBody: boolean;

  constructor(trace: Trace | null, digest: Digest | null, sink: Sink<T> | null) {
    this.trace = trace;
    this.digest = digest;
    this.sink = sink;
    this.wantsBody = digest !== null || sink !== null;
  }

  static none<T extends ProtocolTypes>(): Recorder<T> {
    return new Recorder<T>(null, null, null);
  }

  push(
    position: Seq,
    at: Micros,
    kind: RecordKind,
    begins: boolean,
    node: number,
    peer: number,
    type: number,
    cause: number,
    body: Body | null,
  ): void {
    this.trace?.push(at, codeOf(kind), begins, node, peer, type, cause);
    if (!this.wantsBody) return;
    this.digest?.number(at);
    this.digest?.number(codeOf(kind));
    this.digest?.number(node);
    this.digest?.number(cause);
    if (body) this.digest?.plain(digested(kind, body));
    this.sink?.({
      seq: position,
      at,
      node: node < 0 ? null : (node as NodeId),
      cause: cause < 0 ? null : seq(cause),
      kind,
      ...body,
    } as unknown as TraceRecord<T>);
  }
}

/** An arrival says no more than which sending it belongs to, and its cause says that already. */
function digested(kind: RecordKind, body: Body): unknown {
  if (kind === 'deliver' || kind === 'drop') return null;
  if (kind !== 'send' && kind !== 'duplicate') return body;
  const { to, message } = body.envelope as { readonly to: number; readonly message: unknown };
  return [to, message];
}
