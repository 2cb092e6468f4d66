import type { NodeId, RequestId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { emptyVector, type Vector } from '../../core/vector.ts';
import type { ByNode } from '../../sdk/forms.ts';
import type { Log } from './log.ts';
import { type Machine, newMachine } from './machine.ts';
import type { Request } from './messages.ts';
import type { Role } from './roles.ts';

/** What a server has on its disk (figure 2), and the servers that vote. */
export interface ServerDurable {
  readonly currentTerm: number;
  readonly votedFor: NodeId | null;
  readonly log: Log;
  /** The servers of the cluster. Empty in one that joins a running cluster: it waits to be made a member. */
  readonly config: readonly NodeId[];
}

/** A client's request in a leader's log that waits for its entry to be applied. */
export interface Pending {
  readonly index: number;
  /** The client that sent it, or null for a request that was made at the server itself. */
  readonly client: NodeId | null;
  readonly serial: number;
  readonly request: RequestId | null;
}

export interface ServerState {
  currentTerm: number;
  votedFor: NodeId | null;
  log: Log;
  config: readonly NodeId[];

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

  /** Who has answered since CheckQuorum looked last; null where it does not look. */
  heardFrom: NodeId[] | null;
  /** A leader was heard within the least election timeout (kept up with PreVote or CheckQuorum only). */
  leaderHeard: boolean;

  machine: Machine;
  /** In order of their indexes. */
  pending: Pending[];
}

export function initServer(servers: readonly NodeId[], joining: boolean): ServerDurable {
  return {
    currentTerm: 0,
    votedFor: null,
    log: emptyVector(),
    config: Object.freeze(joining ? [] : servers.slice()),
  };
}

export function recoverServer(durable: Immutable<ServerDurable>): ServerState {
  return {
    currentTerm: durable.currentTerm,
    votedFor: durable.votedFor,
    log: durable.log,
    config: durable.config,
    role: 'follower',
    leaderId: null,
    commitIndex: 0,
    lastApplied: 0,
    votesGranted: [],
    preVotesGranted: [],
    votesDenied: [],
    nextIndex: {},
    matchIndex: {},
    heardFrom: null,
    leaderHeard: false,
    machine: newMachine(),
    pending: [],
  };
}

/** The next entry to send to a server; behind the log where nothing is known of it. */
export const nextIndexOf = (state: Immutable<ServerState>, server: NodeId): number =>
  state.nextIndex[server] ?? state.log.length + 1;

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
