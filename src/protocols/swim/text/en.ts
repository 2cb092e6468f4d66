import { checksEn } from './checksEn.ts';
import { labelsEn } from './labelsEn.ts';
import { notesEn } from './notesEn.ts';
import { paramsEn } from './paramsEn.ts';
import type { SwimText } from './parts.ts';

export const en: SwimText = {
  name: 'SWIM',
  summary:
    'Each member of a group probes one other now and then, and what it finds out travels along with the probes.',
  kinds: { node: 'node' },
  roles: {
    joining: 'joining',
    member: 'member',
    leaving: 'leaving',
    left: 'left',
  },
  messages: {
    Ping: 'Are you there? News of other members goes along.',
    PingReq: 'I get no answer from a member. Please try whether you do.',
    Ack: 'I am here; or, from one that was asked to try: it has answered me.',
    Nack: 'I am here, but the member that I was asked to try has not answered so far.',
    PushPull: 'All that I believe of every member. What do you believe?',
    PushPullReply: 'All that I believe of every member.',
  },
  timers: {
    period: 'protocol period',
    probe: 'wait for an answer',
    relay: 'probe for somebody else',
    suspicion: 'suspicion',
    join: 'asking to join again',
    pushPull: 'exchange of everything',
    reconnect: 'trying a dead member',
  },
  request: ({ op }) => (op === 'leave' ? 'leave the group' : 'join the group'),
  duties: {
    leave: {
      title: ({ node }, fmt) => `Have ${fmt.node(node)} leave`,
      meaning: 'It says good-bye, stays until that has been passed on, and stops.',
    },
    join: {
      title: ({ node }, fmt) => `Have ${fmt.node(node)} join again`,
      meaning:
        'It comes back with a higher incarnation number and asks the first nodes to let it in.',
    },
  },
  views: {
    beliefs: 'Beliefs',
    spread: 'Who told whom',
    curve: 'Spread',
    figures: 'Figures',
  },
  params: paramsEn,
  ...checksEn,
  notes: notesEn,
  labels: labelsEn,
};
