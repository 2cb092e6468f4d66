import type { Chapter } from '../../../../sdk/lesson.ts';
import type { World } from '../../../../sdk/world.ts';
import type { RaftTypes } from '../../types.ts';

/** Somebody leads who had so many votes at that moment. */
const leadsWith =
  (votes: number) =>
  ({ nodes }: World<RaftTypes>): boolean =>
    nodes.some(
      (node) =>
        node.kind === 'server' &&
        node.state.role === 'leader' &&
        node.state.votesGranted.length === votes,
    );

/** One server leads, and all the others follow that one. */
const allFollowOne = ({ nodes }: World<RaftTypes>): boolean => {
  const servers = nodes.filter((node) => node.kind === 'server');
  const leader = servers.find(({ state }) => state.role === 'leader');
  return servers.every(
    ({ id, state }) =>
      id === leader?.id || (state.role === 'follower' && state.leaderId === leader?.id),
  );
};

/** From why there is a leader at all to how one is elected. */
export const elections: Chapter<RaftTypes> = {
  id: 'elections',
  stops: [
    {
      id: 'why-a-leader',
      kind: 'play',
      scene: { scenario: 'two-writers' },
      title: { en: 'Why a leader at all?', zh: '为什么需要领导者？' },
      text: {
        en: 'Five servers form a [[cluster]]: all of them are to keep the same data. Now two [[client|clients]] write to `x` at the same moment, at two different servers. c1 wants `red` and c2 wants `blue`.\n\nIf each server did as it is asked, one would hold `red` and the other `blue`, and nobody could say which of the two is right.',
        zh: '五台服务器组成一个[[cluster]]，要保存同样的数据。这时两个[[client]]在同一时刻向两台不同的服务器写 `x`：c1 要写 `red`，c2 要写 `blue`。\n\n如果两台服务器都照办，就会一台存着 `red`，另一台存着 `blue`，谁也说不清哪个才对。',
      },
      look: { nodes: ['c1', 'c2'] },
      moves: [
        {
          until: {
            all: [
              { note: 'redirected', where: { client: 'c1' }, names: { one: 'server' } },
              { note: 'redirected', where: { client: 'c2' }, names: { two: 'server' } },
            ],
          },
        },
      ],
      after: {
        en: 'Both are turned away: c1 by {one}, c2 by {two}. In Raft only one server takes requests, the [[leader]], and it alone decides in which order they count. At the moment there is none, so the servers have to choose one.',
        zh: '两个请求都被拒绝：{one} 没有接受 c1 的，{two} 没有接受 c2 的。在 Raft 里，只有一台服务器接受请求，它叫[[leader]]，请求的先后也只由它决定。眼下还没有领导者，所以得先选出一位。',
      },
      lookAfter: { nodes: ['c1', 'c2', '{one}', '{two}'] },
      lasts: 7,
      notes: {
        en: 'Let two people be servers and two be clients who call out red and blue at once. Ask: could the servers not settle each write among themselves? They could, but every write would need a vote of its own; a leader settles the order of many writes with one vote. Many think that the leader is there to share out the work. It is there to decide the order, and it has the most work of all.',
        zh: '可以请两位同学当服务器、两位当客户端，同时喊出 red 和 blue。问大家：服务器能不能每次写入都互相商量？能，但每次写入都得表决一次；有了领导者，一次表决就定下许多次写入的先后。常见的误解是领导者负责分摊工作。其实它负责排定次序，自己反而最忙。',
      },
    },
    {
      id: 'losing-patience',
      kind: 'play',
      title: { en: 'Who loses patience first?', zh: '谁先失去耐心？' },
      text: {
        en: 'Nobody is there to appoint a leader. So each server is a [[follower]] at first and waits for a leader to speak. How long it waits is its [[election-timeout]], and each has drawn its own at random. The ring around a server shows how its time runs out.',
        zh: '没有谁能任命领导者。所以每台服务器起初都是[[follower]]，等着领导者开口。等多久由[[election-timeout]]决定，每台服务器都随机抽取自己的时长。服务器周围的圆环显示时间如何一点点走完。',
      },
      look: { nodes: ['s1', 's2', 's3', 's4', 's5'] },
      moves: [{ until: { note: 'electionStarted', names: { first: 'server' } } }],
      after: {
        en: 'The time of {first} is up before the others’. It begins a new [[term]], term 1, and stands for [[election]]: it is a [[candidate]] now, gives itself its own [[vote]] and asks the four others for theirs with `RequestVote`.\n\nTerms are Raft’s clock. They are numbers that only grow, and every message between servers carries one, so that all can tell old news from new.',
        zh: '{first} 的时间最先走完。它开始一个新的[[term]]，也就是任期 1，并发起[[election]]：它现在是[[candidate]]，先投自己一[[vote|票]]，再用 `RequestVote` 请另外四台投票。\n\n任期是 Raft 的时钟。它是只增不减的编号，服务器之间的每条消息都带着它，谁都能由此分清消息的新旧。',
      },
      lookAfter: {
        nodes: ['{first}'],
        select: '{first}',
        tab: 'state',
        fields: ['currentTerm', 'votedFor', 'role'],
      },
      lasts: 10,
      notes: {
        en: 'Pause before the first ring is empty and let the class bet on a server. Ask what an observer would need to know to be sure; only the random draw decides. Two words are easily mixed up: the timeout is how long one waits, the term is a number that everybody shares. A term is begun by standing for election, and by nothing else.',
        zh: '在第一个圆环走完之前暂停，让大家押一台服务器。问：旁观者要知道什么才能有把握？只有随机抽到的时长说了算。有两个词容易混：超时是一台服务器自己等多久，任期是大家共用的编号。只有参选才会开始新的任期。',
      },
    },
    {
      id: 'how-many-votes',
      kind: 'predict',
      title: { en: 'How many votes?', zh: '需要几票？' },
      text: {
        en: '{first} has one vote, its own, and four requests are on their way. Every server has a single vote in each term. As all logs are empty, it goes to the first candidate that asks.\n\nWith how many votes, its own included, does {first} become leader?',
        zh: '{first} 已有一票，是它自己的；另有四条请求正在路上。每台服务器在每个任期只有一票。现在所有日志都是空的，谁先来要，票就给谁。\n\n连同自己那一票，{first} 得到几票就能成为领导者？',
      },
      look: {
        nodes: ['{first}'],
        select: '{first}',
        tab: 'state',
        fields: ['votesGranted', 'currentTerm'],
      },
      choices: [
        {
          says: { en: 'Five. Everybody has to agree.', zh: '五票，必须所有服务器都同意。' },
          cue: { when: leadsWith(5) },
          why: {
            en: 'Safe, but too much to ask: while a single server is down, nobody could ever be elected.',
            zh: '安全，但要求过高：只要有一台服务器停机，就谁也选不上。',
          },
        },
        {
          says: { en: 'Three. More than half of five.', zh: '三票，超过五台的一半。' },
          cue: { when: leadsWith(3) },
          why: {
            en: 'Any two groups of three out of five have a server in common. That one has only one vote to give, so nobody else can have three votes in the same term.',
            zh: '五台里任取两个三台，必有一台重合。而那一台只有一票，所以同一任期里别人不可能也凑到三票。',
          },
          right: true,
        },
        {
          says: {
            en: 'Two. More than anybody else has.',
            zh: '两票，只要比别人多。',
          },
          cue: { when: leadsWith(2) },
          why: {
            en: 'Having the most votes so far is not enough. Another candidate could have two as well, and then one term would have two leaders.',
            zh: '目前票数最多还不够。另一位候选人也可能有两票，那样一个任期就有两位领导者了。',
          },
        },
      ],
      after: {
        en: 'The second yes makes it three: {first} leads term 1 and does not wait for the rest. Three of five is a [[majority]], and two majorities always overlap. So a term has at most one leader, a promise called [[election-safety]].',
        zh: '第二张赞成票一到就是三票：{first} 成为任期 1 的领导者，不再等其余的答复。五台中的三台是[[majority]]，而任意两个多数派总有重合。所以一个任期至多有一位领导者，这个保证叫[[election-safety]]。',
      },
      lookAfter: { nodes: ['{first}'], select: '{first}', tab: 'state', fields: ['role'] },
      lasts: 8,
      notes: {
        en: 'Draw five dots and ask for two groups of three without a common dot. Then ask the same for two out of four. Those are found at once, so four servers need three votes as well, and the fourth gains nothing. The vote has one more condition, that the candidate’s log is not behind the voter’s; the chapter “Nothing is lost” is about it, and here all logs are empty.',
        zh: '画五个点，请大家找出两组各三个、没有公共点的点。再问四个点里各取两个行不行。一找就有，所以四台也要三票，多出的第四台并无好处。投票还有一个条件：候选人的日志不能比投票者的旧。“绝不丢失”一章会讲它；这里日志都是空的。',
      },
    },
    {
      id: 'heartbeats',
      kind: 'play',
      title: { en: 'The leader speaks up', zh: '领导者开口说话' },
      text: {
        en: 'The others still have their timers running, and must not stand against {first}. So it sends them [[heartbeat|heartbeats]]: short messages at short intervals that say no more than that it is there. Meanwhile c1 and c2 have waited long enough and ask again.',
        zh: '其他服务器的计时还在走，不能让它们也来参选。所以 {first} 每隔一小段时间就发一次[[heartbeat]]，只为说明自己还在。这时 c1 和 c2 也等够了，再次发出请求。',
      },
      moves: [
        {
          until: {
            all: [
              { note: 'clientAnswered', where: { client: 'c1' } },
              { note: 'clientAnswered', where: { client: 'c2' } },
            ],
          },
        },
      ],
      after: {
        en: 'Every heartbeat sets the receiver’s timer back long before it runs out, so nobody else stands. Both clients have found {first}. It has put their writes into its [[log]], one after the other, and this order holds for all five servers. The first entry is empty: a leader opens its term with one.',
        zh: '每次心跳都让对方的计时重新开始，远不到走完的时候，所以没有别的服务器参选。两个客户端都找到了 {first}。它把两次写入一前一后放进自己的[[log]]，这个次序对五台服务器都有效。第一个条目是空的：领导者用它开启自己的任期。',
      },
      lookAfter: { nodes: ['{first}', 'c1', 'c2'], tab: 'logs', entries: [2, 3], event: false },
      lasts: 14,
      notes: {
        en: 'Watch one ring: it never gets far before a heartbeat fills it again. Ask why the leader does not send just one heartbeat for each timeout. (One that is lost or late would then bring an election on.) Come back to red and blue: neither client is wrong, and `x` ends with whichever write the leader put second.',
        zh: '盯住一个圆环：它还没走多远，心跳就又把它填满了。问：为什么不是每个超时只发一次心跳？（那样只要丢一条或晚一点，就会引发选举。）再回到 red 和 blue：两个客户端都没有错，领导者把谁的写入排在后面，`x` 最后就是谁的值。',
      },
    },
    {
      id: 'crash-the-leader',
      kind: 'intervene',
      title: { en: 'Crash the leader', zh: '让领导者宕机' },
      text: {
        en: 'Everything now depends on {first}, so see what happens without it. Take the tool “Crash or restart” and click {first}, or select it and press `c`.',
        zh: '现在一切都靠 {first}，那就看看没有它会怎样。选用工具“宕机或重启”再点 {first}，或者选中它后按 `c` 键。',
      },
      look: { nodes: ['{first}'], event: false },
      acts: [{ do: 'crash', node: '{first}' }],
      done: { command: 'crash', node: '{first}' },
      after: {
        en: '{first} is down. A [[crash]] leaves a [[node]] no time to tell anybody. The others have seen nothing yet, and all that they will ever notice is silence: no heartbeat sets their timers back any more.',
        zh: '{first} 停了。[[node]]遇上[[crash]]，来不及通知任何人。其他服务器现在还什么都没发觉，以后能察觉的也只有沉默：再没有心跳让它们的计时重新开始。',
      },
      lookAfter: { nodes: ['{first}'] },
      notes: {
        en: 'Let somebody from the class do it. Ask: how could the others find out that a server is dead and not just slow? They cannot, and no algorithm can while messages may take any time. That is why Raft needs no proof of death: it only has to stay correct if the silent one is still alive.',
        zh: '请一位同学来操作。问：其他服务器怎么知道它是死了，而不只是慢？没办法知道：只要消息可能任意迟到，任何算法都做不到。所以 Raft 不需要证明谁死了，只需要保证：沉默的那台即使还活着，也不会出错。',
      },
    },
    {
      id: 'and-now',
      kind: 'predict',
      title: { en: 'And now?', zh: '接下来呢？' },
      text: {
        en: 'Four servers are left, and all of them have given their vote of term 1 to {first}. How does it go on?',
        zh: '还剩四台服务器，它们在任期 1 的票都投给了 {first}。接下来会怎样？',
      },
      choices: [
        {
          says: {
            en: 'The one whose time is up first takes over for the rest of term 1.',
            zh: '时间最先走完的那台，接管任期 1 余下的时间。',
          },
          cue: { note: 'electionWon', where: { term: 1 } },
          why: {
            en: 'All votes of term 1 are given. Whoever wants to lead has to begin a new term, in which everybody has a vote again.',
            zh: '任期 1 的票已经投完。想当领导者，就得开始新的任期，那时大家才重新有票。',
          },
        },
        {
          says: {
            en: 'One of the four begins a new term and is elected, with three votes as before.',
            zh: '四台中的一台开始新的任期并当选，和先前一样要三票。',
          },
          cue: {
            any: [2, 3, 4, 5].map((term) => ({
              note: 'electionWon',
              where: { term },
              names: { next: 'server' },
            })),
          },
          why: {
            en: 'A new term gives everybody a new vote, and the majority is still there: three of the five servers are needed, and four are up.',
            zh: '新的任期里，大家都有新的一票；多数派也还在：五台里需要三台，而现在有四台在运行。',
          },
          right: true,
        },
        {
          says: {
            en: 'Nothing. The cluster waits until {first} is back.',
            zh: '什么也不发生，集群一直等到 {first} 回来。',
          },
          cue: { without: { note: 'electionWon' }, lasting: '2s' },
          why: {
            en: 'No office is kept for anybody. A leader leads for as long as it is heard, and a majority can always begin a new term without it.',
            zh: '没有谁的位子会一直留着。领导者只在别人听得到它时才算数，多数派随时可以抛开它开始新的任期。',
          },
        },
      ],
      after: {
        en: '{next} has lost patience first. It still needs three votes, since a majority is one of all five servers and not of those that happen to be up. If {first} comes back now, it hears of the new term in the first message from {next} and becomes a follower. So it does not matter whether {first} is dead or only slow.',
        zh: '{next} 最先失去耐心。它仍然需要三票，因为多数派按全部五台来算，而不是按还在运行的几台。{first} 如果现在回来，从 {next} 的第一条消息就会得知新的任期已经开始，于是成为跟随者。所以 {first} 究竟是死了还是只是慢，根本不要紧。',
      },
      lookAfter: {
        nodes: ['{next}', '{first}'],
        select: '{next}',
        tab: 'state',
        fields: ['currentTerm', 'role'],
      },
      lasts: 12,
      notes: {
        en: 'Let the class vote with their hands before the answer. Afterwards restart {first} and go on a little: it comes back as a follower. A common mistake is to count the majority among those that are left. Of four that happens to be three as well, so ask about the next crash: with three left, would two votes do?',
        zh: '揭晓之前先让大家举手表决。之后可以重启 {first} 再走一小段：它回来后就是跟随者。常见的错误是在剩下的服务器里算多数派。四台的多数碰巧也是三台，所以再追问一句：要是又停一台，剩下三台，两票够吗？',
      },
    },
    {
      id: 'split-vote',
      kind: 'play',
      scene: { scenario: 'standstill' },
      title: { en: 'A split vote', zh: '选票被瓜分' },
      text: {
        en: 'Why does everybody draw the time to wait at random? Here nobody does: all five wait equally long, and every message takes equally long. Look at the rings.',
        zh: '等待的时长为什么要随机抽取？这里偏不随机：五台等得一样久，每条消息也走得一样久。看看那些圆环。',
      },
      moves: [{ until: { note: 'electionLost', nth: 10 } }],
      after: {
        en: 'All five stand in the same instant and each gives its vote to itself. Five candidates have one vote each, and there is none left to ask for: a [[split-vote]]. The same happens in term 2, and in every term after it. Nothing false is ever decided, but nothing is decided at all. What is missing is [[liveness]].',
        zh: '五台在同一瞬间参选，每台都把票投给了自己。五位候选人各有一票，再没有别的票可要：这就是[[split-vote]]。任期 2 里又是如此，以后每个任期都会如此。错误的决定一个也没有，可是什么都定不下来。这里缺的是[[liveness]]。',
      },
      lookAfter: { nodes: ['s1', 's2', 's3', 's4', 's5'], tab: 'story', event: false },
      lasts: 12,
      notes: {
        en: 'A server votes for itself when it stands, so by the time a request comes it has no vote left: select one and look at `votedFor`. Ask the class to think of cures before you go on. “Let the lowest number win” is what many suggest; ask what that rule does when the lowest number is the one that is down.',
        zh: '服务器参选时先投自己一票，等别人的请求到了，它已经没有票了：选中一台看看 `votedFor`。继续之前先让大家想办法。很多人会说“让编号最小的当”，那就问：如果停机的正好是编号最小的呢？',
      },
    },
    {
      id: 'break-the-tie',
      kind: 'challenge',
      scene: { scenario: 'standstill' },
      title: { en: 'Your turn: break the tie', zh: '轮到你：打破僵局' },
      text: {
        en: 'The same five servers from the start, and by themselves they will never have a leader. Let the run play, and step in: everything that you can do to servers, links, messages and timers is allowed. How few actions does it take?',
        zh: '还是这五台服务器，从头开始；不去管它们，就永远选不出领导者。让运行继续，然后动手：凡是你能对服务器、链路、消息和定时器做的，都可以做。最少要几步？',
      },
      tasks: [
        {
          kind: 'happens',
          says: { en: 'A leader is elected', zh: '选出一位领导者' },
          cue: { note: 'electionWon' },
        },
        {
          kind: 'holds',
          says: { en: 'All the others follow it', zh: '其他服务器都跟随它' },
          holds: allFollowOne,
        },
      ],
      hints: [
        {
          en: 'Nobody wins because all of them act in the same instant. What if one of them were a little early?',
          zh: '谁也赢不了，是因为大家都在同一瞬间动作。要是有一台早一点点呢？',
        },
        {
          en: 'It has to be early by more than a message takes. Then its request is there before the others stand, and finds votes that are not given yet.',
          zh: '它要早到比一条消息的路程还多。这样，别人还没参选，它的请求就到了，票也就还没投出去。',
        },
        {
          en: 'Open the inbox while the rings are about half full, and fire the election timeout of one server.',
          zh: '在圆环走到一半左右时打开收件箱，立即触发某一台服务器的选举超时。',
        },
      ],
      solution: [
        { until: { note: 'electionLost', nth: 5 } },
        { act: { do: 'fire', node: 's1', timer: 'election' } },
        { until: { when: allFollowOne } },
      ],
      after: {
        en: 'Whoever is ahead by more than the way of a message collects the votes before anybody else stands. Raft leaves that to chance: each timeout is drawn afresh from a range that is wide against the time a message takes. Votes are still split now and then, but hardly ever twice in a row.',
        zh: '谁领先的时间超过一条消息的路程，谁就能在别人参选之前拿到选票。Raft 把这件事交给随机：每次都从一个区间里重新抽取超时，而这个区间比一条消息的路程宽得多。选票偶尔还是会被瓜分，但几乎不会接连发生。',
      },
      notes: {
        en: 'Give the class a minute in pairs, then collect ways: firing one timer early, having the timers run out in turn, changing a timeout in the scenario file. A way that fails is worth a look too: crash and restart one server, and it only wakes up late and gives some candidate a second vote, where three are needed. Raft’s authors first tried ranks for the candidates and gave them up: they needed rule after rule, and chance needs one line.',
        zh: '让大家两人一组想一分钟，再收集办法：提前触发一个定时器、让定时器依次到期、在场景文件里改动超时。行不通的办法也值得看看：让一台宕机再重启，它只会醒得晚，给某位候选人添上第二票，而需要的是三票。Raft 的作者起初试过给候选人排名次，后来放弃了：规则补了又补，而随机只要一行。',
      },
    },
  ],
};
