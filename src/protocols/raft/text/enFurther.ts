import type { NodeId } from '../../../core/ids.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { Refusal } from '../membership.ts';
import { asked, outcome } from './en.ts';
import type { FurtherText } from './parts.ts';
import { propertiesEn } from './propertiesEn.ts';

const who = (detail: Readonly<Record<string, unknown>>, name: string, fmt: Formatter): string =>
  fmt.node(detail[name] as NodeId);

const CHANGE_REFUSED: Readonly<Record<Refusal, string>> = {
  noEntryOfTerm: 'it has not committed an entry of its own term yet',
  changeUnderWay: 'another change is still under way',
  noVoters: 'nobody would be left to vote',
};

const TRANSFER_REFUSED = {
  transferUnderWay: 'it is doing so already',
  changeUnderWay: 'a change of the members is under way',
  noVoter: 'there is no such voter',
} as const;

export const enFurther: FurtherText = {
  properties: propertiesEn,
  request: asked,
  duties: {
    addServer: {
      title: ({ node }, fmt) => `Make ${fmt.node(node)} a voter`,
      meaning: 'It catches up without a vote first; then a new configuration has it.',
    },
    addNonVoting: {
      title: ({ node }, fmt) => `Add ${fmt.node(node)} without a vote`,
      meaning: 'It stores the log and counts for no majority.',
    },
    transferLeadership: {
      title: ({ node }, fmt) => `Make ${fmt.node(node)} the leader`,
      meaning: 'The leader sends it what it lacks and tells it to stand for election at once.',
    },
    replaceServer: {
      title: ({ node, other }, fmt) =>
        `Replace ${fmt.node(node)} by ${other === null ? '–' : fmt.node(other)}`,
      meaning: 'Two voters change at once, so this goes by a joint configuration.',
    },
    removeServer: {
      title: ({ node }, fmt) => `Take ${fmt.node(node)} out of the cluster`,
      meaning: 'It is a member no more; it goes on running until someone stops it.',
    },
  },
  labels: {
    snapshotBlock: ({ index, term, items }, fmt) =>
      `snapshot of all up to entry ${index}, of term ${term}: ${items} ${fmt.plural(items, 'item', 'items')}`,
    votersAre: ({ voters, nonVoting }, fmt) =>
      `${voters.length === 0 ? 'nobody votes' : `${fmt.nodes(voters)} ${fmt.plural(voters.length, 'votes', 'vote')}`}${
        nonVoting.length === 0
          ? ''
          : `, ${fmt.nodes(nonVoting)} ${fmt.plural(nonVoting.length, 'does', 'do')} not`
      }`,
    jointVoters: ({ old, voters, nonVoting }, fmt) =>
      `joint: ${fmt.nodes(old)} → ${fmt.nodes(voters)}, majorities of both${
        nonVoting.length === 0 ? '' : `; without a vote ${fmt.nodes(nonVoting)}`
      }`,
    snapshotComing: ({ index, items }, fmt) =>
      `a snapshot of all up to entry ${index} is coming in: ${items} ${fmt.plural(items, 'item', 'items')} so far`,
    snapshotGoing: ({ follower, index, done, items }, fmt) =>
      `sends ${fmt.node(follower)} its snapshot of all up to entry ${index}: ${done} of ${items} items have arrived`,
    roundOfCatchingUp: ({ newcomers, round, done, to }, fmt) =>
      `${fmt.nodes(newcomers)} ${fmt.plural(newcomers.length, 'catches', 'catch')} up before a vote: round ${round}, ${done} of ${to} entries`,
    changingTo: ({ voters }, fmt) => `a change is under way; then ${fmt.nodes(voters)} vote`,
  },
  params: {
    electionTimeout: {
      label: 'Election timeout',
      help: 'How long a follower waits for its leader before it stands for election; drawn afresh from this range each time.',
    },
    heartbeat: {
      label: 'Heartbeat interval',
      help: 'How often the leader sends AppendEntries even when it has nothing new. Keep it well below the election timeout.',
    },
    preVote: {
      label: 'PreVote',
      help: 'A server first asks whether it could win, and raises its term only then. One that was cut off then disturbs nobody when it returns.',
    },
    checkQuorum: {
      label: 'CheckQuorum',
      help: 'A leader that hears from no majority for an election timeout steps down, and servers that hear a leader ignore requests for votes.',
    },
    noop: {
      label: 'No-op at the start of a term',
      help: 'A new leader begins its term with an empty entry, so that entries of older terms can be committed with it at once.',
    },
    maxEntries: {
      label: 'Entries per message',
      help: 'How many log entries one AppendEntries carries at most.',
    },
    pipelining: {
      label: 'Pipelining',
      help: 'The leader sends the next entries without waiting for an answer to the last ones. What is lost shows when a later message is refused.',
    },
    maxInflight: {
      label: 'Messages under way',
      help: 'With pipelining: how many messages with entries one follower may have unanswered. What comes meanwhile waits and goes out together, in one batch.',
    },
    reads: {
      label: 'Reads',
      help: 'How a leader makes sure that a read is not stale: as an entry of the log, by a round of heartbeats that a majority answers (ReadIndex), or by a lease that rests on clocks.',
      options: {
        log: 'as an entry of the log',
        readIndex: 'ReadIndex: a round of heartbeats',
        lease: 'by a lease',
      },
    },
    clockDrift: {
      label: 'Clock drift allowed for',
      help: 'In percent: by so much a lease is shorter than the least election timeout. It is safe as long as clocks run apart by no more.',
    },
    snapshotThreshold: {
      label: 'Snapshot threshold',
      help: 'How many applied entries a log may hold before a snapshot takes their place; 0 for never.',
    },
    snapshotChunk: {
      label: 'Items per snapshot message',
      help: 'How many keys and sessions one InstallSnapshot carries at most.',
    },
    clientRetry: {
      label: 'Client retry',
      help: 'How long a client waits for an answer before it sends the same request to the next server.',
    },
  },
  invariants: {
    electionSafety: {
      title: 'Election Safety',
      meaning: 'At most one leader is elected in a term.',
      broken: (detail, fmt) =>
        `${who(detail, 'first', fmt)} and ${who(detail, 'second', fmt)} were both elected leader of term ${detail.term}.`,
    },
    leaderAppendOnly: {
      title: 'Leader Append-Only',
      meaning: 'A leader never overwrites or deletes entries of its own log; it only appends.',
      broken: (detail, fmt) =>
        `${who(detail, 'server', fmt)}, leader of term ${detail.term}, changed its own entry ${detail.index}.`,
    },
    logMatching: {
      title: 'Log Matching',
      meaning:
        'If two logs have an entry with the same index and term, they are identical up to that entry.',
      broken: (detail, fmt) =>
        `${who(detail, 'server', fmt)} and ${who(detail, 'other', fmt)} both have an entry ${detail.index} of term ${detail.term}, yet their logs up to it differ.`,
    },
    leaderCompleteness: {
      title: 'Leader Completeness',
      meaning: 'An entry committed in one term is in the logs of the leaders of all later terms.',
      broken: (detail, fmt) =>
        `${who(detail, 'leader', fmt)} leads term ${detail.term} without entry ${detail.index} of term ${detail.entryTerm}, which was committed in term ${detail.committedIn}.`,
    },
    stateMachineSafety: {
      title: 'State Machine Safety',
      meaning:
        'Once a server has applied an entry at an index, no server ever applies another one there.',
      broken: (detail, fmt) =>
        `At index ${detail.index}, ${who(detail, 'server', fmt)} applied an entry of term ${detail.term} where ${who(detail, 'first', fmt)} had applied another one, of term ${detail.otherTerm}.`,
    },
  },
  variants: {
    voteNotOnDisk: {
      title: 'Vote not on disk',
      meaning:
        'A server answers without writing its vote down, so a crash lets it vote twice in one term.',
    },
    noUpToDateCheck: {
      title: 'No up-to-date check',
      meaning: 'A server votes for any candidate, even one that lacks committed entries.',
    },
    commitOldTerm: {
      title: 'Old terms counted',
      meaning:
        'A leader commits an entry of an older term as soon as a majority stores it, as in the paper’s Figure 8.',
    },
    applyBeforeCommit: {
      title: 'Applied before committed',
      meaning: 'A server applies entries as soon as they are in its log.',
    },
    configBeforeCommit: {
      title: 'Members changed too early',
      meaning:
        'A new leader changes the members before it has committed an entry of its own term, so two changes may rest on majorities that do not meet.',
    },
    readAtOnce: {
      title: 'Read without a quorum',
      meaning:
        'A leader answers reads from its own store at once, even when another leader has long taken its place.',
    },
    noSession: {
      title: 'No client sessions',
      meaning: 'A server remembers no client, so a request that was repeated takes effect twice.',
    },
  },
  notes: {
    snapshotTaken: ({ server, lastIncludedIndex, removed, items }, fmt) =>
      `${fmt.node(server)} writes its store down as a snapshot (${items} ${fmt.plural(items, 'item', 'items')}) that stands for all entries up to ${lastIncludedIndex}, and drops ${removed} ${fmt.plural(removed, 'entry', 'entries')} from its log.`,
    snapshotSent: ({ server, follower, next, lastIncludedIndex, items }, fmt) =>
      `${fmt.node(server)} has dropped entry ${next}, which ${fmt.node(follower)} needs next, so it sends its snapshot of all up to entry ${lastIncludedIndex} instead (${items} ${fmt.plural(items, 'item', 'items')}).`,
    snapshotInstalled: ({ server, leader, lastIncludedIndex, items, kept }, fmt) =>
      `${fmt.node(server)} has the whole snapshot of ${fmt.node(leader)} (${items} ${fmt.plural(items, 'item', 'items')}) and puts it in place of its store and its log up to entry ${lastIncludedIndex}${
        kept === 0
          ? ''
          : `; ${kept} ${fmt.plural(kept, 'entry', 'entries')} behind it ${fmt.plural(kept, 'stays', 'stay')}`
      }.`,

    configAppended: ({ server, index, voters, oldVoters, nonVoting }, fmt) => {
      const who = `${fmt.node(server)} writes a new configuration into its log as entry ${index}`;
      const more = nonVoting.length === 0 ? '' : `, with ${fmt.nodes(nonVoting)} not voting`;
      return oldVoters.length === 0
        ? `${who}: the voters are ${fmt.nodes(voters)}${more}. It counts from now on, before it is committed.`
        : `${who}, a joint one: until it is committed and left, everything needs a majority of ${fmt.nodes(oldVoters)} and a majority of ${fmt.nodes(voters)}${more}.`;
    },
    configAdopted: ({ server, index, voters, oldVoters, reverted }, fmt) => {
      const group =
        oldVoters.length === 0
          ? `the voters are ${fmt.nodes(voters)}`
          : `everything needs a majority of ${fmt.nodes(oldVoters)} and a majority of ${fmt.nodes(voters)}`;
      return reverted
        ? `${fmt.node(server)} has dropped an uncommitted configuration and goes back to the one before: ${group}.`
        : `${fmt.node(server)} goes by the configuration of entry ${index} from now on, committed or not: ${group}.`;
    },
    changeRefused: ({ server, why }, fmt) =>
      `${fmt.node(server)} does not change the members now, because ${CHANGE_REFUSED[why]}.`,
    catchUpStarted: ({ server, newcomers, to }, fmt) =>
      `${fmt.node(server)} lets ${fmt.nodes(newcomers)} catch up without a vote, at first to entry ${to}: a voter with an empty log could keep the cluster from committing anything.`,
    catchUpRound: ({ newcomers, round, to }, fmt) =>
      `${fmt.nodes(newcomers)} took longer than an election timeout, and there are new entries by now, so round ${round} of catching up begins, to entry ${to}.`,
    caughtUpToVote: ({ newcomers, round }, fmt) =>
      `${fmt.nodes(newcomers)} caught up within an election timeout in round ${round}, near enough to be given a vote.`,
    catchUpFailed: ({ server, newcomers, round }, fmt) =>
      `${fmt.node(server)} gives the change up in round ${round}, because ${fmt.nodes(newcomers)} ${fmt.plural(newcomers.length, 'does', 'do')} not catch up.`,
    removedItself: ({ server, term, members }, fmt) =>
      `${fmt.node(server)} stops leading term ${term}: the configuration without it is committed, and ${fmt.nodes(members)} can go on alone.`,

    transferStarted: ({ server, successor, match, last }, fmt) =>
      match >= last
        ? `${fmt.node(server)} hands leadership over to ${fmt.node(successor)}, which has its whole log, and takes no more requests meanwhile.`
        : `${fmt.node(server)} hands leadership over to ${fmt.node(successor)}: it takes no more requests and sends what that server lacks, entries ${match + 1} to ${last}, first.`,
    transferSent: ({ server, successor }, fmt) =>
      `${fmt.node(successor)} has the whole log, so ${fmt.node(server)} tells it to stand for election at once.`,
    transferFailed: ({ server, successor }, fmt) =>
      `${fmt.node(successor)} has not taken over within an election timeout, so ${fmt.node(server)} goes on leading and takes requests again.`,
    transferRefused: ({ server, why }, fmt) =>
      `${fmt.node(server)} does not hand leadership over, because ${TRANSFER_REFUSED[why]}.`,
    timeoutNowReceived: ({ server, leader, term }, fmt) =>
      `Leader ${fmt.node(leader)} wants ${fmt.node(server)} to take over, so it stands for election in term ${term} without waiting for its timeout.`,
    busyWithTransfer: ({ server, client }, fmt) =>
      `${fmt.node(server)} is handing its leadership over and takes no requests${client === null ? '' : `, so ${fmt.node(client)} has to ask again`}.`,

    readStarted: ({ server, client, key, readIndex, round }, fmt) =>
      `Before ${fmt.node(server)} answers ${client === null ? 'the read' : `${fmt.node(client)}’s read`} of ${key}, it makes sure with heartbeat round ${round} that it still leads; the answer will be as new as entry ${readIndex}.`,
    readServed: ({ server, client, key, value, readIndex, by }, fmt) => {
      const answer = `${fmt.node(server)} answers ${client === null ? 'the read' : fmt.node(client)}: ${outcome({ op: 'get', key }, value)}`;
      if (by === 'atOnce') return `${answer}, from its own store and without asking anyone.`;
      return by === 'lease'
        ? `${answer}; its lease tells it that nobody else can lead yet, and its store is as new as entry ${readIndex}.`
        : `${answer}; a majority has confirmed that it leads, and its store is as new as entry ${readIndex}.`;
    },
  },
};
