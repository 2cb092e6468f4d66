import type { NodeId } from '../../core/ids.ts';
import type { Request } from './messages.ts';

interface VoteAnswer {
  server: NodeId;
  candidate: NodeId;
  term: number;
  preVote: boolean;
}

/** The sentences of the story: key → what they need to know. `server` is the one that they are about. */
export interface Notes {
  recovered: { server: NodeId; term: number; votedFor: NodeId | null; entries: number };

  preVoteStarted: { server: NodeId; term: number; leader: NodeId | null };
  preVoteWon: { server: NodeId; term: number; voters: readonly NodeId[] };
  electionStarted: { server: NodeId; term: number; leader: NodeId | null };
  electionRestarted: { server: NodeId; term: number; votes: number; needed: number };
  electionWon: { server: NodeId; term: number; voters: readonly NodeId[]; servers: number };
  electionLost: { server: NodeId; term: number; deniers: readonly NodeId[]; preVote: boolean };
  leaderDiscovered: { server: NodeId; leader: NodeId; term: number };
  steppedDown: { server: NodeId; role: string; term: number; newTerm: number; peer: NodeId };
  quorumLost: { server: NodeId; term: number; heard: readonly NodeId[]; needed: number };

  voteGranted: VoteAnswer & { again: boolean };
  voteDeniedStaleTerm: VoteAnswer & { currentTerm: number };
  voteDeniedAlreadyVoted: VoteAnswer & { votedFor: NodeId };
  voteDeniedLogBehind: VoteAnswer & {
    lastIndex: number;
    lastTerm: number;
    candidateIndex: number;
    candidateTerm: number;
  };
  voteWithheld: VoteAnswer & { leader: NodeId | null };

  entryAppended: {
    server: NodeId;
    index: number;
    term: number;
    request: Request;
    client: NodeId | null;
  };
  consistencyFailed: {
    server: NodeId;
    leader: NodeId;
    index: number;
    term: number;
    /** The term that stands there instead, or null where the log is too short. */
    found: number | null;
    entries: number;
    conflictIndex: number;
  };
  backedUp: {
    server: NodeId;
    follower: NodeId;
    next: number;
    conflictTerm: number | null;
    /** Whether the leader has entries of that term too. */
    shared: boolean;
  };
  conflictTruncated: {
    server: NodeId;
    leader: NodeId;
    index: number;
    oldTerm: number;
    newTerm: number;
    removed: number;
  };
  caughtUp: { server: NodeId; leader: NodeId; from: number; to: number };
  committed: {
    server: NodeId;
    from: number;
    to: number;
    term: number;
    holders: readonly NodeId[];
    servers: number;
    /** How many of them are of an older term. */
    older: number;
  };
  oldTermNotCommitted: { server: NodeId; index: number; entryTerm: number; term: number };

  applied: {
    server: NodeId;
    index: number;
    request: Request;
    value: string | null;
    client: NodeId | null;
  };
  duplicateSkipped: { server: NodeId; index: number; client: NodeId; serial: number };
  duplicateAnswered: { server: NodeId; client: NodeId; serial: number };
  redirected: { server: NodeId; client: NodeId; leader: NodeId | null };
  refused: { server: NodeId; leader: NodeId | null };

  clientAsks: { client: NodeId; server: NodeId; serial: number; request: Request };
  clientRetries: { client: NodeId; server: NodeId; serial: number; attempt: number };
  clientAnswered: {
    client: NodeId;
    server: NodeId;
    request: Request;
    value: string | null;
    attempts: number;
  };
}

/** The short texts of the views. */
export interface Labels {
  term: { term: number };
  staleLeader: { leader: NodeId };
  votes: { granted: number; needed: number };
  preVotes: { granted: number; needed: number };
  notMember: object;
  asking: { serial: number };
}
