import type { NodeId } from '../../core/ids.ts';
import type { Configuration } from './config.ts';
import type { SnapshotItem } from './machine.ts';

/** What a client asks of the key-value store. */
export type KvRequest =
  | { readonly op: 'put' | 'append'; readonly key: string; readonly value: string }
  | { readonly op: 'get'; readonly key: string };

/**
 * What is asked of the cluster itself. One server more or less (thesis 4.1); any other set of voters by joint consensus
 * (paper 6, thesis 4.3); a member that stores but does not vote; another leader, or any other where none is named (thesis 3.10).
 */
export type AdminRequest =
  | { readonly op: 'addServer' | 'removeServer' | 'addNonVoting'; readonly server: NodeId }
  | { readonly op: 'changeMembers'; readonly servers: readonly NodeId[] }
  | { readonly op: 'transferLeadership'; readonly server: NodeId | null };

export type Request = KvRequest | AdminRequest;

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
  | { readonly op: 'get'; readonly key: string; readonly session: Session | null }
  | { readonly op: 'config'; readonly config: Configuration };

/** The commands that mean something to the key-value store. */
export type KvCommand = Extract<LogCommand, { readonly key: string }>;

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
  /** The leader itself wants this election, so nobody need protect it from it (thesis 4.2.3). */
  readonly leadershipTransfer: boolean;
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
  /** The heartbeat round to which this belongs: whoever answers still knows no later leader (thesis 6.4). */
  readonly round: number;
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
  /** The round that is answered. */
  readonly round: number;
}

/** A part of a snapshot (figure 13; thesis figure 5.3). Offsets count the items of its data, where the paper has bytes. */
export interface InstallSnapshot {
  readonly type: 'InstallSnapshot';
  readonly term: number;
  readonly leaderId: NodeId;
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: number;
  readonly lastConfig: Configuration;
  readonly offset: number;
  readonly data: readonly SnapshotItem[];
  readonly done: boolean;
  readonly round: number;
}

export interface InstallSnapshotResult {
  readonly type: 'InstallSnapshotResult';
  readonly term: number;
  /** Of which snapshot it speaks. */
  readonly lastIncludedIndex: number;
  /** How many of its items the follower has: the offset that it waits for. */
  readonly offset: number;
  /** The follower has all of it, or needs none of it any more. */
  readonly installed: boolean;
  readonly round: number;
}

/** A leader asks the one that is to follow it to stand for election at once (thesis 3.10). */
export interface TimeoutNow {
  readonly type: 'TimeoutNow';
  readonly term: number;
  readonly leaderId: NodeId;
}

/** The term in which the asked one is now: a higher one if it has begun its election. */
export interface TimeoutNowResult {
  readonly type: 'TimeoutNowResult';
  readonly term: number;
}

export interface ClientRequest {
  readonly type: 'ClientRequest';
  readonly serial: number;
  readonly request: Request;
}

export interface ClientResponse {
  readonly type: 'ClientResponse';
  readonly serial: number;
  /** `refused`: the leader does not do what was asked of the cluster. */
  readonly status: 'ok' | 'notLeader' | 'refused';
  readonly leaderHint: NodeId | null;
  readonly response: Response | null;
}

export type Message =
  | RequestVote
  | RequestVoteResult
  | AppendEntries
  | AppendEntriesResult
  | InstallSnapshot
  | InstallSnapshotResult
  | TimeoutNow
  | TimeoutNowResult
  | ClientRequest
  | ClientResponse;

/**
 * `election`: on a leader it is the period of CheckQuorum. `leaderHeard`: the least election timeout since a leader was
 * heard has passed (only where votes are withheld). `catchUp`: new servers have had an election timeout for a round of
 * catching up. `transfer`: a transfer of leadership has taken too long. `retry`: a client has waited long enough.
 */
export type Timer =
  | { readonly type: 'election' }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'leaderHeard' }
  | { readonly type: 'catchUp' }
  | { readonly type: 'transfer' }
  | { readonly type: 'retry' };

export const ELECTION: Timer = Object.freeze({ type: 'election' });
export const HEARTBEAT: Timer = Object.freeze({ type: 'heartbeat' });
export const LEADER_HEARD: Timer = Object.freeze({ type: 'leaderHeard' });
export const CATCH_UP: Timer = Object.freeze({ type: 'catchUp' });
export const TRANSFER: Timer = Object.freeze({ type: 'transfer' });
export const RETRY: Timer = Object.freeze({ type: 'retry' });

const NOOP: LogCommand = Object.freeze({ op: 'noop' });

export function makeEntry(term: number, command: LogCommand): Entry {
  return Object.freeze({ term, command: Object.freeze(command) });
}

export const noopEntry = (term: number): Entry => makeEntry(term, NOOP);
