import type { Variant } from '../../sdk/protocol.ts';
import { makeCoordinator } from './coordinator.ts';
import { makeParticipant } from './participant.ts';
import { RULES, type Rules, WEAK } from './rules.ts';
import type { ThreePhaseTypes } from './types.ts';

const weakened = (id: string, breaks: string, rules: Partial<Rules>): Variant<ThreePhaseTypes> => ({
  id,
  breaks,
  kinds: {
    coordinator: makeCoordinator({ ...RULES, ...rules }),
    participant: makeParticipant({ ...RULES, ...rules }),
  },
});

/** Three-phase commit with one guard taken away, each with what it kept up. */
export const variants: readonly Variant<ThreePhaseTypes>[] = [
  // A yes is a promise to be able to commit: one that forgets it in a crash loses what it promised.
  weakened('voteNotForced', 'conservation', { logVote: WEAK.logVote }),
  // Nobody may commit while somebody is uncertain: those left behind would abort.
  weakened('acksNotAwaited', 'agreement', { awaitsAcks: WEAK.awaitsAcks }),
  // Skeen's time-out transitions alone: an uncertain one aborts while one that knows more commits.
  weakened('timesOutAlone', 'agreement', { elects: WEAK.elects }),
];
