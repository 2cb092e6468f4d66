import type { Chapter } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { allEnd, type Bank, howManyKnow, outcomeAt, timersKept } from '../challenges/watching.ts';

/** tm1 has decided to commit, while so many participants know that all have voted yes. */
const commitsWhile =
  (enough: (know: number) => boolean) =>
  (world: Bank): boolean =>
    outcomeAt(world, 'tm1') === 'commit' && enough(howManyKnow(world));

/** Somebody has committed before everybody knew. */
const commitsTooEarly = (world: Bank): boolean =>
  ['rm1', 'rm2', 'rm3'].some((name) => outcomeAt(world, name) === 'commit') &&
  howManyKnow(world) < 3;

/** What is wrong with two phases, what a third one mends, and how it is done without the coordinator. */
export const whyThree: Chapter<ThreePhaseTypes> = {
  id: 'why-three',
  stops: [
    {
      id: 'a-hole-in-two',
      kind: 'say',
      scene: { scenario: 'one-transfer' },
      title: { en: 'The hole in two phases', zh: '两个阶段的漏洞' },
      text: {
        en: 'Three databases are to end one [[transaction]] alike: 30 leave an account at rm1, 20 of it go to rm2 and 10 to rm3. In [[two-phase-commit|two-phase commit]] tm1 collects a [[vote]] from each, then tells everybody the [[decision]]. If it dies in between, those who have voted yes are stuck. This is called [[blocking]], and the exhibit “Two-phase commit” shows it.\n\nThe cause is one moment. As soon as tm1 has told rm1 to commit, rm1 may do so while rm2 is still [[uncertain]]. So when rm2 hears nothing more, it has to reckon with both: perhaps somebody has committed, perhaps somebody is going to abort.\n\nSkeen drew the conclusion in 1981. Nobody may commit while anybody is uncertain. [[three-phase-commit|Three-phase commit]] is built on that rule.',
        zh: '三个数据库要以相同的方式结束同一个[[transaction]]：从 rm1 的账户取出 30，其中 20 存到 rm2，10 存到 rm3。[[two-phase-commit]]里，tm1 先向各方收集[[vote|选票]]，再把[[decision]]通知大家。如果它死在两步之间，投了赞成票的各方就卡住了。这叫[[blocking]]，展品“两阶段提交”演示过。\n\n病根只在一个瞬间：tm1 一通知 rm1 提交，rm1 就可以提交，而这时 rm2 还[[uncertain]]。所以 rm2 听不到下文时，两种可能都得防着：也许已有一方提交，也许有一方将要中止。\n\nSkeen 在 1981 年得出结论：只要还有谁不确定，谁也不得提交。[[three-phase-commit]]就建立在这条规则上。',
      },
      look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], event: false },
      notes: {
        en: 'Give the class a minute with the sentence “perhaps somebody has committed, perhaps somebody is going to abort”. Ask which of the two would have to become impossible so that rm2 could act by itself. Either will do. Making the first one impossible is what the third phase is for.',
        zh: '让大家对着“也许已有一方提交，也许有一方将要中止”这句话想一分钟。问：要让 rm2 能自己行动，两者之中得排除哪一个？排除任何一个都行。第三个阶段排除的是前一个。',
      },
    },
    {
      id: 'everybody-knows',
      kind: 'play',
      title: { en: 'First let everybody know', zh: '先让大家都知道' },
      text: {
        en: 'The beginning is the same. tm1 is the [[coordinator]]. It has the work done, with a [[lock]] on each account, and asks the three [[participant|participants]] with `CanCommit`. A yes is a promise that must outlast a [[crash]], so it costs a [[forced-write|forced write]] before it leaves. The records of the changes, which were only [[buffered-write|buffered]], go to disk with it. Each of the three is [[prepared]] now, and uncertain.\n\nWatch what tm1 does when it has all the votes.',
        zh: '开头是一样的。tm1 是[[coordinator]]，它先让各方把工作做完，账户都加上[[lock]]，再用 `CanCommit` 征求三个[[participant]]的意见。赞成票是宕机之后也要兑现的承诺，[[crash]]不能把它抹掉，所以发出之前要[[forced-write]]一次；原先只是[[buffered-write|缓冲]]着的改动也一并写盘。这时三方都已[[prepared]]，也都不确定。\n\n留意 tm1 收齐选票之后做什么。',
      },
      look: { nodes: ['tm1'], select: 'tm1', tab: 'state', event: false },
      moves: [{ until: { note: 'preCommitSent' } }],
      after: {
        en: 'With two phases tm1 would write its decision to disk at this point. Here it writes nothing and decides nothing. It only passes on a piece of news with `PreCommit`: everybody has voted yes. This is the [[pre-commit]].\n\nWhoever hears it is [[committable]]. That means: not uncertain any more, and not yet allowed to commit, since the others may not have heard.',
        zh: '换作两阶段提交，tm1 这时就要把决定写盘了。在这里它什么也不写，什么也不决定，只用 `PreCommit` 传出一个消息：大家都投了赞成票。这就是[[pre-commit]]。\n\n收到它的一方就[[committable]]了。意思是：不再不确定，但也还不许提交，因为别的参与者可能还没收到。',
      },
      lookAfter: { nodes: ['tm1'], select: 'tm1', tab: 'state', fields: ['T1', 'T1.waitingFor'] },
      lasts: 9,
      notes: {
        en: 'A common reading is that the pre-commit is a second vote. Nobody can say no to it. Ask what a participant learns from it that it did not know: not that it may commit, but how everybody else has voted. Nothing of this goes to disk, on purpose; the second chapter comes back to that.',
        zh: '常有人把预提交当成第二轮投票。其实谁也不能对它说不。问：参与者从中得知了什么以前不知道的？不是自己可以提交，而是别人都怎么投的。这个消息特意不写盘，第二章会再谈。',
      },
    },
    {
      id: 'when-to-commit',
      kind: 'predict',
      title: { en: 'When may tm1 commit?', zh: 'tm1 何时可以提交？' },
      text: {
        en: '`PreCommit` is on its way to all three, and each of them will send back an [[acknowledgement]]. When does tm1 decide to commit?',
        zh: '`PreCommit` 正送往三方，各方都会发回[[acknowledgement]]。tm1 什么时候决定提交？',
      },
      look: {
        nodes: ['tm1'],
        select: 'tm1',
        tab: 'state',
        fields: ['T1', 'T1.waitingFor'],
        event: false,
      },
      choices: [
        {
          says: {
            en: 'At once. All have voted yes, and they are being told.',
            zh: '马上。大家都投了赞成票，消息也已发出。',
          },
          cue: { when: commitsWhile((know) => know === 0) },
          why: {
            en: 'Sent is not heard. If tm1 committed now and died, those left might all be uncertain, and one of them might have to guess.',
            zh: '发出了不等于收到了。如果 tm1 现在提交随即宕机，余下的可能全都不确定，只好靠猜。',
          },
        },
        {
          says: {
            en: 'When two of the three have acknowledged. That is a majority.',
            zh: '三方中有两方确认时。那就是多数。',
          },
          cue: { when: commitsWhile((know) => know === 1 || know === 2) },
          why: {
            en: 'The third could be the only one that is left, and it would be uncertain. Majorities settle nothing here.',
            zh: '最后剩下的也许偏偏就是第三方，而它还不确定。在这里，多数派说了不算。',
          },
        },
        {
          says: {
            en: 'When all three have acknowledged.',
            zh: '三方都确认之后。',
          },
          cue: { when: commitsWhile((know) => know === 3) },
          why: {
            en: 'Only then is nobody uncertain. Whoever may be left after a crash will know that all have voted yes.',
            zh: '只有到这时，才没有谁是不确定的。宕机之后无论剩下谁，都知道大家投了赞成票。',
          },
          right: true,
        },
      ],
      after: {
        en: 'For the sake of [[durability]] tm1 forces `commit` to its disk, and then it sends `DoCommit`. At this moment no participant is uncertain.\n\nThe additional round trip has not made the decision any better founded: tm1 could have [[commit|committed]] with the votes alone. It was made for those who are left if tm1 dies, so that they know enough to go on. A protocol in which those who are up never have to wait for somebody who is down is called [[non-blocking]].',
        zh: '为了[[durability]]，tm1 先把 `commit` 强制写盘，然后发出 `DoCommit`。此刻没有哪个参与者是不确定的。\n\n多走的这个来回，并没有让决定更有依据：光凭选票，tm1 早就可以[[commit]]。它是为 tm1 万一宕机之后余下的各方准备的，好让它们心里有数，能接着走下去。如果还在运行的节点永远不必等待停机的节点，这个协议就叫[[non-blocking]]的。',
      },
      lookAfter: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'chart', select: 'rm1' },
      lasts: 8,
      notes: {
        en: 'Skeen puts it as a property of the state diagram: no state may stand next to both commit and abort. The chart has an arrow from “prepared” to “committed” all the same; it is for one that was taken to be down and hears the decision late. Count what it costs, on the page “Costs”: five messages for each participant instead of four, and the client waits for one more round trip. Ask who benefits on an ordinary day. Nobody does.',
        zh: 'Skeen 把它表述为状态图的性质：任何状态都不能既与提交相邻，又与中止相邻。图上从“准备就绪”到“已提交”仍有一条箭头，那是留给曾被当作宕机、后来才得知决定的参与者的。再到“开销”一页数一数：每个参与者五条消息，而不是四条，客户也要多等一个来回。问：平常日子里谁从中得益？谁也没有。',
      },
    },
    {
      id: 'nobody-knows',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'tm1 dies with the votes', zh: 'tm1 带着选票宕机' },
      text: {
        en: 'From the start again. All three vote yes, and tm1 crashes while their votes are on the way. Nobody has heard of a pre-commit. tm1 stays down.\n\nWith two phases they would wait for it. What do they do here?',
        zh: '再从头来过。三方都投了赞成票，选票还在路上，tm1 就宕机了，此后一直没有恢复。没有谁收到过预提交。\n\n两阶段提交会一直等它。这里它们会怎么做？',
      },
      look: { nodes: ['rm1', 'rm2', 'rm3'], event: false },
      moves: [{ until: { send: 'Vote', node: 'rm3' } }, { act: { do: 'crash', node: 'tm1' } }],
      choices: [
        {
          says: {
            en: 'They wait for tm1. All three are uncertain.',
            zh: '等 tm1 恢复，三方都不确定。',
          },
          cue: { without: { any: [{ note: 'committed' }, { note: 'aborted' }] }, lasting: '2s' },
          why: {
            en: 'Each of them alone would have to. Together they know something that none of them knows by itself: that nobody is committable.',
            zh: '单独一方确实只能等。可是合在一起，它们就知道了谁也不能单独知道的事：没有谁是可提交的。',
          },
        },
        {
          says: {
            en: 'They compare their votes, find three times yes, and commit.',
            zh: '互相对票，三张都是赞成，于是提交。',
          },
          cue: { note: 'committed' },
          why: {
            en: 'tm1 may have given up waiting for a vote and decided to abort before it died. The three cannot rule that out.',
            zh: '宕机之前，tm1 也许没等到某一张票，已经决定中止。这一点三方无法排除。',
          },
        },
        {
          says: { en: 'They abort.', zh: '中止。' },
          cue: { note: 'aborted' },
          why: {
            en: 'tm1 would have committed only after all of them were committable, and none is. So nobody has committed, and to abort cannot contradict anybody.',
            zh: 'tm1 要等它们全都可提交才会提交，而现在一个也没有。所以没有谁提交过，中止不会与任何一方矛盾。',
          },
          right: true,
        },
      ],
      after: {
        en: 'Each waits until its [[time-out]] and then takes tm1 to be down. Of those left the lowest number leads: rm1 is the [[elected-coordinator|elected coordinator]]. It asks the others how they stand, with `StateRequest`. All are uncertain, so it [[abort|aborts]] and tells them. The locks come free while tm1 is still down.\n\nThis is the [[termination-protocol|termination protocol]]. The rule that rm1 has just used is the third of four [[termination-rules|termination rules]].',
        zh: '各方等到[[time-out]]，便认为 tm1 已经宕机。余下的由编号最小的主持：rm1 是[[elected-coordinator]]。它用 `StateRequest` 询问其余各方的状态。全都不确定，于是它决定[[abort]]，并通知大家。tm1 还停着，锁就已经放开了。\n\n这就是[[termination-protocol]]。rm1 刚才用的是四条[[termination-rules]]中的第三条。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story' },
      lasts: 12,
      notes: {
        en: 'Do the same run in the exhibit “Two-phase commit” beside this one. The three know exactly as much in both. What differs is what they may conclude from it, because here tm1 has bound itself not to commit too early. Somebody will object that all three said yes and the transaction is lost for nothing. That is so. Not blocking means to end it, not to end it well.',
        zh: '可以和展品“两阶段提交”里的同一次运行对照着看。两边三方知道的一样多，差别在于能由此推出什么：这里的 tm1 约束自己不得过早提交。会有人说，三方都赞成，事务却白白丢了。确实如此。不阻塞是说能够了结，不是说结局一定好。',
      },
    },
    {
      id: 'one-knows',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'Only one has heard', zh: '只有一方收到' },
      text: {
        en: 'This time tm1 dies while it is sending `PreCommit`. The one for rm1 gets through, those for rm2 and rm3 do not.\n\nrm1 is elected again. It knows that all three have voted yes; the other two will tell it that they are uncertain. What does it do?',
        zh: '这一次，tm1 在发送 `PreCommit` 的途中宕机。给 rm1 的送到了，给 rm2 和 rm3 的没有。\n\n当选的还是 rm1。它知道三方都投了赞成票，另外两方则会告诉它自己不确定。它会怎么做？',
      },
      look: { nodes: ['rm1'], event: false },
      moves: [
        { act: { do: 'drop', type: 'PreCommit', from: 'tm1', to: 'rm2' } },
        { act: { do: 'drop', type: 'PreCommit', from: 'tm1', to: 'rm3' } },
        { until: { note: 'preCommitted', node: 'rm1' } },
        { act: { do: 'crash', node: 'tm1' } },
        { until: { note: 'elected', node: 'rm1' } },
      ],
      choices: [
        {
          says: {
            en: 'It aborts. Two of the three are uncertain.',
            zh: '中止，三方中有两方不确定。',
          },
          cue: { note: 'aborted' },
          why: {
            en: 'Here that would go well. But suppose that rm2 were committable as well. If rm1 aborted and died, and rm3 too, rm2 would be left alone with what it knows, and commit.',
            zh: '在这里倒不会出错。但假如 rm2 也可提交：rm1 中止之后宕机，rm3 也宕机，剩下 rm2 一个，它凭自己所知就会提交。',
          },
        },
        {
          says: {
            en: 'It commits and tells the other two.',
            zh: '自己提交，再通知另外两方。',
          },
          cue: { when: commitsTooEarly },
          why: {
            en: 'That is the mistake of two phases. If rm1 died after its commit, rm2 and rm3 would find only uncertain ones and abort.',
            zh: '这正是两阶段提交的毛病。如果 rm1 提交之后宕机，rm2 和 rm3 只见到不确定的，就会中止。',
          },
        },
        {
          says: {
            en: 'It first sends `PreCommit` to the other two.',
            zh: '先给另外两方发 `PreCommit`。',
          },
          cue: { send: 'PreCommit', node: 'rm1' },
          why: {
            en: 'The rule holds for whoever leads: nobody commits while anybody is uncertain. So rm1 makes them committable first.',
            zh: '无论谁主持，规则都一样：只要还有谁不确定，谁也不提交。所以 rm1 先让它们也可提交。',
          },
          right: true,
        },
      ],
      after: {
        en: 'This is rule four. All four, in the order in which they are tried:\n\nTR1: somebody has aborted, so abort.\n\nTR2: somebody has committed, so commit.\n\nTR3: all who answer are uncertain, so abort.\n\nTR4: somebody is committable, so make the uncertain ones committable, and then commit.',
        zh: '这是第四条规则。四条规则按次序是：\n\nTR1：已有参与者中止，就中止。\n\nTR2：已有参与者提交，就提交。\n\nTR3：答复的全都不确定，就中止。\n\nTR4：有参与者可提交，先让不确定的也可提交，再提交。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story' },
      lasts: 14,
      notes: {
        en: 'The page loses the two messages by hand; it comes to the same as a crash between two sends. Have the class go through the rules and ask for each whom it could contradict. Two of them are obvious, since a decision binds everybody. The other two rest on a single fact: where somebody who is up is uncertain, nobody has committed.',
        zh: '页面是人为丢掉那两条消息的，这与在两次发送之间宕机是一回事。请大家逐条过一遍规则，问每一条可能与谁矛盾。前两条显而易见，因为决定对谁都有约束。后两条只靠一个事实：只要还在运行的一方不确定，就没有谁提交过。',
      },
    },
    {
      id: 'the-next-one',
      kind: 'intervene',
      title: { en: 'The next one dies, too', zh: '接手的也宕机' },
      text: {
        en: 'The `PreCommit` messages of rm1 are on their way, and rm1 has not committed. What if it dies as well? Take the tool “Crash or restart” and click rm1, or select it and press `c`.',
        zh: 'rm1 的 `PreCommit` 已在路上，它自己还没有提交。如果它也宕机呢？选用工具“宕机或重启”再点 rm1，或者选中它后按 `c` 键。',
      },
      look: { nodes: ['rm1'], event: false },
      acts: [{ do: 'crash', node: 'rm1' }],
      done: { command: 'crash', where: { node: 'rm1' } },
      moves: [
        {
          until: {
            all: ['rm2', 'rm3'].map((node) => ({
              any: [
                { note: 'committed' as const, node },
                { note: 'aborted' as const, node },
              ],
            })),
          },
        },
      ],
      after: {
        en: 'rm2 and rm3 have heard in time and are committable. Each waits, takes rm1 to be down, and now rm2 leads. It finds nobody uncertain and commits at once.\n\nHad rm1 died before those messages left, rm2 would have found only uncertain ones and aborted. Both would have been right, as rm1 had not committed. What can never come about is that rm1 commits and rm2 aborts. This is [[agreement]], and it holds although two nodes died in a row.',
        zh: 'rm2 和 rm3 及时收到，已经可提交。它们各自等待，认为 rm1 已宕机，于是轮到 rm2 主持。它发现没有谁不确定，立即提交。\n\n如果 rm1 在那两条消息发出之前就宕机，rm2 只会见到不确定的，于是中止。两种做法都对，因为 rm1 并没有提交。绝不会出现的是 rm1 提交、rm2 中止。这就是[[agreement]]：接连两个节点宕机，它依然成立。',
      },
      lookAfter: { nodes: ['rm2', 'rm3'], tab: 'story' },
      lasts: 13,
      notes: {
        en: 'Ask how many may die before those who are left cannot go on. There is no such number: the last one that is up decides alone. This is a better promise than that of any protocol with majorities, which stop when half are gone. The second chapter is about its price.',
        zh: '问：死几个，余下的就走不下去了？没有这样一个数：哪怕只剩最后一个，它也能独自决定。这个承诺比任何靠多数派的协议都强，那些协议死掉一半就停了。代价是什么，第二章再说。',
      },
    },
    {
      id: 'commit-without-it',
      kind: 'challenge',
      scene: { scenario: 'one-transfer' },
      title: { en: 'A commit without tm1', zh: '没有 tm1 的提交' },
      text: {
        en: 'Let T1 be committed by all three participants, although tm1 never decides anything.',
        zh: '让三个参与者都提交 T1，而 tm1 始终没有作出任何决定。',
      },
      look: { nodes: ['tm1'], event: false },
      tasks: [
        allEnd('committed', {
          en: 'rm1, rm2 and rm3 commit T1.',
          zh: 'rm1、rm2、rm3 都提交 T1。',
        }),
        {
          kind: 'never',
          says: { en: 'tm1 decides nothing.', zh: 'tm1 不作任何决定。' },
          cue: { any: [{ note: 'decidedCommit' }, { note: 'decidedAbort' }] },
        },
        timersKept,
        settingsKept,
      ],
      hints: [
        {
          en: 'Too early, and they are all uncertain and abort. Too late, and tm1 has decided. Between the two lies one round trip.',
          zh: '太早，大家都不确定，就会中止。太晚，tm1 已经决定。两者之间只有一个来回。',
        },
        {
          en: 'Let the run go on step by step until `PreCommit` is on its way. What is on its way arrives, even if its sender dies.',
          zh: '一步一步走，直到 `PreCommit` 已在路上。只要发出了，发送者宕机它也会送到。',
        },
      ],
      solution: [
        { until: { note: 'preCommitSent' } },
        { act: { do: 'crash', node: 'tm1' } },
        { until: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'committed', node })) } },
      ],
      after: {
        en: 'Nobody told the three to commit. They could know it from what they had: all are committable, so nobody can have aborted. With two phases there is no such moment.',
        zh: '没有谁通知这三方提交。它们从手里的消息就能推知：全都可提交，所以不可能有谁中止了。两阶段提交没有这样的时刻。',
      },
      notes: {
        en: 'Half of the class will crash tm1 too early; let them, and ask them to say by which rule their run ended. Afterwards restart tm1 and select it: its log has no decision on T1, and it does not ask for one either. It is not needed any more.',
        zh: '会有一半人让 tm1 宕机得太早。由他们去，再请他们说说自己那次运行是按哪条规则结束的。之后重启 tm1 并选中它：日志里没有 T1 的决定，它也不去问。已经不需要它了。',
      },
    },
  ],
};
