import type { Variant } from '../../sdk/protocol.ts';
import { makeNode } from './node.ts';
import { RULES, type Rules, WEAK } from './rules.ts';
import type { GossipTypes } from './types.ts';

const weakened = (id: string, breaks: string, rules: Partial<Rules>): Variant<GossipTypes> => ({
  id,
  breaks,
  kinds: { node: makeNode({ ...RULES, ...rules }) },
});

/** Gossip with one guard taken away, each with what it kept up. */
export const variants: readonly Variant<GossipTypes>[] = [
  // One that is shown a digest looks only at what it could get, and both take the silence for agreement.
  weakened('pullDisabled', 'repairIsComplete', { lackedBy: WEAK.lackedBy }),
  // Whatever comes last is kept, though news travels by ways of different lengths.
  weakened('lastArrivalWins', 'versionsGrow', { isNews: WEAK.isNews }),
  // What is deleted leaves no trace, so that whoever has not heard of it brings it back.
  weakened('noDeathCertificate', 'versionsGrow', { keep: WEAK.keep }),
];
