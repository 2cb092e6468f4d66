import type { SwimText } from './parts.ts';

export const paramsEn: SwimText['params'] = {
  probeInterval: {
    label: 'Protocol period',
    help: 'How often a node probes a member. Within one period it either has an answer, directly or through others, or it suspects that member.',
  },
  probeTimeout: {
    label: 'Probe time-out',
    help: 'How long a node waits for a direct answer before it asks others to try. It must be longer than most round trips, and leave others time to answer within the period.',
  },
  indirectChecks: {
    label: 'Asked to try as well',
    help: 'How many other members are asked to probe one that has not answered. They may reach it by links that work.',
  },
  suspicion: {
    label: 'Suspect first',
    help: 'A member that does not answer is suspected for a while and can object. Off: it is declared dead at once, as in the basic protocol of the paper’s section 3.',
  },
  suspicionMult: {
    label: 'Suspicion multiplier',
    help: 'How long a suspicion lasts: this many protocol periods, times the decimal logarithm of the group’s size where that is above 1.',
  },
  retransmitMult: {
    label: 'Retransmission multiplier',
    help: 'How often each node passes on a piece of news: this many times for each digit of the group’s size plus one.',
  },
  maxPiggyback: {
    label: 'News per message',
    help: 'How many pieces of news one message carries at most; those that were sent least often go first.',
  },
  lhaProbe: {
    label: 'Lifeguard: local health',
    help: 'A node that gets few answers takes itself to be the slow one: it probes less often and waits longer. Those who are asked to try say so when they get no answer either.',
  },
  awarenessMax: {
    label: 'Slowest by a factor of',
    help: 'With local health: how many times longer its period and its time-outs can get at most.',
  },
  lhaSuspicion: {
    label: 'Lifeguard: suspicion by several',
    help: 'A suspicion begins with a long wait, which gets shorter as more members suspect the same one by themselves.',
  },
  suspicionMaxMult: {
    label: 'Longest suspicion',
    help: 'With suspicion by several: how many times longer than the shortest wait the first one is.',
  },
  buddySystem: {
    label: 'Lifeguard: buddy system',
    help: 'Whoever probes a suspected member tells it that it is suspected, however often that has been sent already.',
  },
  pushPullInterval: {
    label: 'Exchange of everything every',
    help: 'How often a node exchanges all that it believes with a random member, so that what gossip has missed comes to light; 0 for never.',
  },
  reconnectInterval: {
    label: 'Trying the dead every',
    help: 'How often a node tries whether a dead member answers after all; 0 for never. Without it, groups that were cut apart for long stay apart.',
  },
};
