import type { NodeId } from '../../../../core/ids.ts';
import type { Immutable } from '../../../../core/plain.ts';
import type { Formatter } from '../../../../sdk/text.ts';
import type { AbortReason, GiveUpReason, NoReason, WorkNotes } from '../work.ts';
import { t, type WorkText } from './parts.ts';

export const listed = (items: readonly string[]): string => items.join('、');

const transactions = (numbers: readonly number[]): string => listed(numbers.map(t));

const onlyLooks = ({ amounts }: Immutable<WorkNotes['begun']>): boolean =>
  amounts.every((amount) => amount === null);

function work(note: Immutable<WorkNotes['begun']>, fmt: Formatter): string {
  const { at, accounts, amounts } = note;
  const place = (i: number) => `${fmt.node(at[i] as NodeId)} 的账户 ${accounts[i]}`;
  if (onlyLooks(note)) return `查看 ${listed(amounts.map((_, i) => place(i)))}`;
  return amounts
    .map((amount, i) => {
      if (amount === null) return `查看 ${place(i)}`;
      return amount < 0 ? `从 ${place(i)} 取出 ${-amount}` : `向 ${place(i)} 存入 ${amount}`;
    })
    .join('，');
}

const heldBy = (holders: readonly number[]): string =>
  holders.length === 0 ? '' : `，它正被 ${transactions(holders)} 锁住`;

// ---- 日志 ----

function forced(note: Immutable<WorkNotes['forced']>, fmt: Formatter): string {
  const [who, tx] = [fmt.node(note.node), t(note.tx)];
  switch (note.record) {
    case 'prepared':
      return `${who} 把“${tx} 已准备就绪”强制写盘，连同 ${tx} 的全部改动：赞成票是一个承诺，宕机之后也必须能够兑现。`;
    case 'collecting':
      return `${who} 先把 ${tx} 要向谁征求投票强制写盘。如果作出决定之前宕机，它能从这条记录知道事务没有提交，也知道该通知谁。`;
    case 'commit':
      return note.byCoordinator
        ? `${who} 把决定强制写盘，然后才告诉别人。从这次写盘起，无论谁宕机，${tx} 都已提交。`
        : `${who} 把“${tx} 已提交”强制写盘，然后才确认：确认之后协调者就可能忘掉 ${tx}，${who} 再问也问不到了。`;
    case 'abort':
      return note.byCoordinator
        ? `${who} 把决定连同要通知的参与者强制写盘，然后才告诉别人；这样宕机之后，它还能接着通知他们 ${tx} 已中止。`
        : `${who} 把“${tx} 已中止”强制写盘，然后才答复：此后它不必再问 ${tx}，协调者可以忘掉它。`;
    default:
      return `${who} 先把 ${tx} 的一条记录（${note.record}）强制写盘，然后继续。`;
  }
}

function buffered(note: Immutable<WorkNotes['buffered']>, fmt: Formatter): string {
  const [who, tx] = [fmt.node(note.node), t(note.tx)];
  switch (note.record) {
    case 'update':
      return `${who} 把 ${tx} 的改动先记在内存里，等下次强制写盘时一并写下；投票之前，还没有谁依赖它。`;
    case 'prepared':
      return `${who} 只在内存里记下“${tx} 已准备就绪”：一旦宕机，它就忘了赞成票所作的承诺。`;
    case 'collecting':
      return `${who} 只在内存里记下 ${tx} 要向谁征求投票：一旦宕机，它就不知道自己问过。`;
    case 'commit':
      return note.byCoordinator
        ? `${who} 只在内存里记下 ${tx} 已提交：如果宕机，它可能对此一无所知。`
        : `${who} 在内存里记下 ${tx} 已提交。万一因宕机丢失，日志会显示它仍是准备就绪，它再问一次即可。`;
    case 'abort':
      return note.byCoordinator
        ? `${who} 在内存里记下 ${tx} 已中止。丢了也无妨：凡是它一无所知的事务，它都答复“已中止”。`
        : `${who} 在内存里记下 ${tx} 已中止。丢了也无妨：日志里要么没有对 ${tx} 的赞成票，那就等于中止；要么它会再问一次。`;
    case 'end':
      return `${who} 在内存里记下 ${tx} 已全部了结。万一因宕机丢失，它只是再通知大家一遍。`;
    default:
      return `${who} 把 ${tx} 的一条记录（${note.record}）先记在内存里，不必立即写盘。`;
  }
}

// ---- 原因 ----

const ABORTED_BECAUSE: { readonly [R in AbortReason]: (who: string, tx: string) => string } = {
  votedNo: (who, tx) => `决定中止 ${tx}：${who} 投了反对票，而只有全体赞成才能提交。`,
  noVote: (who, tx) => `决定中止 ${tx}：${who} 的票迟迟不到。它还没有作出决定，所以仍可以中止。`,
  noAnswer: (who, tx) =>
    `放弃 ${tx}：${who} 没有完成交给它的步骤。还没有征求投票，谁也没有承诺什么。`,
  gaveUp: (who, tx) => `在各处放弃 ${tx}，因为 ${who} 已经放弃。`,
  recovered: (_who, tx) =>
    `决定中止 ${tx}：日志里只有征求投票的记录，没有决定，所以不可能通知过任何人提交。`,
  unknown: (_who, tx) => `决定中止 ${tx}：没有任何迹象表明它已提交。`,
};

const NO_BECAUSE: { readonly [R in NoReason]: (tx: string, account: string) => string } = {
  overdrawn: (_tx, account) => `账户 ${account} 的余额会小于零`,
  unknown: (tx) => `它对 ${tx} 已一无所知，无法执行`,
  incomplete: (tx) => `${tx} 在这里的步骤没有全部完成`,
};

const GAVE_UP: { readonly [R in GiveUpReason]: (who: string, tx: string) => string } = {
  idle: (who, tx) =>
    `${who} 太久没有 ${tx} 的消息，于是中止自己的部分。它还没有投票，所以不可能有谁已经提交。`,
  lock: (who, tx) =>
    `${tx} 等锁太久，${who} 中止它在这里的部分。还没有投票，所以可以这样做，好让别的事务继续。`,
  noAccount: (who, tx) => `${who} 中止 ${tx} 在这里的部分，因为没有这个账户。`,
  asked: (who, tx) =>
    `有人来问 ${tx} 的结果，${who} 还没有投票，于是中止自己的部分：少了它的票，不可能有谁已经提交，现在便有了答案。`,
  alone: (who, tx) =>
    `${who} 不再等待，自行中止 ${tx}，尽管它投过赞成票，并不知道别的参与者得到了什么通知。`,
  lost: (who, tx) =>
    `${who} 在日志里看到 ${tx} 的改动，其后却没有赞成票：宕机已使 ${tx} 在这里中止，也不可能有谁提交了它。`,
};

export const notesZh: WorkText['notes'] = {
  begun: (note, fmt) =>
    `${fmt.node(note.coordinator)} 开始 ${t(note.tx)}：${work(note, fmt)}。${
      onlyLooks(note) ? '它不作改动，但所看的账户会一直锁到结束。' : '要么全部生效，要么全不生效。'
    }`,
  executed: ({ participant, tx, account, amount, balance }, fmt) => {
    const who = fmt.node(participant);
    if (amount === null) {
      return `${who} 为 ${t(tx)} 查看账户 ${account}（余额 ${balance}），并加上共享锁，以免期间有人改动。`;
    }
    const done =
      amount < 0 ? `从账户 ${account} 取出 ${-amount}` : `向账户 ${account} 存入 ${amount}`;
    return `${who} 为 ${t(tx)} ${done}，余额变为 ${balance}，并一直锁着它：${t(tx)} 结束之前，谁也不该看到这个余额。`;
  },
  lockWaits: ({ participant, tx, account, holders }, fmt) =>
    `${t(tx)} 只好在 ${fmt.node(participant)} 等待账户 ${account}${heldBy(holders)}。`,
  lockGranted: ({ participant, tx, account }, fmt) =>
    `${fmt.node(participant)} 的账户 ${account} 空出来了，一直在等它的 ${t(tx)} 继续执行。`,
  lockTimedOut: ({ participant, tx, account, holders }, fmt) =>
    `${t(tx)} 在 ${fmt.node(participant)} 等账户 ${account} 等得太久${heldBy(holders)}。互相等待的事务会永远等下去，所以 ${fmt.node(participant)} 不让任何等待没有尽头。`,
  forced,
  buffered,
  flushed: ({ node, records }, fmt) =>
    `${fmt.node(node)} 把一直没有强制写盘的 ${records} 条记录写到磁盘。`,
  recovered: ({ node, records, open }, fmt) => {
    const start = `${fmt.node(node)} 凭磁盘上的 ${records} 条记录重新启动，只在内存里的都已丢失`;
    return open.length === 0
      ? `${start}。日志里没有未了结的事务。`
      : `${start}。日志没有说 ${transactions(open)} 已经结束，于是它接着处理。`;
  },

  votesAsked: ({ coordinator, tx, participants }, fmt) =>
    `${t(tx)} 的步骤都已完成，${fmt.node(coordinator)} 请 ${fmt.nodes(participants)} 投票，说明自己是否无论发生什么都能提交。答复收齐之前，什么都没有决定。`,
  votedYes: ({ participant, tx, again }, fmt) =>
    again
      ? `${fmt.node(participant)} 又一次被问到 ${t(tx)}，于是重复自己的赞成票；这一票不能收回。`
      : `${fmt.node(participant)} 对 ${t(tx)} 投赞成票，从此放弃了自行中止的权利：在得知结果之前，${t(tx)} 的锁它一直不放。`,
  votedNo: ({ participant, tx, why, account }, fmt) =>
    `${fmt.node(participant)} 对 ${t(tx)} 投反对票：${NO_BECAUSE[why](t(tx), account ?? '–')}。有了反对票就只能中止，所以它不必等待决定。`,
  decidedCommit: ({ coordinator, tx, participants }, fmt) =>
    `${fmt.nodes(participants)} 对 ${t(tx)} 投了赞成票，没有人反对，于是 ${fmt.node(coordinator)} 决定提交。`,
  decidedAbort: ({ coordinator, tx, why, who }, fmt) =>
    `${fmt.node(coordinator)} ${ABORTED_BECAUSE[why](who.length === 0 ? '有参与者' : fmt.nodes(who), t(tx))}`,
  committed: ({ participant, tx, from }, fmt) =>
    `${fmt.node(participant)} 从 ${fmt.node(from)} 得知 ${t(tx)} 已提交：改动就此生效，锁也放开。`,
  aborted: ({ participant, tx, from }, fmt) =>
    `${fmt.node(participant)} 从 ${fmt.node(from)} 得知 ${t(tx)} 已中止：改动全部撤销，锁也放开。`,
  gaveUp: ({ participant, tx, why }, fmt) => GAVE_UP[why](fmt.node(participant), t(tx)),
  decisionAsked: ({ participant, tx, asked, again }, fmt) =>
    again
      ? `${fmt.node(participant)} 仍不知道 ${t(tx)} 的结果，既不能自行提交，也不能自行中止，只好守着锁，再问一次 ${fmt.nodes(asked)}。`
      : `${fmt.node(participant)} 对 ${t(tx)} 投过赞成票，却不知道结果，既不能自行提交，也不能自行中止，于是询问 ${fmt.nodes(asked)}。`,
  decisionAnswered: ({ node, asker, tx, outcome, presumed }, fmt) => {
    const [who, other] = [fmt.node(node), fmt.node(asker)];
    if (outcome === null) {
      return `${who} 同样说不出 ${t(tx)} 的结果，${other} 只能继续等待。`;
    }
    const ended = outcome === 'commit' ? '已提交' : '已中止';
    if (!presumed) return `${who} 知道 ${t(tx)} ${ended}，告诉了 ${other}。`;
    return outcome === 'commit'
      ? `${who} 对 ${t(tx)} 一无所知，却能答复 ${other} 它已提交：如果是中止，在全体确认之前它本该一直记着。`
      : `${who} 对 ${t(tx)} 一无所知，却能答复 ${other} 它已中止：如果是提交，在全体确认之前它本该一直记着。`;
  },
};
