import type { Micros, NodeId, RequestId, Seq } from '../core/ids.ts';
import type { Command } from './command.ts';
import type { Violation } from './invariant.ts';
import type { NoteOf, ProtocolTypes } from './types.ts';
import type { Envelope } from './world.ts';

/**
 * The kinds of record in a trace. A step (one thing that happens: an arrival, a timer, a command…) begins with one
 * record; what the node does in answer to it follows, with the step as its cause.
 */
export type RecordKind =
  | 'start'
  | 'deliver'
  | 'drop'
  | 'wait'
  | 'timer'
  | 'request'
  | 'written'
  | 'command'
  | 'send'
  | 'duplicate'
  | 'persist'
  | 'reply'
  | 'role'
  | 'note'
  | 'violation';

interface RecordBase {
  readonly seq: Seq;
  readonly at: Micros;
  /** The node at which it happened; null where it happened to none (healing the network, say). */
  readonly node: NodeId | null;
  /** The record that brought it about; null for what comes from the scenario itself. */
  readonly cause: Seq | null;
}

/** One record with all that it says; rebuilt by replay from the columns that a trace keeps. */
export type TraceRecord<T extends ProtocolTypes> =
  | (RecordBase & { readonly kind: 'start' })
  | (RecordBase & {
      readonly kind: 'send' | 'deliver' | 'drop' | 'duplicate';
      readonly envelope: Envelope<T['message']>;
    })
  | (RecordBase & { readonly kind: 'timer'; readonly timer: T['timer'] })
  | (RecordBase & {
      readonly kind: 'request';
      readonly op: RequestId;
      readonly request: T['request'];
    })
  | (RecordBase & {
      readonly kind: 'reply';
      readonly op: RequestId;
      readonly response: T['response'];
    })
  /** Something came to a paused node, which will deal with it when it goes on. */
  | (RecordBase & { readonly kind: 'wait' })
  | (RecordBase & { readonly kind: 'persist' | 'written' })
  | (RecordBase & {
      readonly kind: 'role';
      readonly from: string;
      readonly to: string;
      readonly event: string;
    })
  /**
   * `missed`: there was nothing to which it could apply (no leader to crash, no such message). `about`: the message
   * which a command on one message met, so that a sentence about it can say what it is.
   */
  | (RecordBase & {
      readonly kind: 'command';
      readonly command: Command<T>;
      readonly missed: boolean;
      readonly about?: Envelope<T['message']>;
    })
  | (RecordBase & {
      readonly kind: 'violation';
      readonly invariant: string;
      readonly violation: Violation;
    })
  | (RecordBase & { readonly kind: 'note'; readonly note: NoteOf<T> });
