import type { Status } from '../members.ts';
import type { SwimText } from './parts.ts';

const STATUS: Readonly<Record<Status | 'itself', string>> = {
  unknown: 'has not heard of it',
  alive: 'alive',
  suspect: 'suspected',
  dead: 'dead',
  left: 'has left',
  itself: 'itself',
};

export const labelsEn: SwimText['labels'] = {
  incarnation: ({ incarnation }) => `inc. ${incarnation}`,
  suspectedBy: ({ count }) => `suspected by ${count}`,
  heldDeadBy: ({ count }) => `held dead by ${count}, but alive`,
  foundDeadBy: ({ count, of }) => `${count} of ${of} know`,
  goesAway: () => 'says good-bye',
  asksToJoin: () => 'asks to be let in',
  unwell: ({ health }) => `feels slow (${health})`,
  beliefs: () => 'What each node (row) believes of each member (column)',
  member: () => 'member',
  noMembers: () => 'There are no members.',
  believes: ({ status, incarnation }) =>
    status === 'unknown' ? STATUS.unknown : `${STATUS[status]}, incarnation ${incarnation}`,
  mark: ({ status }) => STATUS[status],
  latestNews: () => 'The latest news',
  toldAbout: ({ member, status, incarnation }, fmt) =>
    `Who told whom that ${fmt.node(member)} ${status === 'left' ? 'has left' : `is ${STATUS[status]}`} (incarnation ${incarnation})`,
  nothingTold: () => 'There has been no news of any member yet.',
  spread: ({ member, incarnation }, fmt) =>
    `How the latest news of ${fmt.node(member)} spreads (incarnation ${incarnation})`,
  periods: () => 'protocol periods since the first',
  shareKnowing: () => 'nodes that know',
  measured: ({ status }) => `${STATUS[status]}, in this run`,
  theory: () => 'theory (section 4.1)',
  load: () => 'Sent by a member in a period',
  sentOfType: ({ type }) => type,
  probes: () => 'Of all probes',
  unanswered: () => 'without a direct answer',
  suspicions: () => 'that end in suspicion',
  afterCrash: () => 'After a crash',
  detection: () => 'periods to the first suspicion',
};
