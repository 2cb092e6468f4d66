import type { Chapter } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold } from '../watching.ts';

/** Suspicion, and the numbers with which a member can object. */
export const suspecting: Chapter<SwimTypes> = {
  id: 'suspected-not-dead',
  stops: [
    {
      id: 'a-false-alarm',
      kind: 'play',
      scene: { scenario: 'lossy' },
      title: { en: 'A false alarm', zh: '一次误报' },
      text: {
        en: 'Nobody crashes in this run. But of five messages one is lost, on every link. [[indirect-probe|Indirect probes]] catch most of what that does. Not all of it.',
        zh: '这次运行里没有谁宕机，但是每条链路上每五条消息就丢一条。[[indirect-probe]]能弥补大部分，但不是全部。',
      },
      look: { tab: 'story', event: false },
      moves: [{ until: { note: 'suspected', names: { accuser: 'node', accused: 'member' } } }],
      after: {
        en: '{accuser} has asked {accused} and has had others ask it, and all of that was lost. In the plainest form of the protocol {accused} would be dead now as far as the group is concerned. It would be a [[false-positive]].\n\nHere it is on [[suspicion]]. It stays in the group and is probed as before. {accuser} tells the others, and gives {accused} some periods of time.',
        zh: '{accuser} 问过 {accused}，也托别的成员去问过，全都丢了。如果是最简单的协议，对全组来说 {accused} 现在就已经死了，那就是一次[[false-positive]]。\n\n这里它只是受到[[suspicion]]：它仍在组里，照样受到探测。{accuser} 把怀疑告诉别人，也给 {accused} 留出几个周期。',
      },
      lookAfter: { nodes: ['{accuser}', '{accused}'], tab: 'matrix' },
      lasts: 10,
      notes: {
        en: 'Ask how long a suspicion should last. It must get to the suspect, and the objection must get back, both by gossip; so a multiple of the logarithm of the group’s size, which is what memberlist uses. Longer means fewer false deaths and later true ones. That is the trade of this whole chapter. The third chapter makes the length depend on evidence.',
        zh: '问：怀疑该持续多久？怀疑要传到被怀疑者，反驳要传回来，两头都靠散播，所以应当是组大小的对数的若干倍，memberlist 就是这样取的。取得长，误判的死亡少，真正的死亡也确认得晚。整章讲的就是这个取舍；第三章会让它随证据而变。',
      },
    },
    {
      id: 'who-may-object',
      kind: 'predict',
      title: { en: 'Who may object?', zh: '谁可以反驳？' },
      text: {
        en: '{accused} is well. The news that it is suspected is going round.\n\nHow will the suspicion end?',
        zh: '{accused} 其实好好的。它受到怀疑的消息正在传开。\n\n这份怀疑会怎样结束？',
      },
      look: { nodes: ['{accused}'], select: '{accused}', tab: 'state', fields: ['incarnation'] },
      choices: [
        {
          says: {
            en: 'Somebody has an answer from {accused} and tells the others that it is alive.',
            zh: '某个成员得到 {accused} 的应答，告诉大家它活着。',
          },
          cue: { note: 'learned', where: { member: '{accused}', is: 'alive', incarnation: 0 } },
          why: {
            en: 'How would a third one know whether that answer is newer than the suspicion? Nobody may speak for {accused}.',
            zh: '第三者怎么知道这个应答比那份怀疑更新？谁也不能代 {accused} 说话。',
          },
        },
        {
          says: {
            en: '{accused} hears of it and says itself that it is alive.',
            zh: '{accused} 得知后，自己说自己活着。',
          },
          cue: { note: 'refutedSuspicion', node: '{accused}' },
          why: {
            en: 'The news goes to everybody, and so to {accused} too. Only this one can say for certain.',
            zh: '消息会传给每个成员，也就会传到 {accused} 自己那里。只有它说得准。',
          },
          right: true,
        },
        {
          says: {
            en: 'The time runs out and {accused} is held to be dead.',
            zh: '时间用完，{accused} 被当成死了。',
          },
          cue: { note: 'declaredDead', where: { member: '{accused}' } },
          why: {
            en: 'This happens if the news does not reach it in time. There are many ways to reach it, though.',
            zh: '如果消息没能及时传到它那里，就会这样。但是能传到的路很多。',
          },
        },
      ],
      after: {
        en: '{accused} [[refute|refutes]]. Its [[incarnation]] was 0; it makes it 1 and says: alive, 1. The suspicion was about number 0, so it is out of date, whoever hears of it and however late.\n\nThe rule for all news: the higher incarnation wins. With the same incarnation the graver news wins: suspected over alive, dead over suspected. No clock is involved, and the order of arrival does not matter. That is why only {accused} may raise its number.',
        zh: '{accused} 作出[[refute]]。它的[[incarnation]]原来是 0，现在提高到 1，并宣布：活着，1。那份怀疑针对的是 0 号，所以已经过时，不管谁听到、听到得多晚都一样。\n\n所有消息都按同一条规则比较：化身号高的胜；化身号相同，更严重的胜，怀疑盖过活着，死亡盖过怀疑。这里用不到时钟，到达的先后也无关紧要。正因如此，这个号只有 {accused} 自己可以提高。',
      },
      lookAfter: {
        nodes: ['{accused}'],
        select: '{accused}',
        tab: 'state',
        fields: ['incarnation'],
      },
      lasts: 8,
      notes: {
        en: 'The paper puts “confirm” (dead) above every incarnation: in it the dead never come back. memberlist, and this exhibit, let a higher incarnation override a death as well. Ask for the price: a node that is really gone may be probed again if somebody invents a number; hence the invariant “its own incarnation” and the twin that speaks for others.',
        zh: '在论文里，“确认死亡”高于任何化身号，死者永远不能回来。memberlist 和这个展品允许更高的化身号也盖过死亡。问：代价是什么？如果有谁凭空编一个号，真正离开的节点又会受到探测。所以才有“化身号只由自己提高”这条不变式，以及代别人说话的孪生协议。',
      },
    },
    {
      id: 'without-numbers',
      kind: 'play',
      scene: { scenario: 'lossy', changes: { variant: 'noIncarnation' } },
      title: { en: 'Without numbers', zh: '没有化身号' },
      text: {
        en: 'What are the numbers good for? In this [[weakened-twin]] of the protocol there are none. A node believes whatever it hears last.\n\nThe same loss, and the same first [[suspicion]].',
        zh: '化身号有什么用？这个[[weakened-twin]]里没有化身号，节点最后听到什么就信什么。\n\n还是同样的丢失率，同样的第一份[[suspicion]]。',
      },
      look: { tab: 'story', event: false },
      moves: [
        { until: { note: 'refutedSuspicion', names: { cleared: 'node' } } },
        {
          until: {
            note: 'learned',
            where: { member: '{cleared}', was: 'suspect', is: 'alive' },
            names: { hearer: 'node' },
          },
        },
        {
          until: {
            note: 'learned',
            node: '{hearer}',
            where: { member: '{cleared}', was: 'alive', is: 'suspect' },
          },
        },
      ],
      after: {
        en: '{hearer} held {cleared} to be suspected, then heard its objection, and now suspects it once more, on old news from somebody else. Two pieces of news go round, and nobody can tell which is the older one. Each overrides the other wherever they meet, so neither dies out.\n\nThe same would happen with a death. A node that hears an old “alive” takes the dead one back into its list.',
        zh: '{hearer} 先是怀疑 {cleared}，随后听到它的反驳，现在又因为别人转述的旧消息而怀疑它。两条消息同时在传，谁也分不清哪条更旧。它们每次相遇都互相覆盖，所以谁也消不掉谁。\n\n死亡也会这样：节点听到一句旧的“活着”，就把死者又收回名单。',
      },
      lookAfter: { nodes: ['{hearer}', '{cleared}'], tab: 'story' },
      lasts: 12,
      notes: {
        en: 'Run on for a while and watch the matrix flicker. Then ask why a clock would not do in place of the number: whose clock? A time stamp by the accuser says when it asked, not when the member was last well. The number orders what is said about one member, and its author is the only one who knows. It is a version with a single writer.',
        zh: '再跑一会儿，看矩阵怎样反复变化。然后问：为什么不用时间戳代替？用谁的时钟？指控者的时间戳说的是它何时去问，而不是那个成员最后何时正常。化身号只给关于一个成员的说法排序，而只有那个成员自己知道先后。它是一个只有单一写入者的版本号。',
      },
    },
    {
      id: 'without-delay',
      kind: 'play',
      scene: { scenario: 'lossy', changes: { variant: 'noSuspicion' } },
      title: { en: 'Dead at once', zh: '立刻宣告死亡' },
      text: {
        en: 'And this [[weakened-twin|twin]] knows no suspicion: whoever does not answer within a period is dead. A crash would be known sooner that way.',
        zh: '另一个[[weakened-twin|孪生协议]]不设怀疑：一个周期内没有回答，就算死了。这样，真的宕机会更早为人所知。',
      },
      look: { tab: 'matrix', event: false },
      moves: [
        { until: { note: 'declaredDead', names: { judge: 'node', victim: 'member' } } },
        { until: { note: 'refutedDeath', node: '{victim}' } },
      ],
      after: {
        en: '{judge} declared {victim} dead because of a few lost messages. {victim} has heard of its own death by now and [[refute|refutes]] it. In the meantime some members had struck it off their lists. If each of them moves data away from a dead member, or elects a new leader, the damage is done.\n\nAnd it was lucky to hear of it. Nobody probes a dead member any more, so the news may pass it by.',
        zh: '只因为丢了几条消息，{judge} 就宣告 {victim} 死亡。{victim} 现在得知了自己的死讯，并作出[[refute]]。可是在此期间，一些成员已经把它从名单上划掉。如果成员一死就要迁移数据，或者另选领导者，损失已经造成。\n\n而且它能听到还算走运。谁也不再探测死者，死讯很可能绕过它。',
      },
      lookAfter: { nodes: ['{judge}', '{victim}'], tab: 'matrix' },
      lasts: 10,
      notes: {
        en: 'This is the basic protocol of section 3 of the paper; suspicion is section 4.2. Open the page of figures: the published share of probes in vain is now the share of false deaths. Ask what applications do on a death; the more they do, the more a false one costs, and the longer a suspicion is worth waiting for.',
        zh: '这就是论文第 3 节的基本协议，怀疑是第 4.2 节加的。打开“数字”页：文献给出的徒劳探测的比例，现在成了误判死亡的比例。问：应用在成员死亡时会做什么？做得越多，误判的代价越大，也就越值得多等一阵。',
      },
    },
    {
      id: 'asleep',
      kind: 'intervene',
      scene: { scenario: 'twelve-at-rest' },
      title: { en: 'Asleep', zh: '睡着了' },
      text: {
        en: 'Back to the real protocol, and no message gets lost. But a node can stand still for a while and go on: its program collects garbage, its virtual machine is moved.\n\nSelect n5 and press “Pause”. What is sent to it waits at its door.',
        zh: '回到真正的协议，消息也不会丢。不过节点可能停住一阵又继续：程序在回收垃圾，虚拟机在迁移。\n\n选中 n5，按“暂停”。发给它的消息都在门口等着。',
      },
      look: { nodes: ['n5'], select: 'n5', tab: 'state', event: false },
      acts: [{ do: 'pause', node: 'n5' }],
      done: { command: 'pause', where: { node: 'n5' } },
      moves: [{ until: { when: (world) => allHold(world, 'n5', 'dead') } }],
      after: {
        en: 'n5 was suspected, nobody heard an objection, and the time ran out. All eleven hold it to be dead, and it is not.\n\nThis cannot be avoided. To the others a node that sleeps long enough looks like one that is gone. A [[failure-detector]] can only make such errors rare, and see to it that they can be mended.',
        zh: 'n5 受到怀疑，没有谁听到反驳，时间用完了。十一个成员都当它死了，其实没有。\n\n这避免不了。在别人看来，睡得够久的节点和已经不在的节点没有区别。[[failure-detector]]只能让这种错误少发生，并且保证发生之后能够纠正。',
      },
      lookAfter: { nodes: ['n5'], tab: 'matrix', event: false },
      lasts: 10,
      notes: {
        en: 'That complete and accurate detection is impossible in an asynchronous network with crashes follows from Chandra and Toueg (1996), and the impossibility of consensus is behind it. SWIM chooses completeness and is content with rare errors. Note that several members declared n5 dead by themselves: each had its own timer for the same suspicion.',
        zh: '在有宕机的异步网络里，既完备又准确的检测做不到，可参见 Chandra 和 Toueg（1996），背后是共识的不可能性。SWIM 取完备性，容忍少量误报。请注意，有几个成员是各自宣告 n5 死亡的：对同一份怀疑，它们各有各的计时器。',
      },
    },
    {
      id: 'awake',
      kind: 'predict',
      title: { en: 'Awake', zh: '醒来' },
      text: {
        en: 'n5 wakes up and knows nothing of what has happened. The others do not ask it any more.\n\nWhat does it do first, after it has read what lay at its door?',
        zh: 'n5 醒了，不知道发生过什么。别的成员已经不再问它。\n\n读完门口的消息之后，它会先做什么？',
      },
      look: { nodes: ['n5'], select: 'n5', tab: 'state', fields: ['incarnation'], event: false },
      moves: [{ act: { do: 'resume', node: 'n5' } }],
      choices: [
        {
          says: {
            en: 'It finds itself out of the group and asks to [[join]] again.',
            zh: '它发现自己不在组里了，于是请求重新[[join]]。',
          },
          cue: { note: 'joinAsked', node: 'n5' },
          why: {
            en: 'It has forgotten nothing: it has its list and its number. It need not begin anew.',
            zh: '它什么也没忘，名单和化身号都在，不必从头开始。',
          },
        },
        {
          says: {
            en: 'It goes on probing as if nothing had happened, and stays dead to the others.',
            zh: '它若无其事地继续探测，在别人眼里一直是死的。',
          },
          cue: { timer: 'period', node: 'n5', nth: 3 },
          why: {
            en: 'This would be so if it never heard of its death. But the news is at its door.',
            zh: '如果它一直听不到自己的死讯，就会这样。可是消息就在门口。',
          },
        },
        {
          says: {
            en: 'It reads that it is suspected, and objects.',
            zh: '它读到自己受到怀疑，于是反驳。',
          },
          cue: { note: 'learned', where: { member: 'n5', is: 'alive', incarnation: 1 } },
          why: {
            en: 'Late as it is: with a higher [[incarnation]] it overrides the death too.',
            zh: '虽然晚了，但更高的[[incarnation]]连死亡也能盖过。',
          },
          right: true,
        },
      ],
      after: {
        en: 'The pings that it missed carried the suspicion with them. n5 answers with incarnation 1, which is after “dead, 0” in the order of news. As that goes round, one member after the other takes it back.\n\nTwo sides of a long [[partition]] have it worse. Each holds the other to be dead and asks it nothing, and the news of it has stopped going round. Real systems therefore try the dead again now and then, and have members [[push-pull|exchange everything]]. Both are among the settings.',
        zh: '它错过的那些探测里就带着这份怀疑。n5 用化身号 1 作答，按消息的次序，它排在“死亡，0”之后。这条消息传开，成员们陆续把它收回来。\n\n长时间[[partition]]的两侧就没有这么好办了。双方都当对方死了，不再探测，死讯也早已不再传。所以真实系统会不时再试一试死者，并让成员做[[push-pull]]。这两项都在设置里。',
      },
      lookAfter: { nodes: ['n5'], tab: 'matrix' },
      lasts: 8,
      notes: {
        en: 'Ask what n5 would have to do if the notices had been lost. It still pings others, and they answer; but an `Ack` carries only news that is still going round. One of the challenges is about this. In memberlist it is the push-pull exchange that settles it, every thirty seconds in a local network; Serf tries dead members again.',
        zh: '问：如果那些消息丢了，n5 怎么办？它照样探测别人，别人也照样应答，但 `Ack` 只捎带还在传的消息。有一道挑战讲的就是这个。memberlist 靠全量交换来解决，局域网里默认每三十秒一次；Serf 则会再去试死者。',
      },
    },
    {
      id: 'to-go-and-to-come',
      kind: 'intervene',
      title: { en: 'To go, and to come', zh: '离开与到来' },
      text: {
        en: 'A node that is switched off on purpose need not be found out. It can say good-bye.\n\nSelect n8 and have it leave: its request is “leave the group”.',
        zh: '有意关掉的节点不必等别人发现，它可以道别。\n\n选中 n8，让它离开：它的请求是“离开成员组”。',
      },
      look: { nodes: ['n8'], select: 'n8', tab: 'chart', event: false },
      acts: [{ do: 'request', node: 'n8', request: { op: 'leave' } }],
      done: { note: 'leaves', node: 'n8' },
      moves: [
        { until: { note: 'gone', node: 'n8' } },
        { act: { do: 'request', node: 'n8', request: { op: 'join' } } },
        { until: { note: 'joined', node: 'n8' } },
      ],
      after: {
        en: 'n8 stayed until its farewell had gone out as often as news does, and stopped. Nobody suspected it for a moment. Whether somebody has left or died makes a difference to whoever has to decide about its data.\n\nIt has come back at once: it asked the [[seed|seeds]], the few nodes that everybody knows, and got a list from one of them. Its incarnation is one higher, so “alive” overrides the farewell.',
        zh: 'n8 一直留到道别传够了次数才停下，没有谁怀疑过它。成员是离开了还是死了，对要处理它的数据的人来说大不一样。\n\n接着它又回来了：它去问[[seed]]，也就是大家都知道的那几个节点，从其中一个拿到名单。它的化身号高了一，所以“活着”盖过了道别。',
      },
      lookAfter: { nodes: ['n8'], select: 'n8', tab: 'state', fields: ['incarnation', 'seeds'] },
      lasts: 12,
      notes: {
        en: 'Then crash n8 and restart it before anybody has found out. It comes back knowing nobody, with incarnation 0, and learns from the first list that it had a higher one; so it goes on from there. The number needs no disk: the group remembers it for the member. Ask when that fails (if all who knew are gone, and then it does not matter).',
        zh: '再让 n8 宕机，趁谁也没发现就重启。它回来时谁也不认识，化身号是 0，从第一份名单里得知自己用过更高的，于是接着往上用。化身号不必写盘，组里的其他成员替它记着。问：什么时候会记不住？（知道的成员全没了，那时也就无所谓了。）',
      },
    },
  ],
};
