import type { Variant } from '../../sdk/protocol.ts';
import { makeNode } from './node.ts';
import { RULES, type Rules, WEAK } from './rules.ts';
import type { SwimTypes } from './types.ts';

const weakened = (id: string, breaks: string, rules: Partial<Rules>): Variant<SwimTypes> => ({
  id,
  breaks,
  kinds: { node: makeNode({ ...RULES, ...rules }) },
});

/** SWIM with one guard taken away, each with what it kept up. */
export const variants: readonly Variant<SwimTypes>[] = [
  // Whatever comes last is believed: old news undoes newer news, and the dead rise.
  weakened('noIncarnation', 'noGoingBack', { isNews: WEAK.isNews, refutedWith: WEAK.refutedWith }),
  // A lost message is enough to be declared dead, with no time to object.
  weakened('noSuspicion', 'couldRefute', { suspects: WEAK.suspects }),
  // Whoever hears from a suspected member ends the suspicion in its name, with a number that the member has never had.
  weakened('speaksForOthers', 'ownIncarnation', { speaksForOthers: WEAK.speaksForOthers }),
];
