import { type Micros, micros, type NodeId, type RequestId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { emptyVector, type Vector } from '../../core/vector.ts';
import type { ByNode } from '../../sdk/forms.ts';
import { type Configuration, type Membership, makeConfig, membershipAt } from './config.ts';
import { type Log, lastIndex } from './log.ts';
import { type Machine, machineOf, type Snapshot, type SnapshotItem } from './machine.ts';
import type { Request } from './messages.ts';
import type { Role } from './roles.ts';

/** What a server has on its disk: figure 2, and the snapshot of figure 12. */
export interface ServerDurable {
  readonly currentTerm: number;
  readonly votedFor: NodeId | null;
  /** The entries behind the snapshot. */
  readonly log: Log;
  readonly snapshot: Snapshot | null;
  /**
   * The configuration with which the cluster began; a later one stands in the snapshot or the log. Nobody in one that joins
   * a running cluster: it waits to be made a member.
   */
  readonly config: Configuration;
}

/** Who waits for an answer. */
export interface Asker {
  /** The client that asked, or null for a request that was made at the server itself. */
  readonly client: NodeId | null;
  readonly serial: number;
  readonly request: RequestId | null;
}

/** A request in a leader's log that waits for its entry to be applied. */
export interface Pending extends Asker {
  readonly index: number;
}

/** A read that waits until it is known that nobody else led when it came, and until the store is as new as it was then. */
export interface PendingRead extends Asker {
  readonly key: string;
  readonly readIndex: number;
  /** The heartbeat round that has to be answered by a majority; 0 for none. */
  readonly round: number;
  readonly by: 'readIndex' | 'lease' | 'atOnce';
}

/** A change of members that has been asked for and is not in the log as it shall be in the end. */
export interface Change extends Asker {
  readonly target: Configuration;
  /** Those who have to catch up before they vote; no one any more once the change is in the log. */
  newcomers: readonly NodeId[];
  /** Catching up goes in rounds: each is over when what the log had at its beginning is replicated (thesis 4.2.1). */
  round: number;
  roundEnd: number;
  /** Whether the round has taken longer than an election timeout, and how many of these have passed in all. */
  late: boolean;
  timeouts: number;
}

export interface Transfer extends Asker {
  readonly to: NodeId;
  /** TimeoutNow is on its way. */
  sent: boolean;
}

/** What a leader knows of its followers beyond figure 2, and what it has under way. */
export interface Leading {
  /** With pipelining: the last index of each message whose entries have not been acknowledged. */
  inflight: ByNode<number[]>;
  /** Who has refused something and accepted nothing since: they get one message at a time until they agree again. */
  probing: NodeId[];
  /** Who is being sent which snapshot, and how much of it has arrived there. */
  installing: ByNode<{ readonly snapshot: Snapshot; readonly offset: number }>;
  /** The heartbeat round that runs, when it began by the own clock, who has answered which, and the last one a majority has. */
  round: number;
  roundStart: Micros;
  answered: ByNode<number>;
  confirmed: number;
  /** Until when, by the own clock, no other leader can be elected; 0 for no lease. */
  leaseUntil: Micros;
  /** In the order in which they came. */
  reads: PendingRead[];
  change: Change | null;
  transfer: Transfer | null;
  /** Some follower was told to stand for election: there is no lease in this term any more. */
  toldTimeoutNow: boolean;
}

export interface ServerState {
  currentTerm: number;
  votedFor: NodeId | null;
  log: Log;
  snapshot: Snapshot | null;
  config: Configuration;
  /** The configuration in force: the latest one in the log, whether committed or not. */
  membership: Membership;

  role: Role;
  /** The leader of the term, as far as it is known. */
  leaderId: NodeId | null;
  commitIndex: number;
  lastApplied: number;

  /** Who voted for this server in its last election, itself included. */
  votesGranted: NodeId[];
  preVotesGranted: NodeId[];
  /** Who refused, in the election or pre-vote that runs. */
  votesDenied: NodeId[];

  /** For each other server the next entry to send, and the last one known to agree; on leaders alone. */
  nextIndex: ByNode<number>;
  matchIndex: ByNode<number>;
  /** Null on all who do not lead. */
  leading: Leading | null;

  /** Who has answered since CheckQuorum looked last; null where it does not look. */
  heardFrom: NodeId[] | null;
  /** A leader was heard within the least election timeout (kept up where votes are withheld for that reason). */
  leaderHeard: boolean;

  /** A snapshot that is coming in, as much of it as is here. */
  receiving: Receiving | null;
  machine: Machine;
  /** In order of their indexes. */
  pending: Pending[];
}

export interface Receiving {
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: number;
  readonly items: Vector<SnapshotItem>;
}

export function initServer(servers: readonly NodeId[], joining: boolean): ServerDurable {
  return {
    currentTerm: 0,
    votedFor: null,
    log: emptyVector(),
    snapshot: null,
    config: makeConfig(joining ? [] : servers),
  };
}

export function recoverServer(durable: Immutable<ServerDurable>): ServerState {
  const { currentTerm, votedFor, log, snapshot, config } = durable as ServerDurable;
  return {
    currentTerm,
    votedFor,
    log,
    snapshot,
    config,
    membership: membershipAt({ log, snapshot, config }),
    role: 'follower',
    leaderId: null,
    commitIndex: snapshot?.lastIncludedIndex ?? 0,
    lastApplied: snapshot?.lastIncludedIndex ?? 0,
    votesGranted: [],
    preVotesGranted: [],
    votesDenied: [],
    nextIndex: {},
    matchIndex: {},
    leading: null,
    heardFrom: null,
    leaderHeard: false,
    receiving: null,
    machine: machineOf(snapshot),
    pending: [],
  };
}

export const newLeading = (): Leading => ({
  inflight: {},
  probing: [],
  installing: {},
  round: 0,
  roundStart: micros(0),
  answered: {},
  confirmed: 0,
  leaseUntil: micros(0),
  reads: [],
  change: null,
  transfer: null,
  toldTimeoutNow: false,
});

/** What a leader has under way; nothing yet in one whose state was written down without it. */
export function leadingOf(state: ServerState): Leading {
  state.leading ??= newLeading();
  return state.leading;
}

/** The next entry to send to a server; behind the log where nothing is known of it. */
export const nextIndexOf = (state: Immutable<ServerState>, server: NodeId): number =>
  state.nextIndex[server] ?? lastIndex(state as ServerState) + 1;

export const matchIndexOf = (state: Immutable<ServerState>, server: NodeId): number =>
  state.matchIndex[server] ?? 0;

/** What a client must not forget: a serial number is never used twice. */
export interface ClientDurable {
  readonly serial: number;
}

/** A request that a client was given: its number in the history, and what it asks. */
export interface Question {
  readonly id: RequestId;
  readonly request: Request;
}

export interface ClientState {
  /** The serial number used last. */
  serial: number;
  /** The server that is asked: the leader, as far as the client knows. */
  server: NodeId | null;
  /** The question that waits for its answer, and how often it has been sent. */
  asking: Question | null;
  attempts: number;
  /** What it was given while it was busy, and the position of the one whose turn is next. */
  queue: Vector<Question>;
  turn: number;
}

export const initClient = (): ClientDurable => ({ serial: 0 });

export function recoverClient(durable: Immutable<ClientDurable>): ClientState {
  return {
    serial: durable.serial,
    server: null,
    asking: null,
    attempts: 0,
    queue: emptyVector(),
    turn: 0,
  };
}
