import type { ProtocolText } from '../../../sdk/text.ts';
import { listed } from '../../_shared/atomic/text/notesEn.ts';
import { t } from '../../_shared/atomic/text/parts.ts';
import { workEn } from '../../_shared/atomic/text/workEn.ts';
import type { ThreePhaseTypes } from '../types.ts';
import { notesEn } from './notesEn.ts';

const all = (numbers: readonly number[]): string => listed(numbers.map(t));

export const en: ProtocolText<ThreePhaseTypes> = {
  ...workEn,
  name: 'Three-phase commit',
  summary:
    'Before anybody commits, everybody hears that all have voted yes, so those who are left can finish without the coordinator.',
  roles: { ...workEn.roles, preCommitting: 'pre-commits', preCommitted: 'pre-committed' },
  messages: {
    ...workEn.messages,
    CanCommit: 'The coordinator asks for a vote: can you commit this, whatever happens?',
    Vote: 'A participant votes yes or no.',
    PreCommit: 'All have voted yes. Nobody may commit yet.',
    PreCommitAck: 'A participant knows now that all have voted yes.',
    DoCommit: 'The transaction is committed.',
    Abort: 'The transaction is aborted.',
    Elected: 'A participant takes the receiver for the first of those alive: it is to finish.',
    StateRequest: 'The elected participant asks how the others stand.',
    StateReport: 'A participant says how it stands: aborted, uncertain, committable or committed.',
    DecisionRequest: 'A participant that was down asks how the transaction ended.',
    Uncertain: 'Whoever was asked does not know either.',
  },
  timers: {
    ...workEn.timers,
    votes: 'wait for votes',
    acks: 'wait for acknowledgements',
    states: 'wait for reports',
    decision: 'wait for news',
  },
  params: {
    ...workEn.params,
    voteTimeout: {
      label: 'Patience of whoever leads',
      help: 'How long the coordinator waits for votes and for acknowledgements, and an elected participant for reports; for an answer to a step, on top of the longest wait for a lock. Whoever is silent for longer is taken to be down.',
    },
    decisionTimeout: {
      label: 'Patience after a yes',
      help: 'How long a participant that has voted yes goes without hearing anything before it takes whoever leads to be down and elects another.',
    },
  },
  variants: {
    voteNotForced: {
      title: 'Yes not on disk',
      meaning:
        'A participant votes yes without forcing to disk what it has promised, so a crash makes it forget the transaction that the others commit.',
    },
    acksNotAwaited: {
      title: 'Acknowledgements not awaited',
      meaning:
        'The coordinator commits as soon as it has sent PreCommit, so somebody may have committed while others are still uncertain and abort.',
    },
    timesOutAlone: {
      title: 'Everybody decides alone',
      meaning:
        'A participant that hears nothing elects nobody: it commits if it knows that all voted yes and aborts otherwise, whatever the others know.',
    },
  },
  views: { locks: 'Accounts', costs: 'Costs' },
  notes: notesEn,
  labels: {
    ...workEn.labels,
    committable: ({ tx }) => `${all(tx)}: all voted yes`,
    terminating: ({ tx, left }, fmt) =>
      `finishes ${t(tx)}: ${left} ${fmt.plural(left, 'answer', 'answers')} to come`,
    asksAfterCrash: ({ tx }) => `${all(tx)}: was down, asks`,
    messagesSent: () => 'Messages sent',
    sentOfType: ({ type }) => type,
    recordsWritten: () => 'Log records',
    forcedWrites: () => 'forced to disk',
    bufferedWrites: () => 'only buffered',
  },
};
