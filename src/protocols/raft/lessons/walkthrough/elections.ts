import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** From why there is a leader at all to how one is elected. */
export const elections: Chapter<RaftTypes> = {
  id: 'elections',
  stops: [
    {
      id: 'why-a-leader',
      kind: 'play',
      scene: { scenario: 'first-election' },
      title: { en: 'Why a leader at all?', zh: '为什么需要领导者？' },
      text: {
        en: 'Five servers start alike. Each waits for a [[leader]]; whoever loses patience first stands for election in a new [[term]].',
        zh: '五台服务器同时启动，彼此没有区别。每台都在等[[leader]]的消息；最先失去耐心的那台会在新的[[term]]里参选。',
      },
      moves: [{ until: { note: 'electionWon', names: { leader: 'server' } } }],
      after: {
        en: '{leader} has won. It says so at once, with heartbeats to everybody.',
        zh: '{leader} 赢得了选举，并立即向所有服务器发送心跳，宣布这一点。',
      },
      lookAfter: { nodes: ['{leader}'], select: '{leader}', tab: 'state', fields: ['currentTerm'] },
      notes: {
        en: 'Ask the room who will stand first, and why nobody can know.',
        zh: '问问大家：谁会最先参选？为什么没人能预先知道？',
      },
    },
  ],
};
