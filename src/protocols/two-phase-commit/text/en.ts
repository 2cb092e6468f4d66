import type { ProtocolText } from '../../../sdk/text.ts';
import { t } from '../../_shared/atomic/text/parts.ts';
import { workEn } from '../../_shared/atomic/text/workEn.ts';
import type { TwoPhaseTypes } from '../types.ts';

export const en: ProtocolText<TwoPhaseTypes> = {
  ...workEn,
  name: 'Two-phase commit',
  summary:
    'A coordinator asks all participants of a transaction whether they can commit it, and all commit or all abort.',
  messages: {
    ...workEn.messages,
    Prepare: 'The coordinator asks for a vote: can you commit this, whatever happens?',
    Vote: 'A participant votes yes, no, or that it has only looked.',
    Commit: 'The transaction is committed.',
    Abort: 'The transaction is aborted.',
    Ack: 'A participant has heard the decision and will not ask for it again.',
    DecisionRequest: 'A participant that has voted yes asks how the transaction ended.',
    Uncertain: 'Whoever was asked does not know either.',
  },
  timers: {
    ...workEn.timers,
    votes: 'wait for votes',
    resend: 'decision sent again',
    decision: 'wait for the decision',
  },
  params: {
    presume: {
      label: 'What is presumed',
      help: 'What it means when a coordinator knows nothing of a transaction. The more that says, the fewer records have to be forced to disk and the fewer messages acknowledged.',
      options: {
        nothing: 'nothing: every decision is forced and acknowledged',
        abort: 'an abort: no abort is forced or acknowledged',
        commit: 'a commit: no commit is acknowledged, and who is asked is forced',
      },
    },
    cooperative: {
      label: 'Participants ask one another',
      help: 'One that has voted yes and hears nothing asks the other participants as well as the coordinator. Any of them that knows, or has not voted, can end its wait.',
    },
    readOnlyVotes: {
      label: 'Read-only votes',
      help: 'A participant that has changed nothing says so when it votes, releases its locks and is left out of the second phase.',
    },
    ...workEn.params,
    resendDelay: {
      label: 'Decision sent again after',
      help: 'How long a coordinator waits for acknowledgements before it tells the decision again to whoever is missing.',
    },
  },
  variants: {
    voteNotForced: {
      title: 'Yes not on disk',
      meaning:
        'A participant votes yes without forcing to disk what it has promised, so a crash makes it forget the transaction that the others commit.',
    },
    decisionNotForced: {
      title: 'Decision not on disk',
      meaning:
        'The coordinator tells its decision before it is on disk, so after a crash it may tell the others the opposite.',
    },
    timesOutAlone: {
      title: 'No patience after a yes',
      meaning:
        'A participant that has voted yes and hears nothing aborts by itself, though the others may have committed.',
    },
  },
  views: { locks: 'Accounts', costs: 'Costs' },
  notes: {
    ...workEn.notes,
    votedReadOnly: ({ participant, tx }, fmt) =>
      `${fmt.node(participant)} has changed nothing for ${t(tx)}, so it is all the same to it how ${t(tx)} ends: it votes that it has only looked, releases its locks and is done.`,
    nothingToDecide: ({ coordinator, tx }, fmt) =>
      `All participants of ${t(tx)} have only looked. There is nothing to commit or to undo, so ${fmt.node(coordinator)} leaves the second phase out.`,
    acknowledged: ({ participant, tx, coordinator }, fmt) =>
      `${fmt.node(participant)} tells ${fmt.node(coordinator)} that it knows how ${t(tx)} ended: once all have, nobody needs to remember it for their sake.`,
    resent: ({ coordinator, tx, outcome, to }, fmt) =>
      `${fmt.nodes(to)} ${fmt.plural(to.length, 'has', 'have')} not acknowledged that ${t(tx)} is ${outcome === 'commit' ? 'committed' : 'aborted'}, so ${fmt.node(coordinator)} says it again. A participant in doubt keeps its locks until it hears.`,
    forgotten: ({ coordinator, tx, outcome }, fmt) =>
      `${fmt.node(coordinator)} forgets ${t(tx)}, which is ${outcome === 'commit' ? 'committed' : 'aborted'}: whatever it may still be asked about it, it does not have to remember it to answer rightly.`,
  },
  labels: {
    ...workEn.labels,
    messagesSent: () => 'Messages sent',
    sentOfType: ({ type }) => type,
    recordsWritten: () => 'Log records',
    forcedWrites: () => 'forced to disk',
    bufferedWrites: () => 'only buffered',
  },
};
