import type { NodeId } from '../../core/ids.ts';

/** What a client asks of the key-value store. */
export type Request =
  | { readonly op: 'put' | 'append'; readonly key: string; readonly value: string }
  | { readonly op: 'get'; readonly key: string };

/** What it is told. `value` is what stands under the key now; `leaderHint` helps where `ok` is false. */
export interface Response {
  readonly ok: boolean;
  readonly value: string | null;
  readonly leaderHint: NodeId | null;
}

/** Who asked, and the how-manieth question it was: the state machine answers each one once (thesis 6.3). */
export interface Session {
  readonly client: NodeId;
  readonly serial: number;
}

/** What a log entry does to the state machine. */
export type LogCommand =
  | { readonly op: 'noop' }
  | {
      readonly op: 'put' | 'append';
      readonly key: string;
      readonly value: string;
      readonly session: Session | null;
    }
  | { readonly op: 'get'; readonly key: string; readonly session: Session | null };

/** An entry of the log. Frozen, so that logs, messages and keyframes share it. */
export interface Entry {
  readonly term: number;
  readonly command: LogCommand;
}

export interface RequestVote {
  readonly type: 'RequestVote';
  readonly term: number;
  readonly candidateId: NodeId;
  readonly lastLogIndex: number;
  readonly lastLogTerm: number;
  /** Only asks whether a vote would be given in `term`, which is not begun yet (thesis 9.6). */
  readonly preVote: boolean;
}

export interface RequestVoteResult {
  readonly type: 'RequestVoteResult';
  /** The voter's term; in a pre-vote that is granted, the term that was asked about. */
  readonly term: number;
  readonly voteGranted: boolean;
  readonly preVote: boolean;
}

export interface AppendEntries {
  readonly type: 'AppendEntries';
  readonly term: number;
  readonly leaderId: NodeId;
  readonly prevLogIndex: number;
  readonly prevLogTerm: number;
  readonly entries: readonly Entry[];
  readonly leaderCommit: number;
}

export interface AppendEntriesResult {
  readonly type: 'AppendEntriesResult';
  readonly term: number;
  readonly success: boolean;
  /** After a success: how far the follower's log is known to agree. Null stands for all that it can have been sent. */
  readonly matchIndex: number | null;
  /** After a failed consistency check: the term of the entry in the way, or null if the log is too short. */
  readonly conflictTerm: number | null;
  /** The first index of that term, or the one after the end of the log; null for no hint. */
  readonly conflictIndex: number | null;
}

export interface ClientRequest {
  readonly type: 'ClientRequest';
  readonly serial: number;
  readonly request: Request;
}

export interface ClientResponse {
  readonly type: 'ClientResponse';
  readonly serial: number;
  readonly status: 'ok' | 'notLeader';
  readonly leaderHint: NodeId | null;
  readonly response: Response | null;
}

export type Message =
  | RequestVote
  | RequestVoteResult
  | AppendEntries
  | AppendEntriesResult
  | ClientRequest
  | ClientResponse;

/**
 * `election`: on a leader it is the period of CheckQuorum. `leaderHeard`: the least election timeout since a leader was
 * heard has passed (only with PreVote or CheckQuorum). `retry`: a client has waited long enough.
 */
export type Timer =
  | { readonly type: 'election' }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'leaderHeard' }
  | { readonly type: 'retry' };

export const ELECTION: Timer = Object.freeze({ type: 'election' });
export const HEARTBEAT: Timer = Object.freeze({ type: 'heartbeat' });
export const LEADER_HEARD: Timer = Object.freeze({ type: 'leaderHeard' });
export const RETRY: Timer = Object.freeze({ type: 'retry' });

const NOOP: LogCommand = Object.freeze({ op: 'noop' });

export function makeEntry(term: number, command: LogCommand): Entry {
  return Object.freeze({ term, command: Object.freeze(command) });
}

export const noopEntry = (term: number): Entry => makeEntry(term, NOOP);
