import type { Chapter } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { type Cluster, entryAt, isQuiet, settled, upOnes } from '../challenges/watching.ts';

/** Everyone who is up has x with this value. */
const allHave = (world: Cluster, value: string): boolean =>
  upOnes(world).every((node) => entryAt(node)?.value === value);

/** Everyone who is up knows that x was deleted. */
const allBuried = (world: Cluster): boolean =>
  upOnes(world).every((node) => entryAt(node)?.value === null);

/** How differences are found and mended for good: anti-entropy, versions and death certificates. */
export const repairing: Chapter<GossipTypes> = {
  id: 'repair',
  stops: [
    {
      id: 'one-was-away',
      kind: 'intervene',
      scene: { scenario: 'one-away' },
      title: { en: 'One was away', zh: '有一个不在' },
      text: {
        en: 'Six nodes pass [[rumour|rumours]] on, and each [[lose-interest|loses interest]] when two whom it has told knew already. In half a second n1 publishes x.\n\nCrash n6 before that: select it and press “Crash”. When all is quiet, the page starts it again.',
        zh: '六个节点传播[[rumour]]，各自碰上两个早已知道的就[[lose-interest]]。半秒之后，n1 将发布 x。\n\n在那之前让 n6 宕机：选中它，按“宕机”。等一切平静下来，页面会重新启动它。',
      },
      look: { nodes: ['n6'], select: 'n6', tab: 'state', event: false },
      acts: [{ do: 'crash', node: 'n6' }],
      done: { command: 'crash', where: { node: 'n6' } },
      moves: [
        { until: { when: isQuiet } },
        { act: { do: 'restart', node: 'n6' } },
        { until: { without: { note: 'learned' }, lasting: '3s' } },
      ],
      after: {
        en: 'n6 is back, and nobody tells it anything. The others have x and no interest in it. n6 asks nobody, because it does not know that there is something to ask for.\n\nIt could stay like this for years. A rumour reaches those who are there while it is told.',
        zh: 'n6 恢复了，却没有谁来告诉它。别的节点有 x，但已没有兴趣。n6 也不问谁，因为它不知道有什么可问。\n\n这样过几年都有可能。谣言只能传到它流传时在场的节点。',
      },
      lookAfter: { nodes: ['n6'], tab: 'matrix', event: false },
      lasts: 10,
      notes: {
        en: 'The same gap comes about in three ways: a node was down, a message was lost, or chance left somebody out. Ask whether it would help to make k larger. For the last two a little, for the first not at all.',
        zh: '同样的缺口有三种来路：节点停过机、消息丢了、运气不好被漏掉。问：把 k 调大有用吗？对后两种有一点用，对第一种毫无用处。',
      },
    },
    {
      id: 'comparing',
      kind: 'play',
      scene: {
        scenario: 'one-away',
        changes: { params: { antiEntropy: 'pushPull', antiEntropyPeriod: '1s' } },
      },
      title: { en: 'Comparing', zh: '比对' },
      text: {
        en: 'The same once more, and now with [[anti-entropy]]: about once a second each node picks one other by chance, and the two compare all that they have.\n\nThey do not send each other everything for that. They begin with a [[digest]]: a list of keys with the [[version]] of each.',
        zh: '同样的情形再来一次，这回开启[[anti-entropy]]：每个节点大约每秒随机选一个别的节点，两者比对各自拥有的全部内容。\n\n比对不必把全部内容发过去。先发的是[[digest]]：一份键的清单，附上各自的[[version]]。',
      },
      look: { nodes: ['n6'], select: 'n6', tab: 'state', event: false },
      moves: [
        { act: { do: 'crash', node: 'n6' } },
        { until: { when: isQuiet } },
        { act: { do: 'restart', node: 'n6' } },
        { until: { note: 'repaired', node: 'n6', names: { helper: 'peer' } } },
      ],
      after: {
        en: 'n6 and {helper} have compared, and n6 has x. A comparison takes three messages. `DigestSyn` says: these versions I have. `DigestAck` answers: here is what you lack, and this I should like to have. `DigestAck2` brings the latter. Where nothing differs there are only two, both small.\n\nFor n6 what it got is news, so it tells the others as a rumour once more. If many lack it, that is just right; if nobody does, its interest is soon gone.',
        zh: 'n6 与 {helper} 比对之后，有了 x。一次比对用三条消息。`DigestSyn` 说：我有这些版本。`DigestAck` 答：这是你缺的，那是我想要的。`DigestAck2` 送来后者。若没有差异，只用前两条，而且都很小。\n\n补上的内容对 n6 来说是新消息，于是它又当作谣言传出去。如果缺的节点还多，这正好；如果没有谁缺，它很快就会失去兴趣。',
      },
      lookAfter: { nodes: ['n6', '{helper}'], select: 'n6', tab: 'state', fields: ['store.x'] },
      lasts: 12,
      notes: {
        en: 'The three messages are those of Cassandra, with the reconciliation of van Renesse et al. (2008). Demers et al. compared whole databases, with checksums before that. The cost is the digest, which grows with what a node has and not with what differs; ask for ideas, and somebody will come to checksums of ranges, which is a Merkle tree. Point at the division of labour: rumours for speed, anti-entropy for certainty, and therefore seldom.',
        zh: '这三条消息是 Cassandra 的做法，核对的方式见 van Renesse 等（2008）。Demers 等比的是整个数据库，先比校验和。代价在摘要：它随节点拥有的内容增长，而不是随差异增长。请大家想办法，总会有人想到对区间算校验和，那就是 Merkle 树。再点明分工：谣言图快，反熵求稳，所以反熵可以不那么频繁。',
      },
    },
    {
      id: 'two-values',
      kind: 'predict',
      scene: { scenario: 'six-that-compare' },
      title: { en: 'Two values at once', zh: '同时来了两个值' },
      text: {
        en: 'All six nodes have x = 1. At the same instant two of them give it a new value: n1 makes it `left`, n6 makes it `right`. Neither knows of the other.\n\nWhere will it end?',
        zh: '六个节点都有 x = 1。就在同一时刻，两个节点给它赋了新值：n1 赋 `left`，n6 赋 `right`，彼此不知道对方。\n\n结果会怎样？',
      },
      look: { nodes: ['n1', 'n6'], tab: 'matrix', event: false },
      moves: [
        { until: { timer: 'round' } },
        {
          act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: 'left' } },
        },
        {
          act: { do: 'request', node: 'n6', request: { op: 'publish', key: 'x', value: 'right' } },
        },
      ],
      choices: [
        {
          says: {
            en: 'Some nodes keep `left` and others `right`.',
            zh: '一些节点留着 `left`，另一些留着 `right`。',
          },
          cue: { without: { when: settled }, lasting: '10s' },
          why: {
            en: 'Then they would differ for good, and the next comparison could not say which of the two is right.',
            zh: '那样就永远不一致了，下一次比对也说不出哪个对。',
          },
        },
        {
          says: { en: 'All have `left`.', zh: '全是 `left`。' },
          cue: { when: (world) => allHave(world, 'left') },
          why: {
            en: 'n1 was not earlier than n6. And who was earlier is not asked at all.',
            zh: 'n1 并不比 n6 早。何况谁早谁晚，根本没有谁去问。',
          },
        },
        {
          says: { en: 'All have `right`.', zh: '全是 `right`。' },
          cue: { when: (world) => allHave(world, 'right') },
          why: {
            en: 'Both versions have the same counter, and then the higher number of the writer decides.',
            zh: '两个版本的计数相同，于是由写入者的编号决定，大的胜。',
          },
          right: true,
        },
      ],
      after: {
        en: 'A version is a counter and the node that wrote it. Whoever writes takes a counter higher than any that it has seen; of two versions the one with the higher counter is newer, and where they are equal the writer decides. Every node judges by this alone, so all judge alike, in whatever order the values reach them.\n\nThe price is that `left` is gone, without an error anywhere. This is called [[last-writer-wins|last writer wins]]. Where no value may be lost, both have to be kept until somebody settles it.',
        zh: '版本由一个计数和写入它的节点组成。写入者取的计数比自己见过的都大；两个版本相比，计数大的较新，计数相同则看写入者。每个节点都只凭这一条判断，所以不管值按什么次序到达，判断都一样。\n\n代价是 `left` 没有了，而且哪里都不报错。这种做法叫[[last-writer-wins]]。如果一个值也不许丢，就得两个都留着，等谁来裁决。',
      },
      lookAfter: { nodes: ['n1', 'n6'], select: 'n1', tab: 'state', fields: ['store.x'] },
      lasts: 9,
      notes: {
        en: 'Ask what the client of n1 has been told: that its write was done. It was, and it is gone all the same. The counter here is a Lamport clock in place of the synchronised clocks in Demers et al.; Cassandra takes the time of day, with all that follows for clocks that are wrong. Version vectors would notice that the two writes did not know of each other (Dynamo, Riak).',
        zh: '问：n1 的客户端得到的答复是什么？是写入成功。的确成功了，却还是没有了。这里的计数是 Lamport 时钟，代替了 Demers 等论文里的同步时钟；Cassandra 用的是当时的时间，时钟不准时后果自负。版本向量能察觉这两次写入互不知情（Dynamo、Riak）。',
      },
    },
    {
      id: 'deleting',
      kind: 'predict',
      scene: { scenario: 'six-that-compare' },
      title: { en: 'Deleting', zh: '删除' },
      text: {
        en: 'All have x = 1. n6 crashes. n1 deletes x, and the other four hear of that. Then n6 comes back, with x = 1 on its disk.\n\nn6 has something that the others have not. What comes of it when they compare?',
        zh: '所有节点都有 x = 1。n6 宕机。n1 删除 x，另外四个也得知了。随后 n6 恢复，磁盘上还是 x = 1。\n\nn6 有别的节点没有的东西。比对的时候会怎样？',
      },
      look: { nodes: ['n1', 'n6'], tab: 'matrix', event: false },
      moves: [
        { until: { timer: 'round' } },
        { act: { do: 'crash', node: 'n6' } },
        { act: { do: 'request', node: 'n1', request: { op: 'delete', key: 'x' } } },
        { until: { when: (world) => allBuried(world) && isQuiet(world) } },
        { act: { do: 'restart', node: 'n6' } },
      ],
      choices: [
        {
          says: {
            en: 'x comes back: n6 gives it to those who lack it.',
            zh: 'x 回来了：n6 把它给缺它的节点。',
          },
          cue: { note: 'learned', where: { value: '1' } },
          why: {
            en: 'That would be so if a deletion left nothing behind. But it does.',
            zh: '如果删除什么也不留下，就会这样。可是它留下了东西。',
          },
        },
        {
          says: {
            en: 'n6 hears that x was deleted.',
            zh: 'n6 得知 x 已被删除。',
          },
          cue: { note: 'learned', node: 'n6', where: { value: null } },
          why: {
            en: 'The others have something newer than n6: the deletion.',
            zh: '别的节点有比 n6 更新的内容：那次删除。',
          },
          right: true,
        },
        {
          says: {
            en: 'n6 keeps x, and the others do not get it.',
            zh: 'n6 留着 x，别的节点也不拿。',
          },
          cue: { without: { note: 'learned' }, lasting: '10s' },
          why: {
            en: 'A comparison ends with both having the same.',
            zh: '比对的结果是两边相同。',
          },
        },
      ],
      after: {
        en: 'In place of x there stands a [[death-certificate|death certificate]], the †: “deleted”, with a version of its own. It spreads and wins like any value.\n\nIt must not be thrown away as long as an old value may still lie somewhere. Nobody can say how long that is. Real systems keep it for a fixed time, often for days, and demand that no node stays away longer.',
        zh: '原来放 x 的地方，现在是一块[[death-certificate]]（†）：“已删除”，并有自己的版本。它像值一样传播，也像值一样比新旧。\n\n只要别处还可能有旧值，就不能把它丢掉。可是谁也说不准要留多久。真实系统规定一个期限，往往是好几天，并要求没有节点离开得更久。',
      },
      lookAfter: { nodes: ['n6'], select: 'n6', tab: 'state', fields: ['store.x'] },
      lasts: 12,
      notes: {
        en: 'Cassandra calls the certificates tombstones and keeps them for ten days (gc_grace_seconds); a node that was away longer must not come back with its old data. Demers et al. keep a few dormant certificates on some nodes for much longer, and wake them when an old value turns up. The sentence to remember: to forget something together is harder than to know something together.',
        zh: 'Cassandra 也叫它墓碑，默认保留十天（gc_grace_seconds）；离开得更久的节点不许带着旧数据回来。Demers 等让少数节点把墓碑多存很久，处于休眠状态，等旧值冒出来再唤醒。值得记住的一句话：一起忘掉一件事，比一起知道一件事更难。',
      },
    },
    {
      id: 'without-a-certificate',
      kind: 'play',
      scene: { scenario: 'six-that-compare', changes: { variant: 'noDeathCertificate' } },
      title: { en: 'Deleted without a trace', zh: '删得不留痕迹' },
      text: {
        en: 'In this [[weakened-twin]] of the protocol a deletion leaves no [[death-certificate|certificate]]. What is deleted is simply removed from the store.\n\nNobody is away this time. All six have x, and n1 deletes it.',
        zh: '在这个[[weakened-twin]]里，删除不留[[death-certificate|墓碑]]，内容直接从存储里抹掉。\n\n这次没有谁离开。六个节点都有 x，n1 把它删除。',
      },
      look: { nodes: ['n1'], select: 'n1', tab: 'state', event: false },
      moves: [
        { until: { timer: 'round' } },
        { act: { do: 'request', node: 'n1', request: { op: 'delete', key: 'x' } } },
        { until: { violation: 'versionsGrow' } },
      ],
      after: {
        en: 'n1 compares with somebody, who sees that x is missing at n1 and kindly brings it. Anti-entropy has done just what it is for. From outside a node that has deleted a value looks like one that has never heard of it.\n\nOnly what is written down can be told. This goes for absence, too.',
        zh: 'n1 与别的节点比对，对方看到 n1 缺 x，好心补上了。反熵做的正是它该做的事。从外面看，删掉一个值的节点和从没听说过它的节点，一模一样。\n\n只有写下来的才能告诉别人，“没有”也不例外。',
      },
      lookAfter: { nodes: ['n1'], tab: 'checks' },
      lasts: 8,
      notes: {
        en: 'Ask where the class has met this: deleted mails or contacts that come back after two devices have synchronised. A shopping basket in which a removed article turns up again was the well-known case of Dynamo.',
        zh: '问大家在哪里见过这种事：两台设备一同步，删掉的邮件或联系人又回来了。Dynamo 的著名例子是购物车：移出去的商品又冒了出来。',
      },
    },
  ],
};
