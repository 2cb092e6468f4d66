import type { Chapter } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { allEqual, type Cluster, isQuiet } from '../challenges/watching.ts';

/** How many rounds n1 has had, which published. */
const roundsIn = ({ nodes }: Cluster): number => nodes[0]?.state.round ?? 0;

/** What becomes of gossip where not everyone can reach everyone. */
export const travelling: Chapter<GossipTypes> = {
  id: 'where-it-can-go',
  stops: [
    {
      id: 'in-a-ring',
      kind: 'predict',
      scene: { scenario: 'sixty', changes: { params: { topology: 'ring' } } },
      title: { en: 'In a ring', zh: '围成环' },
      text: {
        en: 'So far every node could call every other. Which pairs can is the [[topology]] of a cluster. Here sixty nodes stand in a [[ring]], and each knows only the two beside it. They [[push]] in [[round|rounds]] as before.\n\nWhere everyone could call everyone, ten rounds were enough for all sixty. And here?',
        zh: '到目前为止，每个节点都能联系任何一个别的节点。哪些节点之间能联系，就是集群的[[topology]]。这里六十个节点围成[[ring]]，各自只认识左右两个。它们仍按[[round]][[push]]。\n\n人人可以联系人人时，十轮就够传遍六十个节点。这里呢？',
      },
      look: { nodes: ['n1', 'n2', 'n60'], tab: 'plot', event: false },
      choices: [
        {
          says: {
            en: 'Much the same. All others do their part as before.',
            zh: '差不多。别的节点照样各尽其力。',
          },
          cue: { when: (world) => allEqual(world) && roundsIn(world) <= 13 },
          why: {
            en: 'They would like to. But all except two are surrounded by those who know.',
            zh: '它们倒是想。可是除了两个，其余的左右邻居都已知道。',
          },
        },
        {
          says: {
            en: 'About thirty: two new ones a round.',
            zh: '大约三十轮：每轮新增两个。',
          },
          cue: { when: (world) => allEqual(world) && roundsIn(world) <= 36 },
          why: {
            en: 'Only at the two ends of the informed stretch does a call find somebody new.',
            zh: '知道的那一段只有两端，说出去的话才碰得上不知道的。',
          },
          right: true,
        },
        {
          says: {
            en: 'About sixty: one new one a round.',
            zh: '大约六十轮：每轮新增一个。',
          },
          cue: { when: allEqual },
          why: {
            en: 'It goes round in both directions. n1 has a neighbour on either side.',
            zh: '消息沿两个方向传。n1 左右各有一个邻居。',
          },
        },
      ],
      after: {
        en: 'No doubling any more: the curve is a straight line. The news is where it is, and travels one link a round. With sixty nodes that costs thirty rounds, with a thousand five hundred.\n\nAnd there is no way around. Two neighbours that are down cut the ring in two.',
        zh: '不再翻倍了，曲线成了一条直线。消息在哪里就是哪里，每轮走一条链路。六十个节点要三十轮，一千个就要五百轮。\n\n而且没有路可绕：两个节点一停机，环就断成两截。',
      },
      lookAfter: { tab: 'tree', event: false },
      lasts: 10,
      notes: {
        en: 'The number that matters is the diameter of the graph, and behind it how fast the set of those within reach grows: by two with each step on a ring, by a factor on a random graph. Ask who would build a ring. Whoever builds a chain of replicas does, and so does whoever places nodes along a street.',
        zh: '要紧的是图的直径，更根本的是能到达的范围增长得多快：环上每步加两个，随机图上每步乘一个倍数。问：谁会去建一个环？建链式副本的会，沿街布置节点的也会。',
      },
    },
    {
      id: 'a-few-long-links',
      kind: 'play',
      scene: {
        scenario: 'sixty',
        changes: { params: { topology: 'smallWorld', degree: 4, rewired: 15 } },
      },
      title: { en: 'A few long links', zh: '几条长链路' },
      text: {
        en: 'The same circle with four links a node, to the two nearest on either side. But about one link in seven was taken off at one end and tied to any other node. This is a [[small-world|small world]].\n\nFollow the first call that crosses the circle.',
        zh: '还是一圈节点，每个有四条链路，连着左右各两个最近的。不过大约每七条链路里有一条，一头被解下来，另接到任意一个节点上。这就是[[small-world]]。\n\n留意第一条横穿圆圈的消息。',
      },
      look: { tab: 'tree', event: false },
      moves: [{ until: { when: allEqual } }],
      after: {
        en: 'Wherever a long link ends, a second fire begins, and from there a third. That alone saves more than half of the rounds of the ring, though nearly all links are as short as before.\n\nIf all links lead to nodes chosen by chance, four for each are about as good as a list of all nodes. So nobody needs to know everybody. That is what makes gossip possible among very many.',
        zh: '长链路通到哪里，哪里就烧起第二把火，再从那里引出第三把。虽然几乎所有链路和原来一样短，光凭这几条，就比环省下一半以上的轮数。\n\n如果所有链路都通向随机选出的节点，每个节点有四条，就和拥有全体名单差不多一样快。所以谁也不必认识所有人。正因如此，节点再多也能用 Gossip。',
      },
      lookAfter: { tab: 'tree' },
      lasts: 9,
      notes: {
        en: 'Watts and Strogatz (1998) showed that a few rewired links shorten the paths of a circle long before they change the neighbourhood. Set “random, equal degrees” afterwards and run it again. Real systems keep such a random neighbourhood fresh by exchanging bits of their lists (HyParView, Cyclon); here the wiring stays as it is.',
        zh: 'Watts 和 Strogatz（1998）发现，只要改接少数链路，圆圈上的路径就会大大缩短，而邻里关系还看不出变化。之后把拓扑改成“随机正则图”再跑一次。真实系统通过互换一部分名单来更新这样的随机邻居（HyParView、Cyclon）；这里的连线固定不变。',
      },
    },
    {
      id: 'one-bridge',
      kind: 'predict',
      scene: { scenario: 'two-halls' },
      title: { en: 'One bridge', zh: '一座桥' },
      text: {
        en: 'Two [[data-centre|data centres]] with thirty nodes in each. Inside, everyone can call everyone. Between the two there is a single link, from n1 to n31.\n\nn1 publishes. Nodes [[lose-interest|lose interest]] after two calls in vain, and twice a second each compares with one other ([[anti-entropy]]). How does x get to n31?',
        zh: '两个[[data-centre]]，各有三十个节点。中心内部人人可以联系人人，两个中心之间只有一条链路，从 n1 到 n31。\n\nn1 发布 x。节点白说两次就[[lose-interest]]，另外每个节点每秒与一个别的节点比对两次（[[anti-entropy]]）。x 是怎样到达 n31 的？',
      },
      look: { nodes: ['n1', 'n31'], tab: 'matrix', event: false },
      choices: [
        {
          says: {
            en: 'As a rumour: n1 stands at the bridge and calls n31 early on.',
            zh: '作为谣言：n1 就在桥头，很快就会告诉 n31。',
          },
          cue: { deliver: 'Push', node: 'n31', from: 'n1' },
          why: {
            en: 'For n1 its neighbour across the bridge is one of thirty. It stops long before each of them has had a turn.',
            zh: '对 n1 来说，桥那头的邻居只是三十个邻居之一。还没轮到几个，它就停下了。',
          },
        },
        {
          says: {
            en: 'By a comparison across the bridge, when the rumour is dead already.',
            zh: '靠一次跨桥的比对，那时谣言已经消亡。',
          },
          cue: { note: 'repaired', node: 'n31' },
          why: {
            en: 'The rumour dies in the first centre, as everyone there knows it. Comparing goes on for ever, and some day n1 and n31 are a pair.',
            zh: '第一个中心里人人都知道，谣言就消亡了。比对却一直在进行，总有一天轮到 n1 和 n31。',
          },
          right: true,
        },
        {
          says: { en: 'Not at all.', zh: '到不了。' },
          cue: { without: { note: 'learned', node: 'n31' }, lasting: '40s' },
          why: {
            en: 'So it would be with rumours alone.',
            zh: '如果只有谣言，就会这样。',
          },
        },
      ],
      after: {
        en: 'Interest is lost because the calls near by are in vain. What is far off does not come into it. So the rules for stopping, which leave out a node here and there in a cluster of equals, can leave out a whole data centre here.\n\nn31 has x now, and as news: it tells its own centre.',
        zh: '失去兴趣，是因为近处的话都成了白说，远处的情形没有考虑在内。所以同样的停止规则，在彼此对等的集群里只是零星漏掉几个节点，在这里却可能漏掉整个数据中心。\n\nn31 现在有了 x，而且是新消息：它会在自己的中心里传开。',
      },
      lookAfter: { nodes: ['n31'], tab: 'tree' },
      lasts: 12,
      notes: {
        en: 'Run on to see the second centre light up at once. Then ask for better designs: more bridges, or a choice of partners in which the other centre has a fixed share. The Xerox network of 1987 had the opposite trouble too: partners chosen evenly by chance put most of the load on one transatlantic link, so they were chosen by distance (Demers et al., section 3).',
        zh: '继续运行，看第二个中心怎样一下子亮起来。再请大家提改进：多架几座桥，或者在选对象时给另一个中心固定的份额。1987 年的 Xerox 网络还碰到过相反的麻烦：完全随机地选对象，负载大多压在一条跨大西洋的链路上，于是改为按距离来选（Demers 等，第 3 节）。',
      },
    },
    {
      id: 'first-the-name',
      kind: 'play',
      scene: { scenario: 'ten-with-blocks' },
      title: { en: 'First the name, then the thing', zh: '先报名字，再给东西' },
      text: {
        en: 'In Bitcoin’s network a piece of news may weigh a megabyte or more: a [[block]]. To send it to somebody who has it already is too dear. So a node first says what it has, to all its neighbours, and sends the block only to those who ask.\n\nEvery node opened a few connections itself and takes those that others open to it.',
        zh: '在 Bitcoin 网络里，一条消息可能有一兆字节以上：一个[[block]]。发给已经有的节点，代价太大。所以节点先向全部邻居报出自己有什么，只把区块发给来要的。\n\n每个节点自己打开几条连接，也接受别人向它打开的。',
      },
      look: { nodes: ['n1'], tab: 'story', event: false },
      moves: [{ until: { note: 'learned', names: { taker: 'node' } } }],
      after: {
        en: '`Inv` is the [[announcement]], `GetData` the question, `Block` the answer. {taker} has the block now and announces it in its turn, to all neighbours but the one from which it came.\n\nThere are no rounds here and nobody loses interest. Each node announces a block once, and each gets it once. What comes more than once is only the name, and that is short.',
        zh: '`Inv` 是[[announcement]]，`GetData` 是索要，`Block` 是答复。{taker} 现在有了区块，转而向除来源之外的全部邻居宣告。\n\n这里没有轮次，也没有谁失去兴趣。每个节点对一个区块只宣告一次，也只收一次。重复到来的只有名字，而名字很短。',
      },
      lookAfter: { nodes: ['{taker}'], tab: 'story' },
      lasts: 8,
      notes: {
        en: 'Telling all neighbours is called flooding. It reaches everyone who can be reached, and its cost is the number of links. Since 2016 well-connected Bitcoin nodes send compact blocks without being asked (BIP 152), because most of the transactions in a block are known to the receiver already: again the thing is replaced by a name. Eight outgoing connections were the default for full relay for many years; here there are three, so that the picture can be read.',
        zh: '告诉全部邻居叫做泛洪。凡是能到达的都会到达，代价是链路的条数。2016 年起，连接良好的 Bitcoin 节点会不等索要就发送紧凑区块（BIP 152），因为区块里的交易对方大多已经有了：又一次用名字代替了东西。多年来默认的全量转发出站连接是八条；这里是三条，图才看得清。',
      },
    },
    {
      id: 'the-one-that-was-asked',
      kind: 'predict',
      scene: { scenario: 'ten-with-blocks' },
      title: { en: 'The one that was asked', zh: '被索要的节点' },
      text: {
        en: 'A node hears of a block from several neighbours, one after the other, and asks the first of them for it. That one crashes before it can answer.\n\nWhat does the node do?',
        zh: '一个节点先后从几个邻居那里听说了区块，向第一个索要。对方还没来得及回答就宕机了。\n\n这个节点会怎么做？',
      },
      look: { tab: 'story', event: false },
      moves: [
        { until: { note: 'learned', names: { silent: 'node' } } },
        { until: { send: 'GetData', to: '{silent}', names: { asker: 'node' } } },
        { act: { do: 'crash', node: '{silent}' } },
      ],
      choices: [
        {
          says: {
            en: 'It notices the crash and asks another one at once.',
            zh: '发现对方宕机，马上改向别的邻居索要。',
          },
          cue: { send: 'GetData', node: '{asker}' },
          why: {
            en: 'A crash makes no sound. All that the node notices is that nothing comes.',
            zh: '宕机不会出声。节点察觉到的只是没有东西到来。',
          },
        },
        {
          says: {
            en: 'It waits for a while, and then asks another one.',
            zh: '等一阵，再向别的邻居索要。',
          },
          cue: { timer: 'getData', node: '{asker}' },
          why: {
            en: 'It has kept in mind who else announced the block.',
            zh: '它记着还有谁宣告过这个区块。',
          },
          right: true,
        },
        {
          says: {
            en: 'It asks everybody right away, to be safe.',
            zh: '保险起见，马上问所有邻居。',
          },
          cue: { send: 'GetData', node: '{asker}', nth: 2 },
          why: {
            en: 'Then it would get the block many times, which is just what announcing is to avoid.',
            zh: '那样就会收到好多份，先宣告后索要正是为了避免这个。',
          },
        },
      ],
      after: {
        en: '{asker} has waited in vain for {silent} and turns to another that has announced the same block. How long to wait is a matter of taste: an impatient node asks for the same thing twice, a patient one can be held up by a neighbour that announces and never delivers.\n\nThat is a known attack on a node all of whose neighbours play the same game; see [[eclipse-attack]].',
        zh: '{asker} 白等了 {silent} 一阵，转而向另一个宣告过同一区块的节点索要。该等多久没有定论：太急，同样的东西会要两遍；太有耐心，就会被只宣告、不交货的邻居拖住。\n\n如果一个节点的邻居全都这样串通起来，就是一种已知的攻击，见[[eclipse-attack]]。',
      },
      lookAfter: { nodes: ['{asker}', '{silent}'], select: '{asker}', tab: 'state' },
      lasts: 10,
      notes: {
        en: 'Real nodes have waited up to twenty minutes for a block they had asked for; the delays that this made possible were described by Gervais et al. in 2015, and today Bitcoin Core is much less patient. Ask how this compares with push: there nobody waits for anybody, since nobody knows that something is coming.',
        zh: '真实节点曾经会为索要的区块等上二十分钟之久；Gervais 等在 2015 年描述了由此可以造成的拖延，如今 Bitcoin Core 要急得多。问：这和推比起来怎样？推的时候谁也不等谁，因为谁也不知道有东西要来。',
      },
    },
    {
      id: 'a-thousand',
      kind: 'play',
      scene: { scenario: 'thousand' },
      title: { en: 'A thousand', zh: '一千个' },
      text: {
        en: 'To finish, a thousand nodes, each with a beat of its own. Everyone can call everyone, with a [[fan-out]] of three, and stops after three calls in vain ([[feedback]], a counter). n1 publishes.\n\nGuess how long it takes, and who is left out.',
        zh: '最后来一千个节点，各有各的节拍。人人可以联系人人，[[fan-out]]为三，白说三次就停（[[feedback]]加计数）。n1 发布。\n\n猜猜要多久，又会漏掉多少。',
      },
      look: { tab: 'plot', event: false },
      moves: [{ until: { when: isQuiet } }],
      after: {
        en: 'Seven rounds, and about five calls a node. Only a handful of the thousand are left out. With so many nodes chance evens out, and the curve lies close to that of theory.\n\nThat is why gossip is found where there are many nodes and nobody in charge: in the membership of Cassandra and Consul, in Bitcoin and other blockchains, in the repair of replicated databases, with which it began.',
        zh: '七轮，平均每个节点说了五次左右。一千个里只漏掉几个。节点这么多，运气好坏互相抵消，曲线与理论值很接近。\n\n因此，凡是节点众多而无人主管的地方，都用得上 Gossip：Cassandra 和 Consul 的成员管理，Bitcoin 和其他区块链，还有它的起点，复制数据库的修补。',
      },
      lookAfter: { tab: 'counts' },
      lasts: 12,
      notes: {
        en: 'Compare with twelve nodes: 83 times as many, and hardly more rounds, since here each calls three. Crash a hundred of them in the middle of a second run. Then ask for what gossip is the wrong tool: whatever must be decided, in order, once. For that there is consensus; Raft has an exhibit of its own here.',
        zh: '与十二个节点相比：多了八十多倍，轮数却几乎没多，因为这里每轮联系三个。再跑一次，中途让一百个宕机。最后问：什么事不该用 Gossip？凡是必须定下次序、只定一次的事。那要靠共识，Raft 在这里另有展品。',
      },
    },
  ],
};
