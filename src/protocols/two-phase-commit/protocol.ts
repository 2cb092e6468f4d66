import type { Protocol } from '../../sdk/protocol.ts';
import type { Localized, ProtocolText } from '../../sdk/text.ts';
import { nodeFields } from '../_shared/atomic/nodeFields.ts';
import { historyOf, workload } from '../_shared/atomic/requests.ts';
import { makeCoordinator } from './coordinator.ts';
import { params } from './params.ts';
import { makeParticipant } from './participant.ts';
import { RULES } from './rules.ts';
import { stage } from './stage.ts';
import type { TwoPhaseTypes } from './types.ts';

/** Two-phase commit as it runs, with its text. What it is held against, its twins and its forms are added in index.ts. */
export const speaking = (
  text: Localized<ProtocolText<TwoPhaseTypes>>,
): Protocol<TwoPhaseTypes> => ({
  id: 'two-phase-commit',
  readsClock: () => false,
  params,
  kinds: { coordinator: makeCoordinator(RULES), participant: makeParticipant(RULES) },
  invariants: [],
  variants: [],
  views: [stage],
  text,
  milestones: [
    'begun',
    'votedYes',
    'votedNo',
    'decidedCommit',
    'decidedAbort',
    'decisionAsked',
    'lockTimedOut',
    'recovered',
  ],
  nodeFields,
  workload,
  historyOf,
});
