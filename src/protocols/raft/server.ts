import type { NodeKind } from '../../sdk/protocol.ts';
import { applyCommitted } from './commit.ts';
import { electionTimeout, handleRequestVote, handleRequestVoteResult } from './election.ts';
import { heartbeat } from './leader.ts';
import { lastIndex, snapshotIndex } from './log.ts';
import { catchUpTimeout } from './membership.ts';
import {
  handleAppendEntries,
  handleAppendEntriesResult,
  handleInstallSnapshotResult,
} from './replication.ts';
import { handleClientRequest, handleOwnRequest } from './requests.ts';
import { chart } from './roles.ts';
import type { Rules } from './rules.ts';
import { handleInstallSnapshot } from './snapshots.ts';
import { armElectionTimer, rememberLeader } from './standing.ts';
import { initServer, recoverServer, type ServerState } from './state.ts';
import { handleTimeoutNow, handleTimeoutNowResult, transferTimeout } from './transfer.ts';
import type { RaftTypes, ServerContext } from './types.ts';

/** A server: what it does with each thing that happens to it. The rules are the paper's, or a weakened twin's. */
export function makeServer(rules: Rules): NodeKind<RaftTypes, 'server'> {
  return {
    roles: chart,
    prefix: 's',
    count: { initial: 5, min: 1, max: 100 },
    init: (_self, cluster) => initServer(cluster.members.server, cluster.joining),
    recover: (durable) => recoverServer(durable),
    onStart(state, ctx) {
      start(state, ctx, rules);
    },
    onMessage(state, from, message, ctx) {
      switch (message.type) {
        case 'AppendEntries':
          return handleAppendEntries(state, from, message, ctx, rules);
        case 'AppendEntriesResult':
          return handleAppendEntriesResult(state, from, message, ctx, rules);
        case 'RequestVote':
          return handleRequestVote(state, from, message, ctx, rules);
        case 'RequestVoteResult':
          return handleRequestVoteResult(state, from, message, ctx, rules);
        case 'InstallSnapshot':
          return handleInstallSnapshot(state, from, message, ctx, rules);
        case 'InstallSnapshotResult':
          return handleInstallSnapshotResult(state, from, message, ctx, rules);
        case 'TimeoutNow':
          return handleTimeoutNow(state, from, message, ctx, rules);
        case 'TimeoutNowResult':
          return handleTimeoutNowResult(state, from, message, ctx, rules);
        case 'ClientRequest':
          return handleClientRequest(state, from, message, ctx, rules);
        case 'ClientResponse':
          return; // for clients
      }
    },
    onTimer(state, timer, ctx) {
      switch (timer.type) {
        case 'heartbeat':
          return heartbeat(state, ctx);
        case 'election':
          return electionTimeout(state, ctx, rules);
        case 'leaderHeard':
          state.leaderHeard = false;
          return;
        case 'catchUp':
          return catchUpTimeout(state, ctx);
        case 'transfer':
          return transferTimeout(state, ctx);
        case 'retry':
          return; // a client's
      }
    },
    onRequest(state, id, request, ctx) {
      handleOwnRequest(state, id, request, ctx, rules);
    },
  };
}

/** At the beginning of a run and after a crash. A scenario may let a server begin in the middle of its work. */
function start(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const { currentTerm: term, votedFor } = state;
  const entries = lastIndex(state);
  const snapshot = snapshotIndex(state);
  if (term > 0 || entries > 0) {
    ctx.note('recovered', { server: ctx.self, term, votedFor, entries, snapshot });
  }
  applyCommitted(state, ctx, rules);
  if (state.role === 'leader') heartbeat(state, ctx);
  else {
    armElectionTimer(ctx);
    // It may have heard a leader just before it went down, which may rely on that (thesis 6.4.1).
    if (term > 0 && ctx.params.reads === 'lease') rememberLeader(state, ctx);
  }
}
