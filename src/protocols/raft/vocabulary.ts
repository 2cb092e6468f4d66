import type { ProtocolText } from '../../sdk/text.ts';
import type { RaftTypes } from './types.ts';

/**
 * The words by which a trace names what happened, for a page that begins before it knows the sentences (`learnStory`). Whatever is
 * told only where someone asks the cluster itself for something is not among them.
 */
const messages = [
  ...['RequestVote', 'RequestVoteResult', 'AppendEntries', 'AppendEntriesResult'],
  ...['InstallSnapshot', 'InstallSnapshotResult', 'TimeoutNow', 'TimeoutNowResult'],
  ...['ClientRequest', 'ClientResponse'],
];
const timers = ['election', 'heartbeat', 'leaderHeard', 'catchUp', 'transfer', 'retry'];
const notes = [
  ...['recovered', 'preVoteStarted', 'preVoteWon', 'electionStarted', 'electionRestarted'],
  ...['electionWon', 'electionLost', 'leaderDiscovered', 'steppedDown', 'quorumLost'],
  ...['voteGranted', 'voteDeniedStaleTerm', 'voteDeniedAlreadyVoted', 'voteDeniedLogBehind'],
  ...['voteWithheld', 'entryAppended', 'consistencyFailed', 'backedUp', 'conflictTruncated'],
  ...['caughtUp', 'committed', 'oldTermNotCommitted', 'applied', 'duplicateSkipped'],
  ...['duplicateAnswered', 'redirected', 'refused'],
  ...['clientAsks', 'clientRetries', 'clientAnswered'],
];

const unspoken = (words: readonly string[]): object =>
  Object.fromEntries(words.map((word) => [word, () => '']));

/** All of it without sentences. */
export const vocabulary = (): Pick<ProtocolText<RaftTypes>, 'messages' | 'timers' | 'notes'> =>
  ({
    messages: unspoken(messages),
    timers: unspoken(timers),
    notes: unspoken(notes),
  }) as ReturnType<typeof vocabulary>;
