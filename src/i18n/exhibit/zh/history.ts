import type { Wording } from '../../wording.ts';
import type { history as en } from '../en/history.ts';

export const history: Wording<typeof en> = {
  title: '客户端历史',
  key: '客户端历史：是否线性一致',
  show: '画出历史',
  none: '这里没有可以判定的操作。',
  empty: '还没有客户端提出过请求。',
  emptyHint: '按 n 键，或让客户端发出请求，操作就会画在这里。',
  nothing: '空',
  judging: '正在判定…',
  verdict: { yes: '线性一致', no: '不是线性一致的', unknown: '无法断定' },
  fits: (count) =>
    count === '1'
      ? '只有一个操作，结果相符。'
      : `全部 ${count} 个操作能排成一个顺序，每个都在调用与返回之间的某一瞬间生效。`,
  ticks: '刻线就是这样的一个顺序。',
  numbers: '编号就是这样的一个顺序。',
  stuck: (call, who) => `${who} 的 ${call} 放在哪里都不对。`,
  told: (value) => `它返回了 ${value}。`,
  refused: '它被拒绝了。',
  instead: (values) => `而那时这里只可能是 ${values}。`,
  or: ' 或 ',
  orderBefore: (count) =>
    count === '1'
      ? '有编号的那个操作排得进去；在它之后，无论怎么试，这一个都排不进去。'
      : `有编号的 ${count} 个操作能排成一个顺序；在它们之后，无论怎么试，这一个都排不进去。`,
  gaveUp: (count) => `查看了 ${count} 种情形后停止：同时进行的操作太多。这既不表示是，也不表示否。`,
  untilNow: '只判定到播放头为止，之后的部分颜色较淡。',
  goTo: '前往它的应答',
  find: '找到它',
  keys: '对象',
  all: '全部',
  brokenKey: (key) => `${key}，不是线性一致的`,
  drawing: '各客户端的操作',
  hint: '← → 到前后的操作，↑ ↓ 到别的客户端。',
  hintGo: 'Enter 前往它的应答。',
  earlier: '更早',
  later: '更晚',
  part: (from, to, of) => `第 ${from} 至 ${to} 个操作，共 ${of} 个`,
  called: '请求于',
  returned: '应答于',
  operation: (who, call) => `${who}：${call}`,
  ends: {
    refused: '被拒绝',
    failed: '失败，从未发生',
    info: '结果未知',
    open: '从未得到应答',
  },
  asOrder: (n) => `顺序中的第 ${n} 个`,
  standing: {
    stuck: '放在哪里都不对',
    left: '在排得进去的部分之后',
  },
  line: (n) => `第 ${n} 行`,
  file: '一份历史',
  fileOf: (name, operations) => `${name}：${operations} 个操作`,
  model: '对照',
  models: {
    register: '寄存器',
    'cas-register': '带比较并交换的寄存器',
    kv: '键值存储',
    queue: '先进先出队列',
  },
  close: '关闭历史',
  does: {
    nextOperation: '下一个操作',
    previousOperation: '上一个操作',
    otherClient: '别的客户端最近的操作',
    endsOfHistory: '第一个、最后一个操作',
  },
};
