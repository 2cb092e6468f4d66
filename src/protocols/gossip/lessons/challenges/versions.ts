import { toArray } from '../../../../core/vector.ts';
import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import type { GossipTypes } from '../../types.ts';
import { onlyNetwork } from './bounds.ts';
import { allEqual, type Cluster, entryAt, isWhole, oneBehind, secondsOf } from './watching.ts';

const SECONDS = 3;

const behindTheTimes: Challenge<GossipTypes> = {
  id: 'behind-the-times',
  grade: 'core',
  title: { en: 'Behind the times', zh: '落在后面' },
  text: {
    en: 'Six nodes have x, pass rumours on, and compare with one another. For three seconds one of them is to have an old value while all others have a newer one, and all of them run. Then a comparison is to bring it up to the mark.',
    zh: '六个节点都有 x，既传播谣言，又互相比对。请让其中一个在三秒内一直是旧值，别的都已是新值，而且六个都在运行。然后让它通过一次比对跟上来。',
  },
  scene: { scenario: 'six-that-compare' },
  tasks: [
    tally({
      says: {
        en: 'One has an old value of x and five have a newer one, for three seconds.',
        zh: '一个节点有 x 的旧值，五个有新值，持续三秒。',
      },
      of: SECONDS,
      memory: (): { since: number | null } => ({ since: null }),
      look: (memory, world: Cluster) => secondsOf(memory, oneBehind(world) !== null, world),
    }),
    {
      kind: 'happens',
      says: {
        en: '[[anti-entropy|Anti-entropy]] repairs something.',
        zh: '[[anti-entropy]]修补了差异。',
      },
      cue: { note: 'repaired' },
    },
    {
      kind: 'holds',
      says: { en: 'In the end all have the same.', zh: '最后各节点内容相同。' },
      holds: allEqual,
    },
    onlyNetwork,
    settingsKept,
  ],
  hints: [
    {
      en: 'The one has to miss both the rumour and the comparisons, for a while. A [[partition]] sees to that.',
      zh: '要有一阵子，谣言和比对都到不了它那里。[[partition]]可以做到。',
    },
    {
      en: 'Select n6 and cut it off. Then select n1: “Ask the cluster” has “New value at n1”. Wait until nobody passes it on any more, and heal all links.',
      zh: '选中 n6，按“断开”。再选中 n1，“向集群提出”里有“在 n1 更新”。等到没有谁再传播，恢复所有链路。',
    },
  ],
  solution: [
    { until: { timer: 'round' } },
    { act: { do: 'partition', groups: [['n6'], ['n1', 'n2', 'n3', 'n4', 'n5']] } },
    { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: '2' } } },
    { until: { without: { note: 'repaired', node: 'n6' }, lasting: '4500ms' } },
    { act: { do: 'heal' } },
    { until: { note: 'repaired', node: 'n6' } },
    { until: { when: allEqual } },
  ],
  after: {
    en: 'Whoever had read x at n6 meanwhile would have got the old value, and no warning. [[gossip|Gossip]] makes all equal in the end and says nothing about now. Systems that must not answer with old values ask several nodes and take the highest [[version]], or do not use gossip for that.',
    zh: '这期间谁到 n6 读 x，读到的都是旧值，而且没有任何提示。[[gossip]]只管最终相同，不管现在。不许答出旧值的系统，要么同时问几个节点、取[[version]]最高的，要么这件事就不用 Gossip。',
  },
};

/** How much later than all others a value has to be written, so that nobody takes it for the same moment. */
const LATER = 1_000_000;

/** The value that was written last, more than a second after all others, stands nowhere any more. */
function laterOneLost(world: Cluster): boolean {
  const writes = toArray(world.history().invocations).filter(
    ({ request }) => request.op !== 'read' && request.key === 'x',
  );
  const last = writes.at(-1);
  if (last?.request.op !== 'publish' || writes.some((one) => one.request.op === 'delete')) {
    return false;
  }
  const { at } = last;
  if (writes.slice(0, -1).some((one) => at - one.at < LATER)) return false;
  const { value } = last.request;
  return (
    isWhole(world) &&
    allEqual(world) &&
    world.nodes.every((one) => {
      const entry = entryAt(one);
      return entry !== undefined && entry.value !== value;
    })
  );
}

const theLaterOneLoses: Challenge<GossipTypes> = {
  id: 'the-later-one-loses',
  grade: 'deep',
  title: { en: 'The later one loses', zh: '后来者输' },
  text: {
    en: 'The rule is called [[last-writer-wins|last writer wins]]. Have the last writer lose: the value that x is given last, a second or more after all others, is to vanish everywhere, and all nodes are to agree on one that was written earlier. Nobody may crash.',
    zh: '规则叫做[[last-writer-wins]]。请让最后的写者输：x 最后得到的那个值，比其他写入至少晚一秒，却要在各处消失，所有节点都留下更早写入的一个值。谁也不许宕机。',
  },
  scene: { scenario: 'six-that-compare' },
  tasks: [
    {
      kind: 'holds',
      says: {
        en: 'All have the same value of x, and it is not the last one.',
        zh: '各节点的 x 相同，而且不是最后写入的那个值。',
      },
      holds: laterOneLost,
    },
    onlyNetwork,
    settingsKept,
  ],
  hints: [
    {
      en: 'Which of two values is newer is decided by the [[version]] and not by a clock. What does a node count?',
      zh: '两个值哪个较新，由[[version]]决定，不看时钟。节点数的是什么？',
    },
    {
      en: 'It takes a number one higher than any it has seen. One that sees little counts low.',
      zh: '它取的数比自己见过的都大一。见得少的，数就小。',
    },
    {
      en: 'Cut n6 off. Give x two new values at n1. A good second later give it one at n6, and heal all links.',
      zh: '断开 n6。在 n1 上把 x 更新两次。过一秒多再在 n6 上更新一次，然后恢复所有链路。',
    },
  ],
  solution: [
    { until: { timer: 'round' } },
    { act: { do: 'partition', groups: [['n6'], ['n1', 'n2', 'n3', 'n4', 'n5']] } },
    { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: '2' } } },
    { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: '3' } } },
    { until: { without: { note: 'published' }, lasting: '1500ms' } },
    { act: { do: 'request', node: 'n6', request: { op: 'publish', key: 'x', value: '4' } } },
    { act: { do: 'heal' } },
    { until: { when: laterOneLost } },
  ],
  after: {
    en: 'The counter respects what a writer knew: a value that was written in knowledge of another is always the newer one. Of two that did not know of each other it says nothing; it only picks one, the same everywhere. With clocks in place of counters the later one would have won here, as long as the clocks are right.',
    zh: '计数尊重的是写入者当时知道什么：知道另一个值之后才写的，一定较新。两个互不知情的写入，它说不出先后，只是挑出一个，处处挑的都一样。如果用时钟代替计数，这里会是后写的胜，前提是时钟准。',
  },
};

export const versions: readonly Challenge<GossipTypes>[] = [behindTheTimes, theLaterOneLoses];
