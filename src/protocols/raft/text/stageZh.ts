import type { StageText } from './parts.ts';

/** 舞台上的文字：集群一出现就要用到。 */
export const stageZh: StageText = {
  kinds: { server: '服务器', client: '客户端' },
  roles: {
    follower: '跟随者',
    preCandidate: '预候选人',
    candidate: '候选人',
    leader: '领导者',
  },
  labels: {
    term: ({ term }) => `任期 ${term}`,
    staleLeader: ({ leader }, fmt) => `仍以为自己是领导者，其实是 ${fmt.node(leader)}`,
    votes: ({ granted, needed }) => `${granted} / ${needed} 票`,
    preVotes: ({ granted, needed }) => `${granted} / ${needed} 预投票`,
    notMember: () => '不是成员',
    nonVoting: () => '无投票权成员',
    catchingUp: ({ round }) => `新成员追赶中：第 ${round} 轮`,
    jointly: ({ old, fresh }) => `联合配置：旧 ${old} 台，新 ${fresh} 台`,
    receiving: ({ items }) => `正在接收快照：${items} 项`,
    handingOver: ({ successor }, fmt) => `正移交给 ${fmt.node(successor)}`,
    asking: ({ serial }) => `请求 ${serial}`,
  },
};
