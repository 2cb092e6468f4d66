import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept, without } from '../../../_shared/atomic/lessons/bounds.ts';
import { type Log, outcomeIn } from '../../../_shared/atomic/log.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { type Bank, participantsOf } from './watching.ts';

/** Who waits for whom: a transaction that wants a lock, and one that has it. */
const waitsIn = (world: Bank): (readonly [waiting: number, holding: number])[] =>
  participantsOf(world).flatMap(({ state }) =>
    state.locks.flatMap(({ waiting, holders }) =>
      waiting.flatMap((one) => holders.map((other) => [one.tx, other.tx] as const)),
    ),
  );

/** Two transactions that wait for each other. */
function pairIn(world: Bank): readonly number[] {
  const waits = waitsIn(world);
  return waits.find(([a, b]) => waits.some(([c, d]) => a === d && b === c)) ?? [];
}

const decidedCommit = ({ nodes }: Bank, tx: number): boolean =>
  nodes.some(
    (node) => node.kind === 'coordinator' && outcomeIn(node.durable.log as Log, tx) === 'commit',
  );

export const inACircle: Challenge<TwoPhaseTypes> = {
  id: 'in-a-circle-by-hand',
  grade: 'core',
  title: { en: 'In a circle', zh: '绕成一圈' },
  text: {
    en: 'In this bank every participant has one account. By requests alone, make two transactions wait for each other: a [[deadlock]]. One of them is to be given up by [[time-out]], and the other is to [[commit]] after all.\n\nAsk tm1 to `share`: it takes money from one participant, drawn at random, and gives some to each of the others. It begins with the one who pays.',
    zh: '这家银行的每个参与者只有一个账户。请只靠发请求，让两个事务互相等待，形成[[deadlock]]。其中一个要因[[time-out]]被放弃，另一个最终还是要[[commit]]。\n\n向 tm1 请求 `share`：它从随机抽出的一方取钱，分给其余各方，总是从付钱的那一方开始。',
  },
  scene: { scenario: 'one-account-each' },
  tasks: [
    tally({
      says: { en: 'Two transactions wait for each other.', zh: '两个事务互相等待。' },
      of: 1,
      memory: () => ({}),
      look: (_, world: Bank) => (pairIn(world).length > 0 ? 1 : 0),
    }),
    {
      kind: 'happens',
      says: { en: 'A wait for a lock times out.', zh: '有一次等锁超时。' },
      cue: { note: 'lockTimedOut' },
    },
    tally({
      says: { en: 'The other one of the two is committed.', zh: '两个当中的另一个提交了。' },
      of: 1,
      memory: () => ({ met: [] as number[] }),
      look(memory, world: Bank) {
        for (const tx of pairIn(world)) if (!memory.met.includes(tx)) memory.met.push(tx);
        return memory.met.some((tx) => decidedCommit(world, tx)) ? 1 : 0;
      },
    }),
    without(
      {
        en: 'You send requests and do nothing else.',
        zh: '除了发请求，什么也不做。',
      },
      ...['crash', 'restart', 'pause', 'drop', 'hold', 'byHand', 'deliverNow', 'duplicate'],
      ...['cut', 'partition', 'link', 'fire', 'nudge', 'clock', 'disk'],
    ),
    settingsKept,
  ],
  hints: [
    {
      en: 'Each of the two must hold what the other wants next. So they must begin at different participants, and nearly at the same time.',
      zh: '两个事务都要持有对方接下来想要的账户。所以它们得从不同的参与者开始，而且几乎同时。',
    },
    {
      en: 'Select tm1; the arrow beside “Send a request” has `share`. Pause the run and send two of them at the same moment. If both happen to begin at the same participant, try again.',
      zh: '选中 tm1，“发出请求”旁边的箭头里有 `share`。暂停运行，在同一时刻发出两个。如果碰巧从同一个参与者开始，就再试一次。',
    },
  ],
  solution: [
    {
      act: {
        do: 'request',
        node: 'tm1',
        request: {
          op: 'transfer',
          changes: [
            { at: 'rm1', account: 'a', amount: -5 },
            { at: 'rm2', account: 'a', amount: 5 },
          ],
        },
      },
    },
    {
      act: {
        do: 'request',
        node: 'tm1',
        request: {
          op: 'transfer',
          changes: [
            { at: 'rm2', account: 'a', amount: -5 },
            { at: 'rm1', account: 'a', amount: 5 },
          ],
        },
      },
    },
    { until: { note: 'lockTimedOut' } },
    { until: { note: 'committed' } },
    { until: { note: 'forgotten' } },
  ],
  after: {
    en: 'No single node saw the circle: each participant knew only who waits for its own account. Two other cures are common. One is to take accounts always in the same order, so that no circle can close. The other is to let a younger transaction give way to an older one. Both have to happen before the vote: whoever is [[prepared]] can give way to nobody.',
    zh: '没有哪个节点看到了整个圈：每个参与者只知道谁在等它的账户。常见的办法还有两种：一是总按同样的次序使用账户，圈就合不拢；二是让较新的事务给较老的让路。两种办法都只能用在投票之前，已经[[prepared]]的事务给谁也让不了路。',
  },
};
