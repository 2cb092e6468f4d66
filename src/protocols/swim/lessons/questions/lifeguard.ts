import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { heldBy } from '../watching.ts';
import { holding, livingIn, nodeNamed, type SwimSlot } from './claims.ts';

type SwimQuestion = Question<SwimTypes>;

// Slow members, and what Lifeguard does about them.

export const flapping: SwimQuestion = {
  id: 'a-flapping-member',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'A member is declared dead, comes back, and is declared dead again, all day long. What do you do?',
    zh: '一个成员整天被宣告死亡、回来、再被宣告死亡。怎么办？',
  },
  answer: {
    en: 'First find out whether it is the accused or the accuser: flapping mostly comes from overloaded machines, and one slow member can accuse many others that are well. Look at who says so first, and at processor, memory and pauses there. Then give more time: a longer [[suspicion]] rather than a longer [[time-out]]. [[lifeguard|Lifeguard]] was made for this. Raising limits everywhere hides the slow machine and delays the news of real crashes.',
    zh: '先弄清问题在被指控者还是指控者：抖动多半来自过载的机器，一个慢成员可以指控许多好好的成员。看看最先说的是谁，查它的处理器、内存和停顿。然后多给时间：宁可延长[[suspicion|怀疑]]，不要延长[[time-out|超时]]。[[lifeguard|Lifeguard]] 正是为此而作。处处放宽限制，只会掩盖那台慢机器，还让真正的宕机发现得更晚。',
  },
  mentions: [
    {
      en: 'Its [[incarnation]] counts how often it had to object. It is worth a graph in the monitoring.',
      zh: '它的[[incarnation|化身号]]数着它反驳过几次，值得画进监控里。',
    },
    {
      en: 'Each flap is news for all, and the application moves work each time. It should wait a while before it hands work back.',
      zh: '每抖一次，就有一条消息传遍全组，应用也跟着转移一次工作。应用应当等一段时间再把工作派回去。',
    },
    {
      en: 'Typical causes are small virtual machines without processor credit, swapping, long garbage collections, and a network that drops UDP.',
      zh: '常见原因：小虚拟机的处理器额度用尽、内存换页、长时间垃圾回收、网络丢 UDP。',
    },
  ],
  wrong: {
    says: {
      en: 'Take it out of the group, since it is the one that is suspected.',
      zh: '既然受怀疑的是它，就把它踢出去。',
    },
    why: {
      en: 'The paper on Lifeguard began with the opposite case: members that were well were declared dead by those that were slow.',
      zh: 'Lifeguard 论文的出发点恰恰相反：好好的成员被慢的成员宣告了死亡。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'link', from: 'n5', loss: 0.7 } },
      {
        until: { when: (world) => nodeNamed(world, 'n5').state.incarnation >= 3 },
      },
    ],
    look: { nodes: ['n5'], tab: 'state', select: 'n5', fields: ['incarnation'] },
    caption: {
      en: 'Much of what n5 sends is lost. It has never stopped, and it has had to object three times already.',
      zh: 'n5 发出的消息大半丢失。它从未停过，却已经反驳了三次。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').health === 'up' && nodeNamed(world, 'n5').state.incarnation >= 3,
  },
};

export const localHealth: SwimQuestion = {
  id: 'am-i-the-slow-one',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'How does a member find out that it is the slow one, and what does it do then?',
    zh: '一个成员怎样发现慢的是自己？发现之后怎么办？',
  },
  answer: {
    en: 'With [[lifeguard|Lifeguard]] it keeps a count, its [[local-health|local health]]. A [[probe]] that fails, a [[nack]] that does not come and a suspicion of itself raise it, a probe that succeeds lowers it. By that count it stretches its [[time-out]] and its [[protocol-period|period]]. So a slow member probes less and accuses later, while all others stay as fast as before.',
    zh: '[[lifeguard|Lifeguard]] 让它记一个数，即[[local-health|本地健康度]]。[[probe|探测]]失败、该来的[[nack|否定应答]]没来、自己受到怀疑，都使它增加；探测成功使它减少。成员按这个数拉长自己的[[time-out|超时]]和[[protocol-period|周期]]。于是慢的成员少探测、晚指控，其余成员照旧那么快。',
  },
  mentions: [
    {
      en: 'The nack is what tells the two cases apart: if the helpers say that they have no answer either, it is the member that is gone. If not even they are heard, it is oneself.',
      zh: '区分两种情形靠否定应答：代探者说也没有回答，那是对方出了事；连代探者都没有声音，那是自己有问题。',
    },
    {
      en: 'The count has a ceiling, 8 in memberlist, so even a very slow member goes on probing.',
      zh: '这个数有上限，memberlist 中是 8，再慢的成员也还在探测。',
    },
    {
      en: 'memberlist lets the application read the count, so that it can be watched and even be used to shed load.',
      zh: 'memberlist 让应用读得到这个数，可以拿来监控，甚至据此减载。',
    },
  ],
  wrong: {
    says: {
      en: 'It compares its clock with those of the others.',
      zh: '拿自己的时钟和别人的比。',
    },
    why: {
      en: 'A slow member may have a perfect clock. What it lacks is time to handle the answers that wait in its queue.',
      zh: '慢的成员，时钟可能很准。它缺的是处理队列里那些回答的时间。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest', changes: { params: { lhaProbe: true } } },
    moves: [
      { act: { do: 'link', to: 'n2', loss: 1 } },
      { until: { when: (world) => nodeNamed(world, 'n2').state.health >= 3 } },
    ],
    look: { nodes: ['n2'], tab: 'state', select: 'n2', fields: ['health'] },
    caption: {
      en: 'Nothing reaches n2: no answers, and no nacks from those it has asked. It takes itself to be slow by now, and nobody else takes itself to be as slow.',
      zh: '什么也到不了 n2：没有回答，受托者的否定应答也没有。它已经认为慢的是自己，而别的成员都没有它那么慢。',
    },
    claim(world) {
      const n2 = nodeNamed(world, 'n2');
      return (
        n2.state.health >= 3 &&
        livingIn(world).every(({ id, state }) => id === n2.id || state.health < n2.state.health)
      );
    },
  },
};

export const several: SwimQuestion = {
  id: 'suspicion-by-several',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'How can a suspicion be long for the innocent and short for the dead?',
    zh: '怎样让怀疑对冤枉的长、对真死的短？',
  },
  answer: {
    en: 'By counting who suspects independently. With [[lifeguard|Lifeguard]] a [[suspicion]] begins with a long wait. Each further member that [[confirmation|confirms]] it by a [[probe]] of its own shortens the wait, along a logarithm, down to what SWIM would have had. A crashed member is soon suspected by several. One that is only suspected by a single slow member keeps the whole time to [[refute]].',
    zh: '数一数有多少个成员独立地怀疑。在 [[lifeguard|Lifeguard]] 里，[[suspicion|怀疑]]一开始等得很久；每多一个成员根据自己的[[probe|探测]]给出[[confirmation|佐证]]，等待就按对数缩短，最短缩到 SWIM 原来的时间。真正宕机的很快会被好几个怀疑；只被一个慢成员怀疑的，则有全部时间来[[refute|反驳]]。',
  },
  mentions: [
    {
      en: 'What counts is different accusers, not how often one has said it: the news carries who was first to say it.',
      zh: '算的是不同的指控者，不是同一个说了几次：消息里带着最先说的是谁。',
    },
    {
      en: 'The first confirmations shorten it most. memberlist waits for the multiplier minus two of them, and starts at six times the shortest wait.',
      zh: '最初的佐证缩短得最多。memberlist 要的佐证数是倍数减二，起始等待是最短的六倍。',
    },
    {
      en: 'In a group too small to have so many others, the short wait is used from the start.',
      zh: '组太小、凑不齐这么多佐证时，一开始就用短的等待。',
    },
    {
      en: 'It costs some traffic: the first few confirmations are passed on like news.',
      zh: '它要多花一点流量：最初几个佐证也要像消息一样传。',
    },
  ],
  wrong: {
    says: {
      en: 'By letting the members vote.',
      zh: '让成员投票表决。',
    },
    why: {
      en: 'Nobody is asked, and nobody can vote for the accused. If no confirmation comes, the suspicion runs out all the same, only later.',
      zh: '没有征求谁的意见，也没有谁能替它投反对票。没有佐证，怀疑照样会到时，只是晚一些。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest', changes: { params: { lhaSuspicion: true } } },
    moves: [
      { act: { do: 'crash', node: 'n5' } },
      { until: { note: 'suspicionConfirmed', where: { more: 0 }, names: { sure: 'node' } } },
    ],
    look: { nodes: ['n5', '{sure}'], tab: 'story' },
    caption: {
      en: '{sure} knows by now of enough members that suspect n5 because of a probe of their own. From here on it waits no longer than plain SWIM would.',
      zh: '{sure} 知道已有足够多的成员凭自己的探测怀疑 n5。从现在起，它不会比基本的 SWIM 等得更久。',
    },
    claim(world, node) {
      const sure = world.nodes[node('{sure}')];
      const n5 = nodeNamed(world, 'n5');
      if (!sure) return false;
      const about = sure.state.suspicions[n5.id];
      // The last confirmation may also have ended it: the shortest wait was over.
      return about
        ? about.wanted > 0 && about.by.length > about.wanted && about.min < about.max
        : heldBy(sure, n5).status === 'dead';
    },
  },
};

/** Whether a node suspects a member and has a ping on its way to it that says so. */
const tells = (world: Parameters<typeof nodeNamed>[0], member: SwimSlot): boolean =>
  world
    .inFlight()
    .some(
      ({ to, message }) =>
        to === member.id &&
        message.type === 'Ping' &&
        message.updates.some(
          ({ member: about, status }) => about === member.id && status === 'suspect',
        ),
    );

/** Whether some who suspect a member have stopped passing that on. */
const areSilent = (world: Parameters<typeof nodeNamed>[0], member: SwimSlot): boolean =>
  holding(world, member.name, 'suspect').every(({ state }) =>
    state.updates.every(({ update }) => update.member !== member.id),
  );

export const buddies: SwimQuestion = {
  id: 'tell-the-suspect-first',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'How does a suspected member hear of the suspicion, and how can that be made faster?',
    zh: '受怀疑的成员怎样得知自己受怀疑？怎样让它更快得知？',
  },
  answer: {
    en: 'In SWIM it hears by chance, as everybody does: from any message that happens to carry the news. Under load, or once the news has been sent its number of times, that may be late or never. With the [[buddy-system|buddy system]] whoever [[probe|probes]] a member that it suspects says so in that very ping, in any case. The one whom it concerns most no longer depends on luck.',
    zh: '在 SWIM 里，它和大家一样碰巧听到：随便哪条消息带着这个消息。负载高时，或者消息已经传满次数之后，就可能晚，甚至永远听不到。有了[[buddy-system|伙伴机制]]，谁[[probe|探测]]一个自己怀疑的成员，就一定在那条 ping 里说出来。最该知道的那个不再靠运气。',
  },
  mentions: [
    {
      en: 'It is a rule of order: the ping has to go there anyway, so the news that matters to its receiver goes first.',
      zh: '这是个排序规则：ping 反正要发，对收信者最要紧的消息就该先走。',
    },
    {
      en: 'It costs nothing but a few bytes, and wins a whole round of gossip.',
      zh: '代价只是几个字节，赢得的是流言传一圈的时间。',
    },
    {
      en: 'A ping that is sent for somebody else carries it too.',
      zh: '代别人发的 ping 也带上它。',
    },
  ],
  wrong: {
    says: {
      en: 'The one that suspects it tells it directly.',
      zh: '怀疑它的那个直接告诉它。',
    },
    why: {
      en: 'In SWIM it does not, and it could not rely on it: it has just had no answer on that very link.',
      zh: 'SWIM 里并不这样，而且也靠不住：正是在这条链路上没有等到回答。',
    },
  },
  show: {
    scene: {
      scenario: 'twelve-at-rest',
      changes: { params: { buddySystem: true, suspicionMult: 20 } },
    },
    moves: [
      { act: { do: 'pause', node: 'n5' } },
      { until: { note: 'suspected', where: { member: 'n5' } } },
      {
        until: {
          when: (world) => {
            const n5 = nodeNamed(world, 'n5');
            return holding(world, 'n5', 'suspect').length >= 11 && areSilent(world, n5);
          },
        },
      },
      { until: { when: (world) => tells(world, nodeNamed(world, 'n5')) } },
    ],
    look: { nodes: ['n5'], tab: 'matrix' },
    caption: {
      en: 'Nobody passes the suspicion of n5 on any more. Yet the ping that is on its way to n5 carries it.',
      zh: '对 n5 的怀疑已经没有谁再传了，可是正发往 n5 的 ping 仍然带着它。',
    },
    claim(world) {
      const n5 = nodeNamed(world, 'n5');
      return (
        holding(world, 'n5', 'suspect').length >= 11 && areSilent(world, n5) && tells(world, n5)
      );
    },
  },
};
