import type { NodeId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { KvRequest, Request } from '../messages.ts';
import type { PlainText } from './parts.ts';
import { stageZh } from './stageZh.ts';

export function asked(request: Immutable<Request>, fmt: Formatter): string {
  switch (request.op) {
    case 'get':
      return `get ${request.key}`;
    case 'put':
      return `put ${request.key} = ${request.value}`;
    case 'append':
      return `append ${request.key} += ${request.value}`;
    case 'addServer':
      return `加入 ${fmt.node(request.server)}`;
    case 'removeServer':
      return `移除 ${fmt.node(request.server)}`;
    case 'addNonVoting':
      return `加入无投票权成员 ${fmt.node(request.server)}`;
    case 'changeMembers':
      return `把投票成员改为 ${fmt.nodes(request.servers)}`;
    case 'transferLeadership':
      return request.server === null ? '移交领导权' : `把领导权移交给 ${fmt.node(request.server)}`;
  }
}

export function outcome(request: Immutable<KvRequest>, value: string | null): string {
  if (request.op !== 'get') return `${request.key} 现在是 ${value}`;
  return value === null ? `${request.key} 还没有值` : `${request.key} 的值是 ${value}`;
}

/** 对集群本身的要求，办成与否由办的一方来说。 */
const told = (request: Immutable<Request>, value: string | null): string =>
  'key' in request ? `：${outcome(request, value)}` : '';

const logEnd = (index: number, term: number): string =>
  index === 0 ? '是空的' : `末尾是任期 ${term} 的第 ${index} 条`;

const silence = (leader: NodeId | null, fmt: Formatter): string =>
  leader === null
    ? '在整个选举超时内没有听到任何领导者的消息'
    : `在整个选举超时内没有收到领导者 ${fmt.node(leader)} 的消息`;

const entries = (from: number, to: number): string =>
  from === to ? `第 ${from} 条日志` : `第 ${from} 至 ${to} 条日志`;

export const zh: PlainText = {
  ...stageZh,
  name: 'Raft',
  summary:
    '一组服务器选出领导者，并让各自的日志保持一致；只要多数派存活，整个集群就像一台机器一样工作。',
  messages: {
    RequestVote: '候选人请求投票，并说明自己的日志到哪里为止。',
    RequestVoteResult: '服务器同意或拒绝投票。',
    AppendEntries: '领导者发送日志条目；不带条目时就是心跳。',
    AppendEntriesResult: '跟随者回答日志是否一致、一致到哪里。',
    InstallSnapshot: '领导者发送快照的一部分，代替它已经丢弃的日志条目。',
    InstallSnapshotResult: '跟随者回答已经收到快照的多少。',
    TimeoutNow: '领导者让另一台服务器立即发起选举。',
    TimeoutNowResult: '将要接任的服务器回答自己所在的任期。',
    ClientRequest: '客户端请求一次操作，并带上自己的序号。',
    ClientResponse: '服务器答复客户端，或告诉它谁是领导者。',
  },
  timers: {
    election: '选举超时',
    heartbeat: '下一次心跳',
    leaderHeard: '仍认为领导者存活',
    catchUp: '追赶日志的时限',
    transfer: '移交领导权的时限',
    retry: '下一次重试',
  },
  notes: {
    recovered: ({ server, term, votedFor, entries, snapshot }, fmt) => {
      const vote = votedFor === null ? '没有投过票' : `投票给了 ${fmt.node(votedFor)}`;
      const log = `${entries} 条日志${snapshot === 0 ? '' : `，其中前 ${snapshot} 条在快照里`}`;
      return `${fmt.node(server)} 凭磁盘上保留的内容启动（任期 ${term}，${vote}，${log}），其余的一切都要重新从别人那里得知。`;
    },
    preVoteStarted: ({ server, term, leader }, fmt) =>
      `${fmt.node(server)} ${silence(leader, fmt)}，于是先询问其他服务器是否会在任期 ${term} 选它，暂不进入新任期。`,
    preVoteWon: ({ server, term, voters }, fmt) =>
      `${fmt.nodes(voters)} 愿意投票给 ${fmt.node(server)}，已是多数派，于是它进入任期 ${term}，正式请求投票。`,
    electionStarted: ({ server, term, leader }, fmt) =>
      `${fmt.node(server)} ${silence(leader, fmt)}，于是成为任期 ${term} 的候选人，投自己一票并请求其他服务器投票。`,
    electionRestarted: ({ server, term, votes, needed }, fmt) =>
      `选举超时到时，${fmt.node(server)} 只得到所需 ${needed} 票中的 ${votes} 票，于是在任期 ${term} 重新参选。`,
    electionWon: ({ server, term, voters, servers, joint }, fmt) =>
      servers === 1
        ? `${fmt.node(server)} 是唯一的服务器，凭自己的一票就成为任期 ${term} 的领导者。`
        : joint
          ? `${fmt.node(server)} 得到 ${fmt.nodes(voters)} 的选票，在新旧两组服务器中都占多数，从此担任任期 ${term} 的领导者。`
          : `${fmt.node(server)} 得到 ${fmt.nodes(voters)} 的选票，在 ${servers} 台服务器中占多数，从此担任任期 ${term} 的领导者。`,
    electionLost: ({ server, term, deniers, preVote }, fmt) =>
      preVote
        ? `${fmt.nodes(deniers)} 表示不会投票给 ${fmt.node(server)}，它不可能赢得任期 ${term}，于是不打扰别人，等待下一次超时。`
        : `${fmt.nodes(deniers)} 拒绝了 ${fmt.node(server)}，它已不可能赢得任期 ${term}，于是变回跟随者，等待下一次超时。`,
    leaderDiscovered: ({ server, leader, term }, fmt) =>
      `${fmt.node(server)} 放弃参选，因为任期 ${term} 已经有了领导者 ${fmt.node(leader)}。`,
    steppedDown: ({ server, role, term, newTerm, peer }, fmt) =>
      role === 'leader'
        ? `${fmt.node(server)} 从 ${fmt.node(peer)} 得知任期 ${newTerm} 已经开始，于是退位：它只是任期 ${term} 的领导者，任期更高者为准。`
        : `${fmt.node(server)} 从 ${fmt.node(peer)} 得知任期 ${newTerm} 已经开始，于是放弃在旧任期 ${term} 的参选。`,
    quorumLost: ({ server, term, heard, needed }, fmt) =>
      `在整个选举超时内，${fmt.node(server)} ${
        heard.length === 0 ? '没有收到任何服务器的回应' : `只收到 ${fmt.nodes(heard)} 的回应`
      }，连同自己也不足多数派所需的 ${needed} 台，于是不再担任任期 ${term} 的领导者。`,

    voteGranted: ({ server, candidate, term, preVote, again }, fmt) => {
      const [voter, other] = [fmt.node(server), fmt.node(candidate)];
      if (preVote) {
        return `${voter} 愿意在任期 ${term} 投票给 ${other}：它听不到领导者，而且 ${other} 的日志至少和自己的一样新。`;
      }
      return again
        ? `${voter} 重申它在任期 ${term} 已经投给 ${other} 的一票。`
        : `${voter} 在任期 ${term} 投票给 ${other}：它在这个任期还没有投过票，而且 ${other} 的日志至少和自己的一样新。`;
    },
    voteDeniedStaleTerm: ({ server, candidate, term, currentTerm }, fmt) =>
      `${fmt.node(server)} 拒绝投票给 ${fmt.node(candidate)}，因为请求针对任期 ${term}，而它自己已经在任期 ${currentTerm}。`,
    voteDeniedAlreadyVoted: ({ server, candidate, term, votedFor }, fmt) =>
      `${fmt.node(server)} 拒绝投票给 ${fmt.node(candidate)}，因为它在任期 ${term} 已经投给了${
        votedFor === server ? '自己' : ` ${fmt.node(votedFor)}`
      }，每个任期只有一票。`,
    voteDeniedLogBehind: (note, fmt) => {
      const [voter, other] = [fmt.node(note.server), fmt.node(note.candidate)];
      return `${voter} 在任期 ${note.term} 拒绝投票给 ${other}，因为 ${other} 的日志${logEnd(note.candidateIndex, note.candidateTerm)}，不如自己的新（${logEnd(note.lastIndex, note.lastTerm)}）。`;
    },
    voteWithheld: ({ server, candidate, term, leader }, fmt) =>
      leader === server
        ? `${fmt.node(server)} 不支持 ${fmt.node(candidate)} 竞选任期 ${term}，因为它自己正是领导者。`
        : `${fmt.node(server)} 不支持 ${fmt.node(candidate)} 竞选任期 ${term}，因为它刚刚还收到领导者${
            leader === null ? '' : ` ${fmt.node(leader)} `
          }的消息。`,

    entryAppended: ({ server, index, term, request, client }, fmt) =>
      `${fmt.node(server)} 把${client === null ? '' : ` ${fmt.node(client)} 的`}请求“${asked(request, fmt)}”写入自己的日志，作为任期 ${term} 的第 ${index} 条，并发给跟随者；多数派存下之后它才生效。`,
    consistencyFailed: ({ server, leader, index, term, found, entries, conflictIndex }, fmt) =>
      found === null
        ? `${fmt.node(server)} 接不上 ${fmt.node(leader)} 发来的第 ${index} 条之后的内容，因为自己的日志只有 ${entries} 条；它要求先从第 ${conflictIndex} 条补起。`
        : `${fmt.node(server)} 拒绝 ${fmt.node(leader)} 接在任期 ${term} 的第 ${index} 条之后的内容，因为自己的第 ${index} 条属于任期 ${found}；它报告该任期的首条是第 ${conflictIndex} 条，好让领导者一次跳过。`,
    backedUp: ({ server, follower, next, conflictTerm, shared }, fmt) => {
      const back = `${fmt.node(server)} 把 ${fmt.node(follower)} 的 nextIndex 退到 ${next}`;
      if (conflictTerm === null) return `${back}，因为对方的日志在那之前就结束了。`;
      return shared
        ? `${back}，即自己任期 ${conflictTerm} 的最后一条之后，因为再往后两份日志就不同了。`
        : `${back}，因为自己没有任期 ${conflictTerm} 的条目，对方的这些条目都要被替换。`;
    },
    conflictTruncated: ({ server, leader, index, oldTerm, newTerm, removed }, fmt) => {
      const rest = removed === 1 ? '' : `及其后的 ${removed - 1} 条`;
      return `${fmt.node(server)} 删除任期 ${oldTerm} 的第 ${index} 条未提交日志${rest}，因为领导者 ${fmt.node(leader)} 在那里的条目属于任期 ${newTerm}。`;
    },
    caughtUp: ({ server, leader, from, to }, fmt) =>
      `${fmt.node(server)} 存下领导者 ${fmt.node(leader)} 发来的${entries(from, to)}，此前它还没有这些条目。`,
    committed: ({ server, from, to, term, holders, servers, older, joint }, fmt) => {
      if (servers === 1) {
        return `${entries(from, to)}已提交，因为 ${fmt.node(server)} 是唯一的服务器，已经存有它。`;
      }
      const group = joint ? '新旧两组的多数派' : `${servers} 台中的多数派`;
      const majority = `${fmt.nodes(holders)}（${group}）`;
      const own = `属于 ${fmt.node(server)} 自己的任期 ${term}`;
      if (from === to) return `第 ${to} 条日志已提交：${majority}都存有它，而且它${own}。`;
      const before = older === 0 ? '之前的条目' : `${older} 条旧任期的条目`;
      return `第 ${from} 至 ${to} 条日志已提交：${majority}都存有第 ${to} 条，而且它${own}；${before}也随之提交。`;
    },
    oldTermNotCommitted: ({ server, index, entryTerm, term }, fmt) =>
      `多数派已存有第 ${index} 条日志，但 ${fmt.node(server)} 不提交它：它属于任期 ${entryTerm}，早于领导者自己的任期 ${term}，仍有可能被覆盖。`,

    applied: ({ server, index, request, value, client }, fmt) =>
      `${fmt.node(server)} 应用第 ${index} 条日志并答复${client === null ? '' : ` ${fmt.node(client)}`}：${outcome(request, value)}。`,
    duplicateSkipped: ({ server, index, client, serial }, fmt) =>
      `${fmt.node(server)} 不再应用第 ${index} 条日志，因为它重复了 ${fmt.node(client)} 的第 ${serial} 个请求，而那个请求早已生效。`,
    duplicateAnswered: ({ server, client, serial }, fmt) =>
      `${fmt.node(server)} 已经应用过 ${fmt.node(client)} 的第 ${serial} 个请求，因此只重复它记住的答复。`,
    redirected: ({ server, client, leader }, fmt) =>
      leader === null
        ? `${fmt.node(server)} 不是领导者，也不知道谁是，${fmt.node(client)} 只能稍后再试。`
        : `${fmt.node(server)} 不是领导者，于是让 ${fmt.node(client)} 去找它所知的领导者 ${fmt.node(leader)}。`,
    refused: ({ server, leader }, fmt) =>
      leader === null
        ? `${fmt.node(server)} 拒绝这个请求，因为它不是领导者，也不知道谁是。`
        : `${fmt.node(server)} 拒绝这个请求，因为据它所知 ${fmt.node(leader)} 才是领导者。`,

    clientAsks: ({ client, server, serial, request }, fmt) =>
      `${fmt.node(client)} 把“${asked(request, fmt)}”作为自己的第 ${serial} 个请求发给 ${fmt.node(server)}。`,
    clientRetries: ({ client, server, serial, attempt }, fmt) =>
      `${fmt.node(client)} 迟迟等不到答复，于是把第 ${serial} 个请求发给 ${fmt.node(server)}（第 ${attempt} 次尝试）；序号不变，所以它只会生效一次。`,
    clientAnswered: ({ client, server, request, value, attempts }, fmt) =>
      attempts === 1
        ? `${fmt.node(client)} 得到 ${fmt.node(server)} 的答复${told(request, value)}。`
        : `${fmt.node(client)} 尝试 ${attempts} 次之后得到 ${fmt.node(server)} 的答复${told(request, value)}。`,
  },
};
