import type { NodeId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { KvRequest, Request } from '../messages.ts';
import type { PlainText } from './parts.ts';
import { stageEn } from './stageEn.ts';

export function asked(request: Immutable<Request>, fmt: Formatter): string {
  switch (request.op) {
    case 'get':
      return `get ${request.key}`;
    case 'put':
      return `put ${request.key} = ${request.value}`;
    case 'append':
      return `append ${request.value} to ${request.key}`;
    case 'addServer':
      return `add ${fmt.node(request.server)}`;
    case 'removeServer':
      return `remove ${fmt.node(request.server)}`;
    case 'addNonVoting':
      return `add ${fmt.node(request.server)} without a vote`;
    case 'changeMembers':
      return `make ${fmt.nodes(request.servers)} the voters`;
    case 'transferLeadership':
      return request.server === null
        ? 'hand leadership over'
        : `hand leadership over to ${fmt.node(request.server)}`;
  }
}

export function outcome(request: Immutable<KvRequest>, value: string | null): string {
  if (request.op !== 'get') return `${request.key} is now ${value}`;
  return value === null ? `${request.key} has no value` : `${request.key} is ${value}`;
}

/** What was asked of the cluster itself is told by whoever did it, or did not. */
const told = (request: Immutable<Request>, value: string | null): string =>
  'key' in request ? `: ${outcome(request, value)}` : '';

const logEnd = (index: number, term: number): string =>
  index === 0 ? 'is empty' : `ends with entry ${index} of term ${term}`;

const silence = (leader: NodeId | null, fmt: Formatter): string =>
  leader === null
    ? 'has heard from no leader for a whole election timeout'
    : `has heard nothing from leader ${fmt.node(leader)} for a whole election timeout`;

const entries = (from: number, to: number): string =>
  from === to ? `entry ${from}` : `entries ${from} to ${to}`;

export const en: PlainText = {
  ...stageEn,
  name: 'Raft',
  summary:
    'A group of servers elects a leader and keeps identical logs, so that it works as one machine as long as a majority lives.',
  messages: {
    RequestVote: 'A candidate asks for a vote and says how its log ends.',
    RequestVoteResult: 'A server gives or refuses its vote.',
    AppendEntries: 'The leader sends log entries; without any it is a heartbeat.',
    AppendEntriesResult: 'A follower says whether its log agrees, and how far.',
    InstallSnapshot:
      'The leader sends a part of its snapshot in place of entries that it has dropped.',
    InstallSnapshotResult: 'A follower says how much of the snapshot it has.',
    TimeoutNow: 'The leader asks another server to stand for election at once.',
    TimeoutNowResult: 'The server that is to take over says in which term it is.',
    ClientRequest: 'A client asks for an operation, under a number of its own.',
    ClientResponse: 'A server answers a client, or says who leads.',
  },
  timers: {
    election: 'election timeout',
    heartbeat: 'next heartbeat',
    leaderHeard: 'leader counts as alive',
    catchUp: 'time to catch up',
    transfer: 'time to hand over',
    retry: 'next attempt',
  },
  notes: {
    recovered: ({ server, term, votedFor, entries, snapshot }, fmt) => {
      const vote = votedFor === null ? 'no vote' : `its vote for ${fmt.node(votedFor)}`;
      const all = `${entries} log ${fmt.plural(entries, 'entry', 'entries')}`;
      const log = snapshot === 0 ? all : `${all}, the first ${snapshot} of them in a snapshot`;
      return `${fmt.node(server)} starts with what its disk holds (term ${term}, ${vote}, ${log}) and has to learn everything else from the others.`;
    },
    preVoteStarted: ({ server, term, leader }, fmt) =>
      `${fmt.node(server)} ${silence(leader, fmt)}, so it asks the others whether they would elect it in term ${term}, without beginning that term yet.`,
    preVoteWon: ({ server, term, voters }, fmt) =>
      `${fmt.nodes(voters)} would vote for ${fmt.node(server)}; that is a majority, so it begins term ${term} and asks for real votes.`,
    electionStarted: ({ server, term, leader }, fmt) =>
      `${fmt.node(server)} ${silence(leader, fmt)}, so it begins term ${term} as a candidate, votes for itself and asks the others for their votes.`,
    electionRestarted: ({ server, term, votes, needed }, fmt) =>
      `${fmt.node(server)} had ${votes} of the ${needed} votes it needs when its election timeout passed, so it tries again in term ${term}.`,
    electionWon: ({ server, term, voters, servers, joint }, fmt) =>
      servers === 1
        ? `${fmt.node(server)} is the only server, so its own vote makes it the leader of term ${term}.`
        : joint
          ? `${fmt.node(server)} has the votes of ${fmt.nodes(voters)}, a majority of the old servers and of the new ones, and leads term ${term} from now on.`
          : `${fmt.node(server)} has the votes of ${fmt.nodes(voters)}, a majority of ${servers}, and leads term ${term} from now on.`,
    electionLost: ({ server, term, deniers, preVote }, fmt) =>
      preVote
        ? `${fmt.nodes(deniers)} would not vote for ${fmt.node(server)}, so it cannot win term ${term}, lets the others be and waits for its next timeout.`
        : `${fmt.nodes(deniers)} refused ${fmt.node(server)}, so it cannot win term ${term} any more and is a follower again until its next timeout.`,
    leaderDiscovered: ({ server, leader, term }, fmt) =>
      `${fmt.node(server)} gives up its candidacy, because ${fmt.node(leader)} already leads term ${term}.`,
    steppedDown: ({ server, role, term, newTerm, peer }, fmt) =>
      role === 'leader'
        ? `${fmt.node(server)} learns from ${fmt.node(peer)} of term ${newTerm} and steps down: its leadership was for term ${term}, and a higher term ends it.`
        : `${fmt.node(server)} learns from ${fmt.node(peer)} of term ${newTerm} and gives up its candidacy for the older term ${term}.`,
    quorumLost: ({ server, term, heard, needed }, fmt) =>
      `In a whole election timeout ${fmt.node(server)} has heard from ${
        heard.length === 0 ? 'no one' : `${fmt.nodes(heard)} only`
      }; with itself that is less than the majority of ${needed}, so it stops leading term ${term}.`,

    voteGranted: ({ server, candidate, term, preVote, again }, fmt) => {
      const [voter, other] = [fmt.node(server), fmt.node(candidate)];
      if (preVote) {
        return `${voter} would vote for ${other} in term ${term}: it hears no leader, and ${other}’s log is at least as up to date as its own.`;
      }
      return again
        ? `${voter} repeats the vote for ${other} that it has given in term ${term} already.`
        : `${voter} votes for ${other} in term ${term}: it has not voted in this term yet, and ${other}’s log is at least as up to date as its own.`;
    },
    voteDeniedStaleTerm: ({ server, candidate, term, currentTerm }, fmt) =>
      `${fmt.node(server)} refuses ${fmt.node(candidate)} its vote, because the request is for term ${term} and ${fmt.node(server)} is in term ${currentTerm} already.`,
    voteDeniedAlreadyVoted: ({ server, candidate, term, votedFor }, fmt) =>
      `${fmt.node(server)} refuses ${fmt.node(candidate)} its vote, because in term ${term} it has voted for ${
        votedFor === server ? 'itself' : fmt.node(votedFor)
      } already, and a server has one vote a term.`,
    voteDeniedLogBehind: (note, fmt) => {
      const [voter, other] = [fmt.node(note.server), fmt.node(note.candidate)];
      return `${voter} refuses ${other} its vote in term ${note.term}, because ${other}’s log ${logEnd(note.candidateIndex, note.candidateTerm)}, and its own, which ${logEnd(note.lastIndex, note.lastTerm)}, is more up to date.`;
    },
    voteWithheld: ({ server, candidate, term, leader }, fmt) =>
      leader === server
        ? `${fmt.node(server)} does not support ${fmt.node(candidate)} for term ${term}, because it is leading itself.`
        : `${fmt.node(server)} does not support ${fmt.node(candidate)} for term ${term}, because it has just heard from ${
            leader === null ? 'its leader' : `leader ${fmt.node(leader)}`
          }.`,

    entryAppended: ({ server, index, term, request, client }, fmt) =>
      `${fmt.node(server)} writes ${client === null ? 'the request' : `${fmt.node(client)}’s request`} “${asked(request, fmt)}” into its log as entry ${index} of term ${term} and sends it to the followers; it takes effect once a majority stores it.`,
    consistencyFailed: ({ server, leader, index, term, found, entries, conflictIndex }, fmt) =>
      found === null
        ? `${fmt.node(server)} cannot store what is to follow entry ${index}, because its own log has only ${entries} ${fmt.plural(entries, 'entry', 'entries')}; it asks ${fmt.node(leader)} for entry ${conflictIndex} first.`
        : `${fmt.node(server)} turns down what is to follow entry ${index} of term ${term}, because its own entry ${index} is of term ${found}; it names entry ${conflictIndex}, the first of that term, so that ${fmt.node(leader)} can skip them all.`,
    backedUp: ({ server, follower, next, conflictTerm, shared }, fmt) => {
      const back = `${fmt.node(server)} goes back to entry ${next} for ${fmt.node(follower)}`;
      if (conflictTerm === null) return `${back}, because that server’s log agrees no further.`;
      return shared
        ? `${back}, right behind its own last entry of term ${conflictTerm}, because beyond it the two logs differ.`
        : `${back}, because it has no entry of term ${conflictTerm} itself and all of them have to go.`;
    },
    conflictTruncated: ({ server, leader, index, oldTerm, newTerm, removed }, fmt) => {
      const behind = removed - 1;
      const rest = behind === 0 ? '' : behind === 1 ? ' and the one' : ` and the ${behind}`;
      const all = rest === '' ? '' : `${rest} behind it`;
      return `${fmt.node(server)} drops its uncommitted entry ${index} of term ${oldTerm}${all}, because leader ${fmt.node(leader)} has one of term ${newTerm} there.`;
    },
    caughtUp: ({ server, leader, from, to }, fmt) =>
      `${fmt.node(server)} stores ${entries(from, to)} from leader ${fmt.node(leader)}, which it did not have yet.`,
    committed: ({ server, from, to, term, holders, servers, older, joint }, fmt) => {
      if (servers === 1) {
        return `${capital(entries(from, to))} ${from === to ? 'is' : 'are'} committed, because ${fmt.node(server)} is the only server and has ${from === to ? 'it' : 'them'}.`;
      }
      const majority = joint
        ? `${fmt.nodes(holders)}, a majority of the old servers and of the new ones,`
        : `${fmt.nodes(holders)}, a majority of ${servers},`;
      if (from === to) {
        return `Entry ${to} is committed: ${majority} store it, and it is of ${fmt.node(server)}’s own term ${term}.`;
      }
      const why = `${majority} store entry ${to}, which is of ${fmt.node(server)}’s own term ${term}`;
      const before = older === 0 ? 'all before it' : `${older} of older terms`;
      return `Entries ${from} to ${to} are committed: ${why}, and that commits ${before} as well.`;
    },
    oldTermNotCommitted: ({ server, index, entryTerm, term }, fmt) =>
      `A majority stores entry ${index}, but ${fmt.node(server)} does not commit it: it is of term ${entryTerm}, older than the leader’s own term ${term}, and could still be overwritten.`,

    applied: ({ server, index, request, value, client }, fmt) =>
      client === null
        ? `${fmt.node(server)} applies entry ${index} and answers: ${outcome(request, value)}.`
        : `${fmt.node(server)} applies entry ${index} and answers ${fmt.node(client)}: ${outcome(request, value)}.`,
    duplicateSkipped: ({ server, index, client, serial }, fmt) =>
      `${fmt.node(server)} does not apply entry ${index}, because it repeats request ${serial} of ${fmt.node(client)}, which has had its effect already.`,
    duplicateAnswered: ({ server, client, serial }, fmt) =>
      `${fmt.node(server)} has applied request ${serial} of ${fmt.node(client)} before, so it only repeats the answer it remembers.`,
    redirected: ({ server, client, leader }, fmt) =>
      leader === null
        ? `${fmt.node(server)} does not lead and knows of no leader, so ${fmt.node(client)} has to try again later.`
        : `${fmt.node(server)} does not lead, so it sends ${fmt.node(client)} on to ${fmt.node(leader)}, the leader it knows.`,
    refused: ({ server, leader }, fmt) =>
      leader === null
        ? `${fmt.node(server)} refuses the request, because it does not lead and knows of no leader.`
        : `${fmt.node(server)} refuses the request, because ${fmt.node(leader)} leads, as far as it knows.`,

    clientAsks: ({ client, server, serial, request }, fmt) =>
      `${fmt.node(client)} sends “${asked(request, fmt)}” to ${fmt.node(server)} as its request ${serial}.`,
    clientRetries: ({ client, server, serial, attempt }, fmt) =>
      `${fmt.node(client)} has waited too long for an answer, so it sends request ${serial} to ${fmt.node(server)} (attempt ${attempt}); the number stays the same, so that it takes effect only once.`,
    clientAnswered: ({ client, server, request, value, attempts }, fmt) =>
      attempts === 1
        ? `${fmt.node(client)} has its answer from ${fmt.node(server)}${told(request, value)}.`
        : `${fmt.node(client)} has its answer from ${fmt.node(server)} after ${attempts} attempts${told(request, value)}.`,
  },
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
