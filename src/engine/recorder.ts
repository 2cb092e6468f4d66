import type { Digest } from '../core/hash.ts';
import { type Micros, type NodeId, type Seq, seq } from '../core/ids.ts';
import type { Violation } from '../sdk/invariant.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { KIND, type KindCode, kindOfCode, type Trace } from './trace.ts';

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
    code: KindCode,
    begins: boolean,
    node: number,
    peer: number,
    type: number,
    cause: number,
    body: Body | null,
  ): void {
    if (this.trace !== null) this.trace.push(at, code, begins, node, peer, type, cause);
    if (this.digest !== null) addTo(this.digest, at, code, node, cause, body);
    if (this.sink === null) return;
    this.sink({
      seq: position,
      at,
      node: node < 0 ? null : (node as NodeId),
      cause: cause < 0 ? null : seq(cause),
      kind: kindOfCode(code),
      ...body,
    } as unknown as TraceRecord<T>);
  }
}

function addTo(
  digest: Digest,
  at: Micros,
  code: KindCode,
  node: number,
  cause: number,
  body: Body | null,
): void {
  digest.number(at);
  digest.number(code);
  digest.number(node);
  digest.number(cause);
  // An arrival says no more than which sending it belongs to, and its cause says that already.
  if (body === null || code === KIND.deliver || code === KIND.drop) return;
  if (code === KIND.send || code === KIND.duplicate) {
    const { to, message } = body.envelope as { readonly to: number; readonly message: unknown };
    digest.number(to);
    digest.plain(message);
  } else digest.plain(essence(code, body));
}

/** What a record says without what follows from it and the records before: that came later and changed no digest. */
function essence(code: KindCode, body: Body): Body {
  if (code === KIND.command) return { command: body.command, missed: body.missed };
  if (code !== KIND.violation) return body;
  const { nodes, detail } = body.violation as Violation;
  return { invariant: body.invariant, violation: { nodes, detail } };
}
