import type { NodeKind } from '../../sdk/protocol.ts';
import { applyCommitted } from './commit.ts';
import { electionTimeout, handleRequestVote, handleRequestVoteResult } from './election.ts';
import { handleAppendEntries, handleAppendEntriesResult, heartbeat } from './replication.ts';
import { handleClientRequest, handleOwnRequest } from './requests.ts';
import { chart } from './roles.ts';
import type { Rules } from './rules.ts';
import { armElectionTimer } from './standing.ts';
import { initServer, recoverServer, type ServerState } from './state.ts';
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
  const { currentTerm: term, votedFor, log } = state;
  if (term > 0 || log.length > 0) {
    ctx.note('recovered', { server: ctx.self, term, votedFor, entries: log.length });
  }
  applyCommitted(state, ctx, rules);
  if (state.role === 'leader') heartbeat(state, ctx);
  else armElectionTimer(ctx);
}
