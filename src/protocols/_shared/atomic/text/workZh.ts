import type { Immutable } from '../../../../core/plain.ts';
import type { Formatter } from '../../../../sdk/text.ts';
import type { Request } from '../requests.ts';
import { invariantsZh, propertiesZh } from './checksZh.ts';
import { labelsZh } from './labelsZh.ts';
import { listed, notesZh } from './notesZh.ts';
import { nameOf, signed, type WorkText } from './parts.ts';

function asked(request: Immutable<Request>, fmt: Formatter): string {
  switch (request.op) {
    case 'transfer':
      return listed(
        request.changes.map(
          ({ at, account, amount }) => `${fmt.node(at)} 的 ${account} ${signed(amount)}`,
        ),
      );
    case 'pay':
      return `转账 ${request.amount}`;
    case 'share':
      return `给其余各方各转 ${request.amount}`;
    case 'read':
      return request.accounts === null
        ? '读取全部账户'
        : `读取 ${listed(request.accounts.map(({ at, account }) => `${fmt.node(at)} 的 ${account}`))}`;
  }
}

/** 两种提交协议共有的文字。 */
export const workZh: WorkText = {
  kinds: { coordinator: '协调者', participant: '参与者' },
  roles: {
    idle: '空闲',
    working: '执行中',
    collecting: '收集投票',
    committing: '提交中',
    aborting: '中止中',
    prepared: '准备就绪',
    committed: '已提交',
    aborted: '已中止',
  },
  messages: {
    Execute: '协调者让参与者执行事务的一步。',
    Executed: '参与者完成了这一步，或者已放弃这个事务。',
  },
  timers: {
    work: '等待这一步的答复',
    idle: '距放弃',
    lock: '等待锁',
    flush: '下次写盘',
  },
  params: {
    voteTimeout: {
      label: '协调者的耐心',
      help: '等待投票的时间；等待一步的答复时，还要加上等锁的最长时间。超时就中止；只要还没有作出决定，它就可以这样做。',
    },
    decisionTimeout: {
      label: '赞成之后的耐心',
      help: '投了赞成票的参与者等待多久之后去问结果。它不能自己作决定。',
    },
    idleTimeout: {
      label: '投票之前的耐心',
      help: '还没有投票的参与者多久听不到消息就中止自己的部分。它可以这样做，因为少了它的赞成票谁也不能提交。',
    },
    lockTimeout: {
      label: '等锁的时间',
      help: '事务等待一个账户多久之后被放弃；每次都从这个范围内重新随机抽取。死锁就是靠它解开的。',
    },
    flushDelay: {
      label: '缓冲记录的写盘延迟',
      help: '如果没有强制写盘，一条日志记录在内存里停留多久。在此之前宕机，它就丢失了。',
    },
    accounts: {
      label: '每个参与者的账户数',
      help: '依次叫 a、b、c 等等。账户越少，事务就越常争用同一个。',
    },
    balance: {
      label: '每个账户的余额',
      help: '开始时每个账户里的钱。会使余额小于零的事务得到反对票。',
    },
  },
  request: asked,
  notes: notesZh,
  labels: labelsZh,
  invariants: invariantsZh,
  properties: propertiesZh,
  duties: {
    pay: {
      title: ({ node, other }, fmt) => `从 ${fmt.node(node)} 向 ${nameOf(other, fmt)} 转账 10`,
      meaning: '双方的账户 a 要么都变，要么都不变。',
    },
    overdraw: {
      title: ({ node }, fmt) => `让 ${fmt.node(node)} 透支`,
      meaning: '要它付出的比账户 a 的余额还多，所以它会投反对票。',
    },
    share: {
      title: ({ node }, fmt) => `从 ${fmt.node(node)} 给其余各方各转 10`,
      meaning: '一个全体参与者都参加的事务。',
    },
    audit: {
      title: () => '读取全部账户',
      meaning: '加共享锁逐个查看，求出总额。',
    },
  },
};
