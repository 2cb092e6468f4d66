import type { Question } from '../../../../sdk/lesson.ts';
import { areAgreed } from '../../properties.ts';
import type { SwimTypes } from '../../types.ts';
import {
  allHold,
  areApart,
  isCut,
  livingIn,
  nobodyIsWronged,
  nodeNamed,
  nothingToTell,
} from './claims.ts';

import { buddies, flapping, localHealth, several } from './lifeguard.ts';
import { againstLeases, mistaken, thousand } from './practiceFurther.ts';

type SwimQuestion = Question<SwimTypes>;

const leaving: SwimQuestion = {
  id: 'leaving-and-failing',
  grade: 'warmUp',
  topic: 'practice',
  asks: {
    en: 'Why does a member say good-bye instead of just stopping?',
    zh: '成员为什么要先道别，而不是直接停掉？',
  },
  answer: {
    en: 'Stopping looks like a [[crash]]: for the length of the detection and of the [[suspicion]], others still send it work, and then an alarm goes off. A good-bye is news that the member itself has put about, so everybody knows at once that nothing is wrong. It stays until it has passed the news on often enough.',
    zh: '直接停掉看上去就是[[crash|宕机]]：在检测和[[suspicion|怀疑]]的这段时间里，别人还会派给它工作，然后触发告警。道别是成员自己发出的消息，大家立刻知道没有出事。它要等这条消息传够次数才停。',
  },
  mentions: [
    {
      en: 'Serf keeps the two apart as left and failed. It tries the failed again for a day and leaves those who left alone.',
      zh: 'Serf 把两者区分为 left 和 failed：failed 的会在一天之内不断重试，left 的不再理会。',
    },
    {
      en: 'A good-bye carries the [[incarnation]] too, so an old one does not drive out a member that has come back.',
      zh: '道别也带[[incarnation|化身号]]，所以一条旧的道别赶不走已经回来的成员。',
    },
    {
      en: 'Only the member itself may say it. From anybody else it would be a verdict without a suspicion.',
      zh: '道别只能由成员自己说。别人说，就成了不经怀疑的判决。',
    },
  ],
  wrong: {
    says: {
      en: 'It saves the failure detector some work.',
      zh: '这样故障检测器省些力气。',
    },
    why: {
      en: 'The [[probe|probes]] are sent anyway. What is saved is the time in which others rely on a member that is gone, and a false alarm.',
      zh: '[[probe|探测]]本来就要发。省下的是别人还在指望它的那段时间，以及一次误告警。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'request', node: 'n5', request: { op: 'leave' } } },
      { until: { note: 'gone', node: 'n5' } },
      { until: { when: (world) => allHold(world, 'n5', 'left') } },
    ],
    look: { nodes: ['n5'], tab: 'matrix' },
    caption: {
      en: 'n5 has gone, and all others know that it has left. Nobody has suspected it.',
      zh: 'n5 走了，其余成员都知道它已离开，没有谁怀疑过它。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').state.role === 'left' &&
      allHold(world, 'n5', 'left') &&
      nobodyIsWronged(world),
  },
};

const endToEnd: SwimQuestion = {
  id: 'memberlist-knobs',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Of what is the time made up until all know of a crash, and which setting of memberlist moves which part?',
    zh: '从宕机到全体知道，时间由哪几段组成？memberlist 的哪个参数管哪一段？',
  },
  answer: {
    en: 'First somebody has to come to the member with a [[probe]]: one or two times `ProbeInterval`. Then the [[suspicion]] runs: `SuspicionMult` × log n × `ProbeInterval`, which is most of it. Then the death spreads, with `GossipInterval` and `GossipNodes`. On a local network memberlist has 1 s, a multiplier of 4, and three others told every 200 ms.',
    zh: '先要有谁[[probe|探测]]到它：一两个 `ProbeInterval`。然后是[[suspicion|怀疑]]：`SuspicionMult` × log n × `ProbeInterval`，占大头。最后死讯传开，由 `GossipInterval` 和 `GossipNodes` 决定。局域网默认值是 1 秒、倍数 4，每 200 毫秒告诉三个成员。',
  },
  mentions: [
    {
      en: 'Detection too slow: lower `SuspicionMult` first, then `ProbeInterval`. The second one costs traffic.',
      zh: '嫌发现得慢：先降 `SuspicionMult`，再降 `ProbeInterval`；后者要多花流量。',
    },
    {
      en: 'Too many false deaths: raise `SuspicionMult`, and look for overloaded members before touching `ProbeTimeout`.',
      zh: '嫌误报多：提高 `SuspicionMult`；动 `ProbeTimeout` 之前，先查有没有过载的成员。',
    },
    {
      en: '`RetransmitMult` says how often each piece of news is passed on, `IndirectChecks` is the k of the paper.',
      zh: '`RetransmitMult` 决定每条消息传几次，`IndirectChecks` 就是论文里的 k。',
    },
    {
      en: 'There are sets of defaults for one machine, a local network and long distances. Serf uses two pools in a large system, one for each site and one between them.',
      zh: '默认值有本机、局域网、广域网三套。大系统里 Serf 用两层池：每个站点一个，站点之间一个。',
    },
  ],
  wrong: {
    says: {
      en: 'It is the probe time-out.',
      zh: '就是探测超时那么久。',
    },
    why: {
      en: 'The [[time-out]] only decides when others are asked to try. It lies within the period and hardly shows in the sum.',
      zh: '[[time-out|超时]]只决定何时请别人去试，它包含在周期之内，对总时间几乎没有影响。',
    },
  },
  show: {
    scene: { scenario: 'one-crash' },
    moves: [{ until: { when: (world) => allHold(world, 'n5', 'dead') } }],
    look: { nodes: ['n5'], tab: 'plot' },
    caption: {
      en: 'All know that n5 is dead. The curves show how the suspicion spread, then a long wait, then the death.',
      zh: '大家都知道 n5 死了。曲线上先是怀疑传开，接着是长长的等待，然后才是死讯。',
    },
    claim(world) {
      const { state } = nodeNamed(world, 'n5');
      const since = livingIn(world).map((node) => node.state.period - state.period);
      return allHold(world, 'n5', 'dead') && Math.min(...since) >= 5 && Math.max(...since) <= 15;
    },
  },
};

const exchange: SwimQuestion = {
  id: 'what-push-pull-is-for',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'memberlist exchanges whole member lists over TCP from time to time. Why, when there is gossip?',
    zh: 'memberlist 不时用 TCP 交换整张成员列表。已经有流言传播，为什么还要这样？',
  },
  answer: {
    en: 'Each piece of [[gossip]] is passed on a limited number of times, so some member may miss it, and nothing would ever repeat it. In a [[push-pull|full exchange]] two members compare all that they believe and take over what is newer. It mends what was missed, it is how a newcomer gets the list, and it is how two views that have grown apart find out.',
    zh: '[[gossip|流言]]传的次数有限，总可能有成员漏掉，之后再也没有谁重复。[[push-pull|全量交换]]时，两个成员比对全部看法，采纳较新的。它补上漏掉的消息；新来者靠它拿到列表；两份走样的视图也靠它发现彼此不同。',
  },
  mentions: [
    {
      en: 'By default it happens every 30 s, and less often in groups of more than 32 members, since a list of n is sent by n members.',
      zh: '默认每 30 秒一次；超过 32 个成员后放慢，因为是 n 个成员各发一份长为 n 的列表。',
    },
    {
      en: 'A death that is learned in this way is taken in as a [[suspicion]], so that the member can [[refute]] it.',
      zh: '这样得知的死亡先当作[[suspicion|怀疑]]收下，好让那个成员有机会[[refute|反驳]]。',
    },
    {
      en: 'It is anti-entropy: slow and thorough, beside gossip, which is fast and forgetful.',
      zh: '这就是反熵：慢而彻底，与快而健忘的流言互补。',
    },
    {
      en: 'Many joins at once mean many full lists at once from the [[seed|seeds]].',
      zh: '许多成员同时加入，[[seed|种子节点]]就要同时发出许多份完整列表。',
    },
  ],
  wrong: {
    says: {
      en: 'It replaces gossip when UDP is blocked.',
      zh: 'UDP 不通时用它代替流言。',
    },
    why: {
      en: 'It runs beside it at all times. Where UDP is blocked, [[probe|probes]] fail and the group does not work well, whatever is exchanged.',
      zh: '它始终与流言并行。UDP 不通，[[probe|探测]]就会失败，再怎么交换，组也运转不好。',
    },
  },
  show: {
    scene: {
      scenario: 'q-sixty',
      changes: { params: { retransmitMult: 1, pushPullInterval: '20s' } },
    },
    moves: [
      { act: { do: 'request', node: 'n30', request: { op: 'leave' } } },
      { until: { note: 'gone', node: 'n30' } },
      { until: { when: (world) => allHold(world, 'n30', 'left') && nothingToTell(world) } },
    ],
    look: { nodes: ['n30'], tab: 'tree' },
    caption: {
      en: 'Each member passed on only twice that n30 has left, which is too seldom to reach all. The exchanges have brought it to the rest.',
      zh: 'n30 离开的消息每个成员只传两次，不够传遍全组。剩下的是靠全量交换补上的。',
    },
    claim: (world) =>
      nodeNamed(world, 'n30').state.role === 'left' &&
      allHold(world, 'n30', 'left') &&
      nothingToTell(world),
  },
};

const WEST = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'];
const EAST = ['n7', 'n8', 'n9', 'n10', 'n11', 'n12'];

const partitions: SwimQuestion = {
  id: 'a-partition-and-after',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'The network splits the group in two for a minute. What happens during that time, and what afterwards?',
    zh: '网络把组分成两半，持续一分钟。期间会怎样？之后又会怎样？',
  },
  answer: {
    en: 'During the [[partition]] each side declares the other one dead and goes on as a smaller group. Plain SWIM stays that way when the links are mended: nobody [[probe|probes]] the dead, and all news has long stopped going round. The two groups do not know of each other any more, until somebody [[join|joins]] them again or tries the dead.',
    zh: '[[partition|分区]]期间，两边各自宣告对方死亡，作为较小的组继续运行。链路恢复后，基本的 SWIM 就停在那里：没有谁[[probe|探测]]死者，消息也早已不再传播。两个组不再知道对方，直到有谁让它们重新[[join|加入]]，或者去试探死者。',
  },
  mentions: [
    {
      en: 'If the partition is shorter than the [[suspicion]], the members [[refute]] and nothing is lost.',
      zh: '分区若比[[suspicion|怀疑]]还短，成员会[[refute|反驳]]，什么也不会失去。',
    },
    {
      en: 'Each side has its own list, so both may do the same work. Whoever needs that only one acts needs a majority.',
      zh: '两边各有列表，可能都去做同一件事。要保证只有一边行动，就得有多数派。',
    },
    {
      en: 'On the side where few are left, n is small, so the suspicions get shorter.',
      zh: '剩得少的一边 n 变小，怀疑时间也跟着变短。',
    },
    {
      en: 'Serf tries one of the failed every 30 s for this reason.',
      zh: '正因如此，Serf 每 30 秒试一个失败的成员。',
    },
  ],
  wrong: {
    says: {
      en: 'When the network is back, the two sides merge by themselves.',
      zh: '网络恢复，两边自然会合并。',
    },
    why: {
      en: 'They would have to send each other something. Each has struck the other off its list.',
      zh: '那得互相发点什么才行，而两边都已把对方从探测名单上划掉了。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'partition', groups: [WEST, EAST] } },
      {
        until: { when: (world) => areApart(world, WEST, EAST) && nothingToTell(world) },
      },
      { act: { do: 'heal' } },
      { until: { without: { note: 'learned' }, lasting: '5s' } },
    ],
    look: { tab: 'matrix' },
    caption: {
      en: 'The links have been mended for a while. Still each half holds the other one to be dead, and nothing will change that by itself.',
      zh: '链路早已恢复，两半却仍然认为对方已死，而且不会自己改变。',
    },
    claim: (world) =>
      !isCut(world, 'n1', 'n12') &&
      livingIn(world).length === 12 &&
      areApart(world, WEST, EAST) &&
      nothingToTell(world),
  },
};

const theDead: SwimQuestion = {
  id: 'talking-to-the-dead',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'Why do memberlist and Serf go on talking to members that are dead?',
    zh: 'memberlist 和 Serf 为什么还要联系已死的成员？',
  },
  answer: {
    en: 'A death may be an error, and only the dead one can say so. memberlist goes on sending its [[gossip]] to the dead for 30 s, so that a member that is back hears of its death and can [[refute]] it. Serf tries a failed member every 30 s for up to a day with a [[push-pull|full exchange]]. This is how a group heals after a [[partition]].',
    zh: '死亡可能是误判，而只有“死者”自己能说明。memberlist 在 30 秒内继续把[[gossip|流言]]发给死者，让恢复过来的成员听到死讯，好[[refute|反驳]]。Serf 每 30 秒用[[push-pull|全量交换]]试一个失败的成员，最长一天。[[partition|分区]]之后，组就是这样愈合的。',
  },
  mentions: [
    {
      en: 'One success is enough: through the two that have met, the news of all others goes over to the other side.',
      zh: '成功一次就够：相遇的两个把各自那边的消息都带到了另一边。',
    },
    {
      en: 'The dead one must not just be declared alive. It has to raise its [[incarnation]], or older news of its death would win again.',
      zh: '不能直接宣布它活着。它必须提高[[incarnation|化身号]]，否则旧的死讯还会再赢。',
    },
    {
      en: 'Serf chooses whether to try by the share of the failed, so that in a large group not all call the same dead member.',
      zh: 'Serf 按失败成员的比例掷骰子决定试不试，免得大组里人人都去找同一个死者。',
    },
    {
      en: 'After a day it forgets the member, or the lists would only ever grow.',
      zh: '一天之后就把它忘掉，否则列表只增不减。',
    },
  ],
  wrong: {
    says: {
      en: 'To make sure that they are really dead.',
      zh: '为了确认它们真的死了。',
    },
    why: {
      en: 'Silence proves nothing after the tenth attempt either. It is done for those who do answer.',
      zh: '试十次都沉默，也证明不了什么。这样做是为了那些会回答的。',
    },
  },
  show: {
    scene: {
      scenario: 'twelve-at-rest',
      changes: { params: { reconnectInterval: '5s', pushPullInterval: '5s' } },
    },
    moves: [
      { act: { do: 'partition', groups: [WEST, EAST] } },
      { until: { when: (world) => areApart(world, WEST, EAST) } },
      { act: { do: 'heal' } },
      { until: { note: 'reconnectTried' } },
      { until: { when: areAgreed } },
    ],
    look: { tab: 'matrix' },
    caption: {
      en: 'Both halves had declared each other dead. Since the links were mended, tries among the dead have found somebody, and all twelve are one group again, in new incarnations.',
      zh: '两半曾互相宣告死亡。链路恢复后，对死者的试探有了回应，十二个成员又成为一组，用的是新的化身号。',
    },
    claim: (world) =>
      areAgreed(world) &&
      livingIn(world).length === 12 &&
      livingIn(world).every(({ state }) => state.incarnation > 0),
  },
};

/** What SWIM needs besides the paper, once it runs for real. */
export const practice: readonly SwimQuestion[] = [
  leaving,
  endToEnd,
  exchange,
  partitions,
  thousand,
  mistaken,
  flapping,
  localHealth,
  theDead,
  several,
  buddies,
  againstLeases,
];
