import type { Variant } from '../../sdk/protocol.ts';
import { makeCoordinator } from './coordinator.ts';
import { makeParticipant } from './participant.ts';
import { RULES, type Rules, WEAK } from './rules.ts';
import type { TwoPhaseTypes } from './types.ts';

const weakened = (id: string, breaks: string, rules: Partial<Rules>): Variant<TwoPhaseTypes> => ({
  id,
  breaks,
  kinds: {
    coordinator: makeCoordinator({ ...RULES, ...rules }),
    participant: makeParticipant({ ...RULES, ...rules }),
  },
});

/** Two-phase commit with one guard taken away, each with what it kept up. */
export const variants: readonly Variant<TwoPhaseTypes>[] = [
  // A yes is a promise to be able to commit: one that forgets it in a crash loses what it promised.
  weakened('voteNotForced', 'conservation', { logVote: WEAK.logVote }),
  // A coordinator that forgets a commit of which somebody has heard tells the others that it was aborted.
  weakened('decisionNotForced', 'agreement', { logDecision: WEAK.logDecision }),
  // Once it has voted yes, a participant cannot know what the others have been told.
  weakened('timesOutAlone', 'agreement', { waits: WEAK.waits }),
];
