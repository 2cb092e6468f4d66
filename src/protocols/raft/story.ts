import type { NodeId } from '../../core/ids.ts';
import type { Refusal } from './membership.ts';
import type { KvRequest, Request } from './messages.ts';

interface VoteAnswer {
  server: NodeId;
  candidate: NodeId;
  term: number;
  preVote: boolean;
}

interface ConfigTold {
  server: NodeId;
  index: number;
  voters: readonly NodeId[];
  /** No one unless it is joint. */
  oldVoters: readonly NodeId[];
  nonVoting: readonly NodeId[];
}

/** The sentences of the story: key → what they need to know. `server` is the one that they are about. */
export interface Notes {
  recovered: {
    server: NodeId;
    term: number;
    votedFor: NodeId | null;
    entries: number;
    snapshot: number;
  };

  preVoteStarted: { server: NodeId; term: number; leader: NodeId | null };
  preVoteWon: { server: NodeId; term: number; voters: readonly NodeId[] };
  electionStarted: { server: NodeId; term: number; leader: NodeId | null };
  electionRestarted: { server: NodeId; term: number; votes: number; needed: number };
  electionWon: {
    server: NodeId;
    term: number;
    voters: readonly NodeId[];
    servers: number;
    /** Whether there are voters of before and after. */
    joint: boolean;
  };
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
    request: KvRequest;
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
    joint: boolean;
  };
  oldTermNotCommitted: { server: NodeId; index: number; entryTerm: number; term: number };

  applied: {
    server: NodeId;
    index: number;
    request: KvRequest;
    value: string | null;
    client: NodeId | null;
  };
  duplicateSkipped: { server: NodeId; index: number; client: NodeId; serial: number };
  duplicateAnswered: { server: NodeId; client: NodeId; serial: number };
  redirected: { server: NodeId; client: NodeId; leader: NodeId | null };
  refused: { server: NodeId; leader: NodeId | null };

  snapshotTaken: {
    server: NodeId;
    lastIncludedIndex: number;
    /** How many entries it takes the place of, and of how many items it is. */
    removed: number;
    items: number;
  };
  snapshotSent: {
    server: NodeId;
    follower: NodeId;
    next: number;
    lastIncludedIndex: number;
    items: number;
  };
  snapshotInstalled: {
    server: NodeId;
    leader: NodeId;
    lastIncludedIndex: number;
    items: number;
    /** How many entries behind it stay. */
    kept: number;
  };

  configAppended: ConfigTold & { term: number; was: readonly NodeId[] };
  /** `reverted`: the entry of a later one was cut off. */
  configAdopted: ConfigTold & { reverted: boolean };
  changeRefused: { server: NodeId; client: NodeId | null; why: Refusal };
  catchUpStarted: { server: NodeId; newcomers: readonly NodeId[]; to: number };
  catchUpRound: { server: NodeId; newcomers: readonly NodeId[]; round: number; to: number };
  caughtUpToVote: { server: NodeId; newcomers: readonly NodeId[]; round: number };
  catchUpFailed: { server: NodeId; newcomers: readonly NodeId[]; round: number };
  removedItself: { server: NodeId; term: number; members: readonly NodeId[] };

  transferStarted: { server: NodeId; successor: NodeId; match: number; last: number };
  transferSent: { server: NodeId; successor: NodeId };
  transferFailed: { server: NodeId; successor: NodeId };
  transferRefused: {
    server: NodeId;
    client: NodeId | null;
    why: 'transferUnderWay' | 'changeUnderWay' | 'noVoter';
  };
  timeoutNowReceived: { server: NodeId; leader: NodeId; term: number };
  busyWithTransfer: { server: NodeId; client: NodeId | null };

  readStarted: {
    server: NodeId;
    client: NodeId | null;
    key: string;
    readIndex: number;
    round: number;
  };
  readServed: {
    server: NodeId;
    client: NodeId | null;
    key: string;
    value: string | null;
    readIndex: number;
    by: 'readIndex' | 'lease' | 'atOnce';
  };

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
  nonVoting: object;
  catchingUp: { round: number };
  jointly: { old: number; fresh: number };
  receiving: { items: number };
  handingOver: { successor: NodeId };
  asking: { serial: number };

  snapshotBlock: { index: number; term: number; items: number };
  votersAre: { voters: readonly NodeId[]; nonVoting: readonly NodeId[] };
  jointVoters: {
    old: readonly NodeId[];
    voters: readonly NodeId[];
    nonVoting: readonly NodeId[];
  };
  snapshotComing: { index: number; items: number };
  snapshotGoing: { follower: NodeId; index: number; done: number; items: number };
  roundOfCatchingUp: { newcomers: readonly NodeId[]; round: number; done: number; to: number };
  changingTo: { voters: readonly NodeId[] };
}
