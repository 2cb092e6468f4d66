import { defineRoles } from '../../sdk/roles.ts';

/**
 * Figure 7-3 of Bernstein, Hadzilacos & Goodman for one transaction, with the work before the votes and the wait for
 * acknowledgements; and on to the next transaction.
 */
export const coordinatorChart = defineRoles({
  initial: 'idle',
  states: {
    idle: { on: { begun: 'working' } },
    working: { on: { votesAsked: 'collecting', abort: 'aborting' } },
    collecting: { on: { allYes: 'committing', abort: 'aborting', ended: 'idle' } },
    committing: { on: { ended: 'idle' } },
    aborting: { on: { ended: 'idle' } },
  },
});

export const participantChart = defineRoles({
  initial: 'idle',
  states: {
    idle: { on: { begun: 'working' } },
    working: { on: { votedYes: 'prepared', abort: 'aborted', readOnly: 'committed' } },
    prepared: { on: { commit: 'committed', abort: 'aborted' } },
    committed: { on: { begun: 'working' } },
    aborted: { on: { begun: 'working' } },
  },
});
