import type { Chapter } from '../../../../sdk/lesson.ts';
import type { World } from '../../../../sdk/world.ts';
import type { TwoPhaseTypes } from '../../types.ts';

/** The coordinator has put T1 out of its mind while somebody has not yet done what was decided. */
const forgottenTooSoon = ({ nodes }: World<TwoPhaseTypes>): boolean =>
  nodes.some((node) => node.kind === 'coordinator' && node.state.transactions.length === 0) &&
  nodes.some((node) => node.kind === 'participant' && node.state.branches.length > 0);

/** Why all or nothing, and how a vote, a decision and two kinds of log records bring it about. */
export const allOrNothing: Chapter<TwoPhaseTypes> = {
  id: 'all-or-nothing',
  stops: [
    {
      id: 'why-together',
      kind: 'play',
      scene: { scenario: 'one-transfer' },
      title: { en: 'All of it or nothing', zh: '要么全部，要么全无' },
      text: {
        en: 'rm1, rm2 and rm3 are three databases, each with accounts of its own. One [[transaction]] is to take 30 from an account at rm1, and add 20 to one at rm2 and 10 to one at rm3. If only part of that happened, money would be made or lost. To rule this out is called [[atomic-commit|atomic commit]].\n\ntm1 is the [[coordinator]]. The three databases are the [[participant|participants]], and tm1 gives each of them its step.',
        zh: 'rm1、rm2、rm3 是三个数据库，各有各的账户。现有一个[[transaction]]：从 rm1 的一个账户取出 30，向 rm2 的一个账户存入 20，向 rm3 的一个账户存入 10。如果只发生了一部分，钱就会凭空多出来，或者凭空消失。杜绝这种情况，叫做[[atomic-commit]]。\n\ntm1 是[[coordinator]]，三个数据库是[[participant]]，由 tm1 把各自的步骤交给它们。',
      },
      look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'table', event: false },
      moves: [{ until: { note: 'votesAsked' } }],
      after: {
        en: 'The steps are done, and each changed account is under a [[lock]]: nobody else is to see a balance that may yet be taken back. The records of the changes are only [[buffered-write|buffered]].\n\nSo far nobody has promised anything. Any of the three may still drop its part and [[abort]]; tm1 would hear of it and give up the rest. That must end at some point, and here it does: tm1 asks for a [[vote]].',
        zh: '步骤都做完了，每个改过的账户都加了[[lock]]：这个余额还可能收回，不该让别的事务看到。改动的记录暂时只是[[buffered-write|缓冲]]在内存里。\n\n到目前为止谁也没有承诺什么。三方中任何一方都还可以丢掉自己那部分，就此[[abort]]；tm1 得知后，会放弃其余部分。这种自由总得有个终点，就在这里：tm1 请大家[[vote]]。',
      },
      lookAfter: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'table' },
      lasts: 10,
      notes: {
        en: 'Ask the class what could go wrong if tm1 simply sent “commit” to all three. Somebody will say that one could be down. Ask then what tm1 should do about the two that have committed. This is why there is a question before the order. The locks belong to the picture from the start, because what hurts later is not the waiting of rm1 but the waiting of others for rm1.',
        zh: '先问大家：如果 tm1 直接给三方发“提交”，会出什么问题？会有人说，可能有一方停机。再问：那已经提交的两方怎么办？这就是下命令之前要先问一声的原因。锁从一开始就要放进画面里，因为后面真正要命的不是 rm1 在等，而是别的事务在等 rm1。',
      },
    },
    {
      id: 'before-a-yes',
      kind: 'predict',
      title: { en: 'Before a yes', zh: '赞成之前' },
      text: {
        en: '`Prepare` is on its way to all three. rm1 has done its step and has enough money in the account, so it is going to vote yes. What does it do before its yes leaves?',
        zh: '`Prepare` 正在送往三方。rm1 的步骤已经做完，账户里的钱也够，它会投赞成票。在赞成票发出之前，它要先做什么？',
      },
      look: { nodes: ['rm1'], tab: 'logs', entries: [1], event: false },
      choices: [
        {
          says: {
            en: 'Nothing. The change is made, so it answers at once.',
            zh: '什么也不做。改动已经完成，马上答复。',
          },
          cue: { send: 'Vote', node: 'rm1' },
          why: {
            en: 'The change is in memory only. If rm1 crashed after such a yes, the others would commit and rm1 would have forgotten its part.',
            zh: '改动只在内存里。如果答复之后 rm1 宕机，别的参与者都提交了，rm1 却忘了自己那部分。',
          },
        },
        {
          says: {
            en: 'It writes to disk what it has changed, and that it was asked.',
            zh: '把改动，以及被征求投票这件事，写到磁盘上。',
          },
          cue: { note: 'forced', node: 'rm1', where: { record: 'prepared' } },
          why: {
            en: 'A yes says: I can commit this, whatever happens to me. Only what is on disk can be promised in this way.',
            zh: '赞成票说的是：无论我出什么事，都能提交。只有已经写盘的东西才能这样承诺。',
          },
          right: true,
        },
        {
          says: {
            en: 'It waits to hear how rm2 and rm3 vote.',
            zh: '先等着看 rm2 和 rm3 怎么投。',
          },
          cue: { deliver: 'Vote', node: 'tm1' },
          why: {
            en: 'Then they would all wait for each other. Each speaks for itself; putting the votes together is the work of tm1.',
            zh: '那样大家就互相等下去了。各方只替自己说话，把票汇总起来是 tm1 的事。',
          },
        },
      ],
      after: {
        en: 'rm1 makes a [[forced-write|forced write]] to its [[write-ahead-log|write-ahead log]]: the change and the record `prepared`. Its yes waits until the disk is done. The other two do the same.\n\nFrom then on rm1 is [[prepared]]. It can [[commit]] and it can abort, after a [[crash]] too. What it cannot do any more is choose.',
        zh: 'rm1 对[[write-ahead-log]]做一次[[forced-write]]：改动，加上一条 `prepared` 记录。磁盘写完之前，它的赞成票不会发出。另外两方也一样。\n\n从此 rm1 [[prepared]]：它能[[commit]]，也能中止，哪怕[[crash]]过也一样。它唯独不能再自己选择。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs', entries: [1, 2] },
      lasts: 8,
      notes: {
        en: 'Step on from here event by event: the record first stands dashed, then the disk is done, then the vote leaves. That order is half of the protocol. A yes is often read as “I agree”. It is not an opinion, it is a promise to be able to do either.',
        zh: '从这里起一步一步走：记录先是虚线，然后写盘完成，然后选票才发出。这个次序就是半个协议。很多人把赞成票理解成“我同意”。它不是表态，而是承诺两种结果都办得到。',
      },
    },
    {
      id: 'the-decision',
      kind: 'play',
      title: { en: 'The decision', zh: '决定' },
      text: {
        en: 'The votes arrive at tm1. More than half is not enough here: every database has a part of the transaction that nobody else has, so each of them must say yes.\n\nFollow what tm1 does before it tells anybody.',
        zh: '选票陆续到达 tm1。这里过半数还不够：每个数据库都负责别人没有的那一部分，所以每一方都得赞成。\n\n留意 tm1 在通知任何人之前先做什么。',
      },
      look: { nodes: ['tm1'], select: 'tm1', tab: 'state', fields: ['T1'], event: false },
      moves: [{ until: { note: 'decidedCommit' } }, { until: { send: 'Commit', node: 'tm1' } }],
      after: {
        en: 'All three have said yes, so the [[decision]] is commit, and tm1 forces it to its own disk. This write is the moment at which the transaction is committed. Before it, a crash of tm1 would have meant abort; after it, nothing that happens to anybody can undo it. This is [[durability]].\n\nOnly now do the three `Commit` messages leave, and whoever asked for the transfer gets the answer.',
        zh: '三方都赞成了，所以[[decision]]是提交，tm1 先把它强制写到自己的磁盘上。这次写盘就是事务提交的那一刻：在此之前 tm1 宕机，结果就是中止；在此之后，无论谁出什么事都改变不了。这就是[[durability]]。\n\n到这时三条 `Commit` 才发出，请求转账的人也才得到答复。',
      },
      lookAfter: { nodes: ['tm1'], tab: 'logs', entries: [2] },
      lasts: 9,
      notes: {
        en: 'Ask at which instant T1 is committed. Common answers are “when all have voted yes” and “when all have committed”. The first is too early, since tm1 may still lose the votes in a crash; the second is too late, since nobody can stop it any more. Everything else in this exhibit follows from the one record in the log of tm1.',
        zh: '问：T1 究竟是在哪一刻提交的？常见的回答是“全体投了赞成票的时候”和“全体都提交了的时候”。前者太早，tm1 还可能因宕机丢掉这些票；后者太晚，早就没有谁拦得住了。这个展品里后面的一切，都由 tm1 日志里的这一条记录而来。',
      },
    },
    {
      id: 'when-to-forget',
      kind: 'predict',
      title: { en: 'When may tm1 forget?', zh: 'tm1 何时可以忘记？' },
      text: {
        en: 'The decision is on its way. tm1 cannot remember every transaction for ever: its memory and its log would grow without end. When does it put T1 out of its mind?',
        zh: '决定已在路上。tm1 不能把每个事务永远记下去，否则内存和日志会无限增长。它什么时候忘掉 T1？',
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
            en: 'Now. It has decided, and has told everybody.',
            zh: '现在。它已作出决定，也通知了全体。',
          },
          cue: { when: forgottenTooSoon },
          why: {
            en: 'Told is not heard. A message may be lost or its receiver down, and then somebody comes and asks how T1 ended.',
            zh: '发出了不等于收到了。消息可能丢失，对方可能停机，那时就会有参与者来问 T1 的结果。',
          },
        },
        {
          says: {
            en: 'When all three have acknowledged the decision.',
            zh: '三方都确认收到决定之后。',
          },
          cue: { note: 'forgotten' },
          why: {
            en: 'Each of them has the decision on its own disk by then, so none will ever ask again.',
            zh: '那时三方都已把决定写到自己的磁盘上，再也不会有谁来问。',
          },
          right: true,
        },
        {
          says: {
            en: 'Not by itself. It has to keep T1 for good.',
            zh: '它不会忘，必须一直记着 T1。',
          },
          cue: { without: { note: 'forgotten' }, lasting: '5s' },
          why: {
            en: 'That would be safe. But once nobody can ask any more, there is nobody to remember it for.',
            zh: '那样做是安全的。不过既然不会再有谁来问，也就不必再为谁记着。',
          },
        },
      ],
      after: {
        en: 'Each participant forces the decision to disk, lets its change stand, releases its locks, and sends an [[acknowledgement]]. With the third one tm1 writes `end` and forgets T1. That record is only buffered: if a crash loses it, tm1 tells everybody once more, and they acknowledge once more.\n\nThis is [[two-phase-commit|two-phase commit]]: ask everybody, then tell everybody.',
        zh: '各参与者把决定强制写盘，让改动生效，放开锁，再发回[[acknowledgement]]。第三个确认一到，tm1 写下 `end`，忘掉 T1。这条记录只需缓冲：万一因宕机丢失，tm1 无非再通知一遍，大家再确认一遍。\n\n这就是[[two-phase-commit]]：先问全体，再告诉全体。',
      },
      lookAfter: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs', entries: [3] },
      lasts: 9,
      notes: {
        en: 'An acknowledgement has nothing to do with whether T1 is committed. It is about memory: who still may come and ask. The last chapter takes this question up again, because much of the cost lies here. Ask why a participant forces the decision before it acknowledges. (Otherwise a crash would leave it prepared, and tm1 would have forgotten.)',
        zh: '确认与 T1 是否提交无关，它关系到的是记忆：还有谁可能来问。最后一章会再谈这个问题，因为代价有不少出在这里。问：参与者为什么要先把决定强制写盘再确认？（否则宕机之后它仍停在准备就绪，而 tm1 已经忘了。）',
      },
    },
    {
      id: 'one-says-no',
      kind: 'intervene',
      scene: { scenario: 'empty-accounts' },
      title: { en: 'Somebody says no', zh: '有一方反对' },
      text: {
        en: 'In this bank every account is empty. Whatever tm1 is asked to pay, the one who pays has not got it.\n\nTry it. Select tm1 and press “Send a request”. With the arrow beside it you can choose which: `pay` and `share` both move money.',
        zh: '这家银行的账户全是空的。无论让 tm1 付什么，付款的一方都拿不出来。\n\n试一试：选中 tm1，按“发出请求”。旁边的箭头可以选择请求，`pay` 和 `share` 都会转账。',
      },
      look: { nodes: ['tm1'], select: 'tm1', tab: 'state', event: false },
      acts: [{ do: 'request', node: 'tm1', request: { op: 'share', amount: 5 } }],
      done: { note: 'votedNo', names: { refuser: 'participant' } },
      moves: [{ until: { note: 'decidedAbort', where: { why: 'votedNo' } } }],
      after: {
        en: '{refuser} would have less than nothing, so it votes no. One no settles it, and tm1 does not wait for the rest of the votes. Those who said yes are told to abort and undo their changes.\n\n{refuser} is told nothing. Whoever votes no may abort on the spot, since without its yes nobody can commit. The same holds for everybody who has not voted yet; this is called [[unilateral-abort|unilateral abort]].',
        zh: '{refuser} 的余额会小于零，于是投反对票。一张反对票就定了局，tm1 不再等其余的票。投了赞成票的会得到中止的通知，撤销自己的改动。\n\n{refuser} 不会收到通知。投反对票的一方可以当场中止，因为没有它的赞成票，谁也不能提交。还没有投票的各方也都有这个权利，这叫[[unilateral-abort]]。',
      },
      lookAfter: { nodes: ['{refuser}', 'tm1'], tab: 'story' },
      lasts: 8,
      notes: {
        en: 'Ask who holds which power by now: before it votes, each participant can end the transaction alone; after a yes, none of them can, not even all of them together. The right to abort is given away with the yes, and it is given to one node. Let somebody say what follows if that node is gone; that is the next chapter.',
        zh: '问：现在各方手里各有什么权力？投票之前，每个参与者都能独自结束事务；投了赞成票之后，谁也不能，全体加在一起也不能。中止的权利随赞成票交了出去，而且交给了一个节点。请人说说，如果那个节点没了会怎样，这就是下一章。',
      },
    },
  ],
};
