import type { NodeId } from '../../../core/ids.ts';
import { append, at, emptyVector, type Vector } from '../../../core/vector.ts';
import type { Outcome, WorkContext, WorkNotes } from './work.ts';

/**
 * The write-ahead log. A record is forced, so that it is on disk before anything leaves the node that rests on it, or only
 * buffered: then it goes to disk with the next record that is forced, or after a while, and a crash before that loses it.
 */

/**
 * `update`: an account was changed. `prepared`: the transaction can be committed here whatever happens. `collecting`: votes are
 * asked for (presumed commit). `commit`, `abort`: how it ends, with those who have to be told. `end`: nobody needs to ask any
 * more. `numbers`: a coordinator may give its transactions numbers up to this one.
 */
export type LogRecord =
  | {
      readonly type: 'update';
      readonly tx: number;
      readonly account: string;
      readonly amount: number;
    }
  | {
      readonly type: 'prepared';
      readonly tx: number;
      readonly coordinator: NodeId;
      readonly participants: readonly NodeId[];
    }
  | { readonly type: 'collecting'; readonly tx: number; readonly participants: readonly NodeId[] }
  | {
      readonly type: 'commit' | 'abort';
      readonly tx: number;
      readonly participants: readonly NodeId[];
    }
  | { readonly type: 'end'; readonly tx: number }
  | { readonly type: 'numbers'; readonly tx: number };

export type Log = Vector<LogRecord>;

/** What a node of either kind has on its disk. */
export interface Durable {
  readonly log: Log;
  /** How often it has started. */
  readonly starts: number;
}

/** A node's log with what is only buffered at its end. */
export interface Logging {
  log: Log;
  /** How many records have been given to the disk. */
  flushed: number;
  /** How often it has started: what was done before the last time and not written down is lost. */
  starts: number;
}

export const emptyLog = (): Durable => ({ log: emptyVector(), starts: 0 });

/** Appends a record and writes all there is; what is sent afterwards waits for the disk. */
export function force(state: Logging, record: LogRecord, ctx: WorkContext): void {
  if (state.flushed < state.log.length) ctx.cancelTimer(FLUSH);
  state.log = append(state.log, Object.freeze(record));
  ctx.note('forced', written(record, ctx));
  writeOut(state, ctx);
}

/** Appends a record that can wait. */
export function buffer(state: Logging, record: LogRecord, ctx: WorkContext): void {
  if (state.flushed === state.log.length) ctx.setTimer(FLUSH, ctx.params.flushDelay);
  state.log = append(state.log, Object.freeze(record));
  ctx.note('buffered', written(record, ctx));
}

const written = ({ tx, type }: LogRecord, ctx: WorkContext): WorkNotes['forced'] => ({
  node: ctx.self,
  tx,
  record: type,
  byCoordinator: !ctx.members('participant').includes(ctx.self),
});

/** Nothing has forced the buffered records for a while. */
export function flush(state: Logging, ctx: WorkContext): void {
  const records = state.log.length - state.flushed;
  if (records === 0) return;
  ctx.note('flushed', { node: ctx.self, records });
  writeOut(state, ctx);
}

/**
 * Sets numbers aside, so that a coordinator that crashes never uses one twice. A record of the house and not of the protocol: it is
 * not among the writes that are counted.
 */
export function reserve(state: Logging, upTo: number, ctx: WorkContext): void {
  state.log = append(state.log, Object.freeze({ type: 'numbers', tx: upTo }));
  writeOut(state, ctx);
}

/** The last number that was set aside; 0 on an empty disk. */
export function reservedIn(log: Log): number {
  let last = 0;
  for (const record of recordsOf(log)) if (record.type === 'numbers') last = record.tx;
  return last;
}

/** Writes all there is, and that it has started once more. */
export function writeOut(state: Logging, ctx: WorkContext): void {
  state.flushed = state.log.length;
  ctx.persist({ log: state.log, starts: state.starts });
}

const FLUSH = Object.freeze({ type: 'flush' } as const);

/** The records of a log, oldest first. */
export function* recordsOf(log: Log): Generator<LogRecord> {
  for (let i = 0; i < log.length; i++) yield at(log, i) as LogRecord;
}

/** How a transaction ended by this log, or null. The last word counts. */
export function outcomeIn(log: Log, tx: number): Outcome | null {
  for (let i = log.length - 1; i >= 0; i--) {
    const record = at(log, i) as LogRecord;
    if (record.tx === tx && (record.type === 'commit' || record.type === 'abort')) {
      return record.type;
    }
  }
  return null;
}
