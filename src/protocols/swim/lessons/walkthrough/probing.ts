import type { Chapter } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold } from '../watching.ts';

/** Who is there: one probe a period, help from others, and news that rides along. */
export const probing: Chapter<SwimTypes> = {
  id: 'who-is-there',
  stops: [
    {
      id: 'one-a-period',
      kind: 'play',
      scene: { scenario: 'twelve-at-rest' },
      title: { en: 'One question a period', zh: '每个周期问一次' },
      text: {
        en: 'Twelve nodes work together, and nobody is in charge. Each of them wants to know which of the others are up. It is a [[member]] of a group and keeps a list of all.\n\nThe obvious way is a [[heartbeat]] from each to every other. That makes 132 messages a beat here, and with a thousand nodes nearly a million. A [[probe]] is cheaper: ask one.',
        zh: '十二个节点一起工作，没有谁是主管。每个节点都想知道别的节点是否在运行。它们是同一个组的[[member]]，各有一份全体名单。\n\n最容易想到的办法是每个节点向其余每一个发[[heartbeat]]。这里每拍要 132 条消息，一千个节点就要近一百万条。[[probe]]便宜得多：只问一个。',
      },
      look: { tab: 'story', event: false },
      moves: [
        { until: { send: 'Ping', names: { asker: 'node', asked: 'peer' } } },
        { until: { deliver: 'Ack', node: '{asker}', from: '{asked}' } },
      ],
      after: {
        en: '{asker} has asked {asked} with a `Ping` and got an `Ack`, the [[acknowledgement]]. Once in each [[protocol-period]] a node asks one other, and is asked by one other on average.\n\nSo each sends two messages a period, however large the group is. This is the idea of [[swim]]: nobody watches everybody, and yet everybody is watched.',
        zh: '{asker} 用 `Ping` 问 {asked}，收到 `Ack`，也就是[[acknowledgement]]。每个[[protocol-period]]里，一个节点问一个别的节点，平均也被一个别的节点问到。\n\n所以不管组有多大，每个节点每个周期都只发两条消息。这就是 [[swim]] 的想法：谁也不盯着所有成员，但每个成员都有人盯着。',
      },
      lookAfter: { nodes: ['{asker}', '{asked}'], tab: 'counts' },
      lasts: 8,
      notes: {
        en: 'Ask what all-to-all heartbeats would buy: everyone finds out by itself, at once, without trusting anybody. Then ask who pays when the group grows tenfold. The paper’s complaint is that heartbeats do two jobs in one, finding out and telling. SWIM takes the two apart, and each becomes cheap.',
        zh: '问：全体互发心跳能换来什么？谁都能自己马上发现，不必相信别人。再问：组扩大十倍，代价由谁付？论文指出，心跳把两件事混在一起做：发现故障，通知大家。SWIM 把它们拆开，各自就都便宜了。',
      },
    },
    {
      id: 'no-answer',
      kind: 'intervene',
      title: { en: 'No answer', zh: '没有回答' },
      text: {
        en: 'Now let one fall silent. Select n5 and press “Crash”. Then wait until somebody comes to ask it.',
        zh: '现在让一个成员不再出声。选中 n5，按“宕机”，然后等谁来问它。',
      },
      look: { nodes: ['n5'], select: 'n5', tab: 'state', event: false },
      acts: [{ do: 'crash', node: 'n5' }],
      done: { command: 'crash', where: { node: 'n5' } },
      moves: [
        { until: { note: 'probeFailed', where: { member: 'n5' }, names: { prober: 'node' } } },
      ],
      after: {
        en: 'A [[crash]] makes no sound. {prober} has noticed one thing only: the [[time-out]] has passed and nothing has come. n5 may be down. It may be slow. A message may be lost, on the way there or on the way back.\n\nSo {prober} does not judge yet. It asks three others to try as well, with a `PingReq`. This is an [[indirect-probe]].',
        zh: '[[crash]]是无声的。{prober} 只察觉到一件事：[[time-out]]了，什么也没来。n5 可能停机，可能只是慢，也可能是消息丢了，去的路上或回来的路上。\n\n所以 {prober} 先不下结论，而是用 `PingReq` 请另外三个成员也去试。这叫[[indirect-probe]]。',
      },
      lookAfter: { nodes: ['{prober}', 'n5'], tab: 'story' },
      lasts: 8,
      notes: {
        en: 'Let the class list what {prober} can tell apart from where it stands: a crash, a lost ping, a lost answer, a slow node, a cut link. The answer is nothing at all. Every failure detector guesses; the design question is how to guess cheaply and how to take a guess back.',
        zh: '请大家列举：从 {prober} 的位置看，宕机、探测丢了、应答丢了、节点慢、链路断了，哪些分得开？一个也分不开。所有故障检测器都是在猜，设计要解决的是怎样猜得便宜，猜错了怎样收回。',
      },
    },
    {
      id: 'another-way',
      kind: 'predict',
      scene: { scenario: 'twelve-at-rest' },
      title: { en: 'Another way round', zh: '换一条路' },
      text: {
        en: 'Another run, in which everybody is up. Only the link from n1 to n5 is cut. Sooner or later n1 pings n5, and the ping gets lost.\n\nWhat will n1 hold n5 to be when its period is over?',
        zh: '另一次运行，所有成员都正常，只有从 n1 到 n5 的链路断了。n1 迟早会探测 n5，而那个 `Ping` 到不了。\n\n周期结束时，n1 会怎样看待 n5？',
      },
      look: { nodes: ['n1', 'n5'], select: 'n1', tab: 'state', fields: ['probe'], event: false },
      moves: [
        { act: { do: 'cut', from: 'n1', to: 'n5' } },
        { until: { note: 'probeFailed', node: 'n1', where: { member: 'n5' } } },
      ],
      choices: [
        {
          says: {
            en: 'Suspected: n1 has asked and has had no answer.',
            zh: '可疑：它问了，却没有得到回答。',
          },
          cue: { note: 'suspected', node: 'n1', where: { member: 'n5' } },
          why: {
            en: 'It has had none by its own link. It has asked others, and they have links of their own.',
            zh: '只是自己这条链路上没有回答。它还请了别的成员，它们各有各的链路。',
          },
        },
        {
          says: {
            en: 'Alive: one of those that it asks will bring an answer.',
            zh: '活着：受托的某个成员会带回应答。',
          },
          cue: { note: 'answeredThrough', node: 'n1', where: { member: 'n5' } },
          why: {
            en: 'For n5 to look dead from here, all four ways would have to fail within the same period.',
            zh: '要让 n5 看上去像死了，得四条路在同一个周期里都不通。',
          },
          right: true,
        },
        {
          says: {
            en: 'It cannot tell, so it pings n5 again.',
            zh: '说不准，所以再探测一次 n5。',
          },
          cue: { send: 'Ping', node: 'n1', to: 'n5' },
          why: {
            en: 'A second ping would take the same link as the first, and fail for the same reason.',
            zh: '再探测一次还是走同一条链路，会因同样的原因失败。',
          },
        },
      ],
      after: {
        en: 'One bad link no longer makes a bad neighbour. The one that was asked pings n5 itself and passes the answer on. The others’ answers follow, and are not needed any more.\n\nWhen nobody brings an answer before the period ends, it is hardly the link. Then n1 accuses.',
        zh: '一条链路坏了，不再等于对面的节点坏了。受托的成员自己去探测 n5，再把应答转交回来。其余受托者的应答随后也到，已经用不上了。\n\n如果到周期结束谁也没有带回应答，问题多半就不在链路上，这时 n1 才会指控它。',
      },
      lookAfter: { nodes: ['n1', 'n5'], tab: 'story' },
      lasts: 10,
      notes: {
        en: 'Cost and benefit in one line: without loss the helpers cost nothing, because they are asked only after a time-out. With a loss of p per message a direct probe fails with 1 − (1 − p)², and each helper with 1 − (1 − p)⁴; these multiply. Mention that the ways must be independent for this. A broken switch in front of n5 makes them all fail together.',
        zh: '一句话说清得失：不丢消息时，请人帮忙没有代价，因为超时之后才请。每条消息的丢失率为 p 时，直接探测失败的概率是 1 − (1 − p)²，经每个帮手失败的概率是 1 − (1 − p)⁴，两者相乘。要点明前提是各条路互相独立：如果坏的是 n5 门口的交换机，就会一起失败。',
      },
    },
    {
      id: 'news-rides-along',
      kind: 'play',
      scene: { scenario: 'one-crash' },
      title: { en: 'News rides along', zh: '消息搭便车' },
      text: {
        en: 'n5 is going to crash once more. One member will find it out; all the others are to hear of it as well.\n\nThere will be no round of announcements. Watch the colour of the pings and of the answers.',
        zh: 'n5 又要宕机了。会有一个成员先发现，其余成员也都应当得知。\n\n不会有专门的通告。留意 `Ping` 和 `Ack` 的颜色。',
      },
      look: { nodes: ['n5'], tab: 'tree', event: false },
      moves: [
        { until: { note: 'suspected', where: { member: 'n5' }, names: { finder: 'node' } } },
        { until: { when: (world) => allHold(world, 'n5', 'suspect') } },
      ],
      after: {
        en: '{finder} noticed it first, and by now all eleven know. Every `Ping` and every `Ack` takes some news along; this is called [[piggyback|piggybacking]]. Not one message was sent for the sake of the news.\n\nNews spreads like an infection: whoever has heard tells the next one. Each node passes a piece of news on a limited number of times, a multiple of the logarithm of the group’s size. The logarithm is about the number of periods that it takes to reach everybody.',
        zh: '先察觉的是 {finder}，现在十一个成员都知道了。每条 `Ping` 和每条 `Ack` 都顺便带上一些消息，这叫[[piggyback]]。没有为了传消息多发一条报文。\n\n消息像传染病那样散播：听到的告诉下一个。每个节点把一条消息只传有限的次数，是组大小的对数的若干倍，因为传遍全组大约就需要对数那么多个周期。',
      },
      lookAfter: { nodes: ['n5', '{finder}'], tab: 'tree', event: false },
      lasts: 12,
      notes: {
        en: 'Compare with the exhibit of gossip: there rumours have rounds of their own, here they use pings that exist anyway. Show the page “Spread”: the curve of this run beside the theory of section 4.1. When several things happen at once, messages carry the news that has been sent least often first, so that new news gets a start. n5 is only suspected so far; the next chapter says what that means.',
        zh: '与 Gossip 展品对照：那里的谣言有自己的轮次，这里搭的是本来就有的探测。打开“传播”页，看本次运行的曲线和第 4.1 节的理论曲线。几件事同时发生时，传得最少的消息先走，新消息才起得了步。n5 到这时还只是受到怀疑，含义下一章再讲。',
      },
    },
    {
      id: 'in-a-round',
      kind: 'play',
      scene: { scenario: 'twelve-at-rest' },
      title: { en: 'Nobody is left out for long', zh: '谁也不会漏掉太久' },
      text: {
        en: 'Whom does a node ask next? If it drew one of all eleven each time, some member might be passed over for a long while.\n\nInstead it goes through all of them in an order of chance, and then once more in another order. Follow n1 from one probe of n5 to its next.',
        zh: '节点下一个问谁？如果每次都从十一个里随机抽，某个成员可能很久都轮不到。\n\n它的做法是按随机的次序把所有成员问一遍，再换一个随机次序问下一遍。请跟着 n1，从它一次探测 n5 看到下一次探测 n5。',
      },
      look: {
        nodes: ['n1'],
        select: 'n1',
        tab: 'state',
        fields: ['probe', 'unprobed'],
        event: false,
      },
      moves: [
        { until: { send: 'Ping', node: 'n1', to: 'n5' } },
        { until: { send: 'Ping', node: 'n1', to: 'n5' } },
      ],
      after: {
        en: 'At worst n5 comes first in one round and last in the next, so between two probes by n1 there are never more than twenty-one periods. That is a bound, for n1 alone.\n\nIn fact eleven members take turns at n5. Where all choose by chance, somebody asks it within e/(e − 1) periods on average. That is about 1.6, and it hardly depends on the size of the group. This is the [[detection-time]], apart from the wait for the answer.',
        zh: '最坏的情况是：n5 在一遍里排第一，在下一遍里排最后。所以 n1 两次探测它，相隔绝不会超过二十一个周期。这只是 n1 一个的上限。\n\n实际上有十一个成员轮着问 n5。大家都随机选时，平均不出 e/(e − 1) 个周期，也就是约 1.6 个周期，就有谁来问它，而且几乎与组的大小无关。不算等待回答，这就是[[detection-time]]。',
      },
      lookAfter: { nodes: ['n1', 'n5'], select: 'n1', tab: 'state', fields: ['unprobed'] },
      lasts: 14,
      notes: {
        en: 'The bound is section 4.3 of the paper: 2n − 1 periods for a list of n others. Derive e/(e − 1) if the class likes it: nobody out of n − 1 picks n5 with probability (1 − 1/(n − 1))ⁿ⁻¹, which is about 1/e; so somebody does with 1 − 1/e a period, and the mean wait is the inverse. Completeness (every crash is found by somebody) is certain with rounds, and only almost certain with draws.',
        zh: '上限出自论文第 4.3 节：名单上有 n 个别的成员时，是 2n − 1 个周期。有兴趣可以推一下 e/(e − 1)：n − 1 个成员谁也没有选中 n5 的概率是 (1 − 1/(n − 1))ⁿ⁻¹，约为 1/e；所以每个周期有谁选中它的概率是 1 − 1/e，平均等待就是它的倒数。完备性（每次宕机总会有谁发现）在轮流探测时是必然的，随机抽取时只是几乎必然。',
      },
    },
  ],
};
