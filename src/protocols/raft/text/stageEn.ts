import type { StageText } from './parts.ts';

/** What stands on the stage, in English: the page has it before the cluster is alive; the story can wait. */
export const stageEn: StageText = {
  kinds: { server: 'server', client: 'client' },
  roles: {
    follower: 'follower',
    preCandidate: 'pre-candidate',
    candidate: 'candidate',
    leader: 'leader',
  },
  labels: {
    term: ({ term }) => `term ${term}`,
    staleLeader: ({ leader }, fmt) => `still believes it leads; ${fmt.node(leader)} does`,
    votes: ({ granted, needed }) => `${granted} of ${needed} votes`,
    preVotes: ({ granted, needed }) => `${granted} of ${needed} promises`,
    notMember: () => 'not a member',
    nonVoting: () => 'member without a vote',
    catchingUp: ({ round }) => `newcomers catch up: round ${round}`,
    jointly: ({ old, fresh }) => `joint: ${old} old and ${fresh} new voters`,
    receiving: ({ items }, fmt) =>
      `receives a snapshot: ${items} ${fmt.plural(items, 'item', 'items')}`,
    handingOver: ({ successor }, fmt) => `hands over to ${fmt.node(successor)}`,
    asking: ({ serial }) => `request ${serial}`,
  },
};
