import type { NodeId } from '../../../core/ids.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { Refusal } from '../membership.ts';
import type { FurtherText } from './parts.ts';
import { propertiesZh } from './propertiesZh.ts';
import { asked, outcome } from './zh.ts';

const who = (detail: Readonly<Record<string, unknown>>, name: string, fmt: Formatter): string =>
  fmt.node(detail[name] as NodeId);

const CHANGE_REFUSED: Readonly<Record<Refusal, string>> = {
  noEntryOfTerm: '它还没有提交过自己任期的条目',
  changeUnderWay: '另一次变更还在进行',
  noVoters: '那样就没有投票成员了',
};

const TRANSFER_REFUSED = {
  transferUnderWay: '它已经在移交',
  changeUnderWay: '成员变更还在进行',
  noVoter: '没有这样的投票成员',
} as const;

export const zhFurther: FurtherText = {
  properties: propertiesZh,
  request: asked,
  duties: {
    addServer: {
      title: ({ node }, fmt) => `让 ${fmt.node(node)} 成为投票成员`,
      meaning: '它先在没有投票权时追上日志，然后才写入新配置。',
    },
    addNonVoting: {
      title: ({ node }, fmt) => `加入 ${fmt.node(node)}，不给投票权`,
      meaning: '它保存日志，但不计入多数派。',
    },
    transferLeadership: {
      title: ({ node }, fmt) => `让 ${fmt.node(node)} 当领导者`,
      meaning: '领导者先补齐它缺的条目，再让它立即参选。',
    },
    replaceServer: {
      title: ({ node, other }, fmt) =>
        `用 ${other === null ? '–' : fmt.node(other)} 替换 ${fmt.node(node)}`,
      meaning: '同时变更两名投票成员，因此要经过联合配置。',
    },
    removeServer: {
      title: ({ node }, fmt) => `把 ${fmt.node(node)} 移出集群`,
      meaning: '它不再是成员，但仍会运行，直到有人停掉它。',
    },
  },
  labels: {
    snapshotBlock: ({ index, term, items }) =>
      `快照，代替到第 ${index} 条为止的全部日志（任期 ${term}，${items} 项）`,
    votersAre: ({ voters, nonVoting }, fmt) =>
      `${voters.length === 0 ? '无人' : `${fmt.nodes(voters)} `}投票${nonVoting.length === 0 ? '' : `，${fmt.nodes(nonVoting)} 不投票`}`,
    jointVoters: ({ old, voters, nonVoting }, fmt) =>
      `联合配置：${fmt.nodes(old)} → ${fmt.nodes(voters)}，新旧都要多数${nonVoting.length === 0 ? '' : `；${fmt.nodes(nonVoting)} 不投票`}`,
    snapshotComing: ({ index, items }) => `到第 ${index} 条为止的快照正在到来：已收到 ${items} 项`,
    snapshotGoing: ({ follower, index, done, items }, fmt) =>
      `正把到第 ${index} 条为止的快照发给 ${fmt.node(follower)}：${done} / ${items} 项已到`,
    roundOfCatchingUp: ({ newcomers, round, done, to }, fmt) =>
      `${fmt.nodes(newcomers)} 正在追赶，追上后才投票：第 ${round} 轮，${done} / ${to} 条`,
    changingTo: ({ voters }, fmt) => `正在变更，之后由 ${fmt.nodes(voters)} 投票`,
  },
  params: {
    electionTimeout: {
      label: '选举超时',
      help: '跟随者等待领导者多久之后发起选举；每次都从这个范围内重新随机抽取。',
    },
    heartbeat: {
      label: '心跳间隔',
      help: '领导者即使没有新条目，也每隔这么久发送一次 AppendEntries。应远小于选举超时。',
    },
    preVote: {
      label: '预投票（PreVote）',
      help: '服务器先询问自己能否当选，确认之后才增加任期。这样，曾被隔离的服务器回来时不会打扰集群。',
    },
    checkQuorum: {
      label: '多数派检查（CheckQuorum）',
      help: '领导者在一个选举超时内联系不上多数派就主动退位；仍能听到领导者的服务器不理会投票请求。',
    },
    noop: {
      label: '任期开始时写入空条目（no-op）',
      help: '新领导者先写入一条属于自己任期的空条目，旧任期的条目就能随它一起立即提交。',
    },
    maxEntries: {
      label: '每条消息的条目数',
      help: '一次 AppendEntries 最多携带多少条日志。',
    },
    pipelining: {
      label: '流水线（pipelining）',
      help: '领导者不等上一条消息的答复就发送后面的条目；若有消息丢失，后续消息被拒绝时便会发现。',
    },
    maxInflight: {
      label: '在途消息数',
      help: '使用流水线时，每个跟随者最多可有多少条携带条目而未获答复的消息；期间到来的条目先等着，再合成一批发出。',
    },
    reads: {
      label: '读取方式',
      help: '领导者如何确保读到的不是旧值：写成一条日志；用一轮得到多数派答复的心跳（ReadIndex）；或凭依赖时钟的租约（lease）。',
      options: {
        log: '写成一条日志',
        readIndex: 'ReadIndex：一轮心跳',
        lease: '凭租约',
      },
    },
    clockDrift: {
      label: '容许的时钟漂移',
      help: '百分比：租约比最短选举超时短这么多。只要各时钟的快慢相差不超过它，租约就是安全的。',
    },
    snapshotThreshold: {
      label: '快照阈值',
      help: '日志中已应用的条目达到这么多时，就用快照代替它们；0 表示从不。',
    },
    snapshotChunk: {
      label: '每条快照消息的项数',
      help: '一次 InstallSnapshot 最多携带多少个键和会话。',
    },
    clientRetry: {
      label: '客户端重试间隔',
      help: '客户端等不到答复时，隔多久把同一请求发给下一台服务器。',
    },
  },
  invariants: {
    electionSafety: {
      title: '选举安全性（Election Safety）',
      meaning: '一个任期内最多选出一位领导者。',
      broken: (detail, fmt) =>
        `${who(detail, 'first', fmt)} 和 ${who(detail, 'second', fmt)} 都当选了任期 ${detail.term} 的领导者。`,
    },
    leaderAppendOnly: {
      title: '领导者只追加（Leader Append-Only）',
      meaning: '领导者从不覆盖或删除自己日志中的条目，只会追加。',
      broken: (detail, fmt) =>
        `任期 ${detail.term} 的领导者 ${who(detail, 'server', fmt)} 改动了自己的第 ${detail.index} 条日志。`,
    },
    logMatching: {
      title: '日志匹配（Log Matching）',
      meaning: '如果两份日志在同一索引处的条目任期相同，那么直到该条目为止两份日志完全一致。',
      broken: (detail, fmt) =>
        `${who(detail, 'server', fmt)} 和 ${who(detail, 'other', fmt)} 的第 ${detail.index} 条日志同属任期 ${detail.term}，但两份日志到此为止并不一致。`,
    },
    leaderCompleteness: {
      title: '领导者完整性（Leader Completeness）',
      meaning: '在某个任期提交的条目，一定存在于之后所有任期的领导者的日志中。',
      broken: (detail, fmt) =>
        `${who(detail, 'leader', fmt)} 是任期 ${detail.term} 的领导者，却没有在任期 ${detail.committedIn} 提交的第 ${detail.index} 条日志（任期 ${detail.entryTerm}）。`,
    },
    stateMachineSafety: {
      title: '状态机安全性（State Machine Safety）',
      meaning: '一旦某台服务器在某个索引处应用了一个条目，任何服务器都不会在该处应用别的条目。',
      broken: (detail, fmt) =>
        `在索引 ${detail.index} 处，${who(detail, 'server', fmt)} 应用了任期 ${detail.term} 的条目，而 ${who(detail, 'first', fmt)} 在此之前应用的是另一个条目（任期 ${detail.otherTerm}）。`,
    },
  },
  variants: {
    voteNotOnDisk: {
      title: '选票不落盘',
      meaning: '服务器没有把选票写入磁盘就答复，宕机重启后可能在同一任期内投出第二票。',
    },
    noUpToDateCheck: {
      title: '不比较日志新旧',
      meaning: '服务器投票给任何候选人，哪怕它缺少已提交的条目。',
    },
    commitOldTerm: {
      title: '按副本数提交旧任期的条目',
      meaning: '旧任期的条目只要存在于多数派上，领导者就提交它，正如论文图 8 所示。',
    },
    applyBeforeCommit: {
      title: '提交之前就应用',
      meaning: '条目一进入日志，服务器就立即应用它。',
    },
    configBeforeCommit: {
      title: '过早变更成员',
      meaning: '新领导者还没有提交自己任期的条目就变更成员，前后两次变更可能依据互不相交的多数派。',
    },
    readAtOnce: {
      title: '不经多数派就读取',
      meaning: '领导者直接用自己的数据答复读取，哪怕早已被别的领导者取代。',
    },
    noSession: {
      title: '没有客户端会话',
      meaning: '服务器不记得任何客户端，重复的请求会生效两次。',
    },
  },
  notes: {
    snapshotTaken: ({ server, lastIncludedIndex, removed, items }, fmt) =>
      `${fmt.node(server)} 把自己的数据写成快照（${items} 项），代表到第 ${lastIncludedIndex} 条为止的全部日志，并从日志中丢弃 ${removed} 条。`,
    snapshotSent: ({ server, follower, next, lastIncludedIndex, items }, fmt) =>
      `${fmt.node(follower)} 接下来需要的第 ${next} 条日志，${fmt.node(server)} 已经丢弃，于是改发到第 ${lastIncludedIndex} 条为止的快照（${items} 项）。`,
    snapshotInstalled: ({ server, leader, lastIncludedIndex, items, kept }, fmt) =>
      `${fmt.node(server)} 收齐了 ${fmt.node(leader)} 的快照（${items} 项），用它取代自己的数据以及到第 ${lastIncludedIndex} 条为止的日志${
        kept === 0 ? '' : `；其后的 ${kept} 条保留`
      }。`,

    configAppended: ({ server, index, voters, oldVoters, nonVoting }, fmt) => {
      const who = `${fmt.node(server)} 把新配置写入自己的日志，作为第 ${index} 条`;
      const more = nonVoting.length === 0 ? '' : `，${fmt.nodes(nonVoting)} 没有投票权`;
      return oldVoters.length === 0
        ? `${who}：投票成员为 ${fmt.nodes(voters)}${more}。它不等提交，从现在起就生效。`
        : `${who}，这是联合配置：在它提交并退出之前，任何决定都既要 ${fmt.nodes(oldVoters)} 的多数派，也要 ${fmt.nodes(voters)} 的多数派${more}。`;
    },
    configAdopted: ({ server, index, voters, oldVoters, reverted }, fmt) => {
      const group =
        oldVoters.length === 0
          ? `投票成员为 ${fmt.nodes(voters)}`
          : `任何决定都既要 ${fmt.nodes(oldVoters)} 的多数派，也要 ${fmt.nodes(voters)} 的多数派`;
      return reverted
        ? `${fmt.node(server)} 丢弃了一份未提交的配置，退回到之前的配置：${group}。`
        : `${fmt.node(server)} 从现在起采用第 ${index} 条日志中的配置，无论它是否已提交：${group}。`;
    },
    changeRefused: ({ server, why }, fmt) =>
      `${fmt.node(server)} 现在不变更成员，因为${CHANGE_REFUSED[why]}。`,
    catchUpStarted: ({ server, newcomers, to }, fmt) =>
      `${fmt.node(server)} 让 ${fmt.nodes(newcomers)} 先不带投票权追赶日志，这一轮追到第 ${to} 条：日志空空的投票成员可能使集群什么都提交不了。`,
    catchUpRound: ({ newcomers, round, to }, fmt) =>
      `${fmt.nodes(newcomers)} 用时超过一个选举超时，期间又有了新条目，于是开始第 ${round} 轮追赶，追到第 ${to} 条。`,
    caughtUpToVote: ({ newcomers, round }, fmt) =>
      `${fmt.nodes(newcomers)} 在第 ${round} 轮中不到一个选举超时就追上了，差距已经很小，可以获得投票权。`,
    catchUpFailed: ({ server, newcomers, round }, fmt) =>
      `${fmt.node(server)} 在第 ${round} 轮放弃这次变更，因为 ${fmt.nodes(newcomers)} 追不上。`,
    removedItself: ({ server, term, members }, fmt) =>
      `${fmt.node(server)} 不再担任任期 ${term} 的领导者：不含它的配置已经提交，${fmt.nodes(members)} 可以自行继续。`,

    transferStarted: ({ server, successor, match, last }, fmt) =>
      match >= last
        ? `${fmt.node(server)} 要把领导权移交给 ${fmt.node(successor)}，对方已有全部日志；这期间它不再接受请求。`
        : `${fmt.node(server)} 要把领导权移交给 ${fmt.node(successor)}：它不再接受请求，先把对方所缺的第 ${match + 1} 至 ${last} 条日志发过去。`,
    transferSent: ({ server, successor }, fmt) =>
      `${fmt.node(successor)} 已有全部日志，于是 ${fmt.node(server)} 让它立即发起选举。`,
    transferFailed: ({ server, successor }, fmt) =>
      `${fmt.node(successor)} 在一个选举超时内没有接任，于是 ${fmt.node(server)} 继续担任领导者，重新接受请求。`,
    transferRefused: ({ server, why }, fmt) =>
      `${fmt.node(server)} 不移交领导权，因为${TRANSFER_REFUSED[why]}。`,
    timeoutNowReceived: ({ server, leader, term }, fmt) =>
      `领导者 ${fmt.node(leader)} 要 ${fmt.node(server)} 接任，于是它不等超时就在任期 ${term} 参选。`,
    busyWithTransfer: ({ server, client }, fmt) =>
      `${fmt.node(server)} 正在移交领导权，不接受请求${client === null ? '' : `，${fmt.node(client)} 只能再问一次`}。`,

    readStarted: ({ server, client, key, readIndex, round }, fmt) =>
      `${fmt.node(server)} 答复${client === null ? '' : ` ${fmt.node(client)} `}对 ${key} 的读取之前，先用第 ${round} 轮心跳确认自己仍是领导者；答复至少会和第 ${readIndex} 条日志一样新。`,
    readServed: ({ server, client, key, value, readIndex, by }, fmt) => {
      const answer = `${fmt.node(server)} 答复${client === null ? '读取' : ` ${fmt.node(client)}`}：${outcome({ op: 'get', key }, value)}`;
      if (by === 'atOnce') return `${answer}；它只看自己的数据，没有问过任何人。`;
      return by === 'lease'
        ? `${answer}；它凭租约认定此时不可能有别的领导者，而且它的数据已和第 ${readIndex} 条日志一样新。`
        : `${answer}；多数派已确认它是领导者，而且它的数据已和第 ${readIndex} 条日志一样新。`;
    },
  },
};
