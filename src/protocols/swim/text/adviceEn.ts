import type { Sentence } from '../../../sdk/text.ts';
import type { Advice } from '../advice.ts';

/** Why a setting is unwise: what will be seen, by how much, and where the literature says so. */
export const adviceEn: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  answersTooLate: ({ round, timeout }, fmt) =>
    `A ping and its answer can take ${fmt.span(round)}, and after ${fmt.span(timeout)} others are asked: members that are well look silent.`,
  noTimeForOthers: ({ needed, left }, fmt) =>
    `Asking others and hearing from them can take ${fmt.span(needed)}, and after the time-out ${fmt.span(left)} of the period are left: their answers come too late to prevent a suspicion.`,
  heavyLoss: ({ percent }) =>
    `So many messages are lost that ${percent} % of all probes end in a suspicion although nobody has crashed (section 3.1 of the paper).`,
  allLost: () => 'No message arrives, so everybody takes everybody else to be dead.',
  nobodyAsked: () =>
    'Nobody is asked to try as well, so one lost message, or one bad link, is enough for a suspicion.',
  noSuspicion: () =>
    'A member that does not answer in one period is declared dead at once. It can object only afterwards, if it hears of it at all (section 4.2 of the paper).',
  suspicionTooShort: ({ suspicion, interval }, fmt) =>
    `A suspicion lasts ${fmt.span(suspicion)}, and news takes periods of ${fmt.span(interval)} to reach a member and for its objection to come back: members that are well are declared dead.`,
  nobodyConfirms: () =>
    'With so small a multiplier, or so small a group, no others are waited for: every suspicion is as short as without this option.',
  awarenessUnused: () => 'Without local health this has no effect.',
  maxMultUnused: () => 'Without suspicion by several this has no effect.',
  reconnectAlone: () =>
    'A node that comes back knowing nobody, and whom the others hold to be alive, is not tried as a dead one is. Let members exchange everything from time to time as well.',
};
