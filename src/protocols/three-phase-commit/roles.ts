import { defineRoles } from '../../sdk/roles.ts';

/**
 * Figure 7-9 of Bernstein, Hadzilacos & Goodman for one transaction, with the work before the votes; and on to the next
 * transaction.
 */
export const coordinatorChart = defineRoles({
  initial: 'idle',
  states: {
    idle: { on: { begun: 'working' } },
    working: { on: { votesAsked: 'collecting', abort: 'aborting' } },
    collecting: { on: { allYes: 'preCommitting', abort: 'aborting' } },
    preCommitting: { on: { acknowledged: 'committing' } },
    committing: { on: { ended: 'idle' } },
    aborting: { on: { ended: 'idle' } },
  },
});

export const participantChart = defineRoles({
  initial: 'idle',
  states: {
    idle: { on: { begun: 'working' } },
    working: { on: { votedYes: 'prepared', abort: 'aborted' } },
    prepared: { on: { preCommit: 'preCommitted', commit: 'committed', abort: 'aborted' } },
    preCommitted: { on: { commit: 'committed', abort: 'aborted' } },
    committed: { on: { begun: 'working' } },
    aborted: { on: { begun: 'working' } },
  },
});
