import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold, allWell, called, type Group, heldBy } from '../watching.ts';
import { cutsAndRequests, onlyCuts } from './bounds.ts';

const backInTime: Challenge<SwimTypes> = {
  id: 'back-in-time',
  grade: 'warmUp',
  title: { en: 'Suspected, and cleared', zh: '受到怀疑，又洗清' },
  text: {
    en: 'Six members, all of them well. Bring somebody to suspect n5, and see to it that n5 [[refute|refutes]] this before it is too late. In the end all are to hold one another to be alive, and nobody may have been declared dead.',
    zh: '六个成员，一切正常。请让某个成员怀疑 n5，并让 n5 及时[[refute]]。最后所有成员都认为彼此活着，而且谁也不曾被宣告死亡。',
  },
  scene: { scenario: 'six-at-rest' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Somebody suspects n5.', zh: '某个成员怀疑 n5。' },
      cue: { note: 'suspected', where: { member: 'n5' } },
    },
    {
      kind: 'happens',
      says: { en: 'n5 refutes it.', zh: 'n5 作出反驳。' },
      cue: { note: 'refutedSuspicion', node: 'n5' },
    },
    {
      kind: 'holds',
      says: { en: 'All hold one another to be alive.', zh: '所有成员都认为彼此活着。' },
      holds: allWell,
    },
    {
      kind: 'never',
      says: { en: 'Nobody is declared dead.', zh: '没有谁被宣告死亡。' },
      cue: { note: 'declaredDead' },
    },
    onlyCuts,
    settingsKept,
  ],
  hints: [
    {
      en: 'One cut link is not enough: there are [[indirect-probe|indirect probes]]. How many ways lead to n5?',
      zh: '只断一条链路不够，因为有[[indirect-probe]]。通往 n5 的路有几条？',
    },
    {
      en: 'Put n5 alone on one side of a [[partition]]. Heal it as soon as somebody suspects n5.',
      zh: '用[[partition]]把 n5 单独隔在一侧，等到有谁怀疑它，立刻恢复。',
    },
  ],
  solution: [
    { act: { do: 'partition', groups: [['n5'], ['n1', 'n2', 'n3', 'n4', 'n6']] } },
    { until: { note: 'suspected', where: { member: 'n5' } } },
    { act: { do: 'heal' } },
    { until: { note: 'refutedSuspicion', node: 'n5' } },
    { until: { when: allWell } },
  ],
  after: {
    en: 'A [[suspicion]] is a question put to the group: does anybody know better? The one who knows best is the suspect. It needs one message that gets through to it and one that gets out, within the time that a suspicion lasts.',
    zh: '[[suspicion]]是向全组提的一个问题：有谁知道得更清楚吗？最清楚的就是被怀疑者自己。在怀疑持续的时间里，只要有一条消息传得到它，有一条传得出来，就够了。',
  },
};

const SECONDS = 5;

/** Whether nothing is cut, everybody is up, and all others hold this member to be dead all the same. */
const isLivingDead = (world: Group, name: string): boolean =>
  world.nodes.every(
    (node) =>
      node.health === 'up' &&
      node.state.role === 'member' &&
      world.nodes.every((other) => !world.isCut(node.id, other.id)),
  ) && allHold(world, name, 'dead');

interface Since {
  since: number | null;
  done: number;
}

/** For how many whole seconds on end something has been so at most, by now. */
function longest(memory: Since, isSo: boolean, { time }: Group): number {
  if (isSo) memory.since ??= time;
  else memory.since = null;
  if (memory.since !== null) {
    memory.done = Math.max(memory.done, Math.floor((time - memory.since) / 1_000_000));
  }
  return memory.done;
}

/** n5 and all others hold each other to be dead. */
function isLonely(world: Group): boolean {
  const n5 = called(world, 'n5');
  const holdsAllDead = world.nodes.every(
    (other) => n5 && (other === n5 || heldBy(n5, other).status === 'dead'),
  );
  return holdsAllDead && allHold(world, 'n5', 'dead');
}

const theLivingDead: Challenge<SwimTypes> = {
  id: 'the-living-dead',
  grade: 'core',
  title: { en: 'Alive and given up', zh: '活着，却被放弃' },
  text: {
    en: 'Six members. n5 is to be up with all its links in order, and yet all the others are to hold it to be dead, for five seconds on end. Then bring it back: in the end all hold one another to be alive. Nobody may crash or be paused.',
    zh: '六个成员。要让 n5 在运行，链路也全部正常，而其余所有成员都当它死了，并且持续五秒。然后把它带回来：最后所有成员都认为彼此活着。谁也不许宕机，也不许暂停。',
  },
  scene: { scenario: 'six-at-rest' },
  tasks: [
    tally({
      says: {
        en: 'For five seconds nothing is cut and all others hold n5 to be dead.',
        zh: '链路全通，而其余成员都当 n5 死了，持续五秒。',
      },
      of: SECONDS,
      memory: (): Since => ({ since: null, done: 0 }),
      look: (memory, world: Group) => longest(memory, isLivingDead(world, 'n5'), world),
    }),
    {
      kind: 'holds',
      says: { en: 'All hold one another to be alive.', zh: '所有成员都认为彼此活着。' },
      holds: allWell,
    },
    cutsAndRequests,
    settingsKept,
  ],
  hints: [
    {
      en: 'Nobody probes the dead, and each piece of news goes round only so long. What if n5 misses all of it?',
      zh: '谁也不探测死者，每条消息又只传一阵。如果 n5 全都错过了呢？',
    },
    {
      en: 'Keep n5 alone behind a [[partition]] until it holds all the others to be dead in its turn, and wait until the news is stale. Then heal the links.',
      zh: '用[[partition]]把 n5 单独隔开，直到它也当其余成员都死了，再等消息传完，然后恢复链路。',
    },
    {
      en: 'To bring it back, n5 needs an occasion to compare lists with somebody. It has one when it [[join|joins]]: have it leave, and then join again.',
      zh: '要回来，n5 得有机会与别的成员核对名单。[[join]]时就有：让它离开，再让它加入。',
    },
  ],
  solution: [
    { act: { do: 'partition', groups: [['n5'], ['n1', 'n2', 'n3', 'n4', 'n6']] } },
    { until: { when: isLonely } },
    { until: { without: { note: 'learned' }, lasting: '6s' } },
    { act: { do: 'heal' } },
    { until: { without: { note: 'learned' }, lasting: '5100ms' } },
    { act: { do: 'request', node: 'n5', request: { op: 'leave' } } },
    { until: { note: 'gone', node: 'n5' } },
    { act: { do: 'request', node: 'n5', request: { op: 'join' } } },
    { until: { when: allWell } },
  ],
  after: {
    en: 'Gossip tells what is new. Whoever was away while it was new has missed it, and in [[swim]] by itself there is no second chance. So every system that is built on it adds one: [[push-pull]] now and then, and a try at those who are held to be dead. Both are settings here; set them and do it again.',
    zh: '散播的是新消息，传的时候不在，就错过了，[[swim]] 本身不给第二次机会。所以每个以它为基础的系统都加上一项：偶尔做一次[[push-pull]]，再试一试被当成死者的成员。这里两项都是设置，设好之后再做一次看看。',
  },
};

const A = ['n1', 'n2', 'n3'];
const B = ['n4', 'n5', 'n6'];

/** Whether each member of either half holds all of the other half to be dead. */
const areParted = (world: Group): boolean =>
  [A, B].every((half, i) =>
    half.every((name) =>
      (i === 0 ? B : A).every((other) => {
        const [node, member] = [called(world, name), called(world, other)];
        return node && member && heldBy(node, member).status === 'dead';
      }),
    ),
  );

const isWhole = ({ nodes, isCut }: Group): boolean =>
  nodes.every((node) => nodes.every((other) => !isCut(node.id, other.id)));

const twoHalves: Challenge<SwimTypes> = {
  id: 'two-halves',
  grade: 'deep',
  title: { en: 'Two halves', zh: '一分为二' },
  text: {
    en: 'Here members also [[push-pull|exchange everything]] every two seconds, each with one that it holds to be alive, and suspicions last twice as long. Part the group even so: n1, n2 and n3 are to hold n4, n5 and n6 to be dead, and the other way round, for five seconds after all links are whole again. Then bring the two halves together. You may ask one single node to leave and to [[join]].',
    zh: '这里的成员每两秒还与一个自己认为活着的成员做一次[[push-pull]]，怀疑也持续得加倍久。即便如此，也请把组分成两半：n1、n2、n3 都当 n4、n5、n6 死了，反过来也一样，并在所有链路恢复之后仍持续五秒。然后让两半合到一起，只许让一个节点离开和[[join]]。',
  },
  scene: {
    scenario: 'six-at-rest',
    changes: { params: { pushPullInterval: '2s', buddySystem: true, suspicionMult: 8 } },
  },
  tasks: [
    tally({
      says: {
        en: 'For five seconds nothing is cut and the halves hold each other to be dead.',
        zh: '链路全通，而两半互相当对方死了，持续五秒。',
      },
      of: SECONDS,
      memory: (): Since => ({ since: null, done: 0 }),
      look: (memory, world: Group) => longest(memory, isWhole(world) && areParted(world), world),
    }),
    {
      kind: 'holds',
      says: { en: 'All hold one another to be alive.', zh: '所有成员都认为彼此活着。' },
      holds: allWell,
    },
    {
      kind: 'never',
      says: { en: 'There is no third request.', zh: '不提出第三次请求。' },
      cue: { command: 'request', nth: 3 },
    },
    cutsAndRequests,
    settingsKept,
  ],
  hints: [
    {
      en: 'A [[partition]] that lasts parts them. When nothing is news any more, healing it changes nothing.',
      zh: '[[partition]]持续够久就分开了。等到什么都不再是新消息，恢复链路也不会有变化。',
    },
    {
      en: 'Whoever joins asks the [[seed|seeds]], n1, n2 and n3. From which half must the node come, so that both halves hear of it?',
      zh: '要加入的节点去问[[seed]]：n1、n2 和 n3。它该来自哪一半，两半才都会听说？',
    },
    {
      en: 'When one joins, each side compares the other’s list with its own, and whoever is said to be dead there is suspected first, so that it can object. Ask n4.',
      zh: '加入时，双方各拿对方的名单与自己的核对；对方说已死的，先当作受到怀疑，好让它能反驳。请选 n4。',
    },
  ],
  solution: [
    { act: { do: 'partition', groups: [A, B] } },
    { until: { when: areParted } },
    { until: { without: { note: 'learned' }, lasting: '6s' } },
    { act: { do: 'heal' } },
    { until: { without: { note: 'learned' }, lasting: '5100ms' } },
    { act: { do: 'request', node: 'n4', request: { op: 'leave' } } },
    { until: { note: 'gone', node: 'n4' } },
    { act: { do: 'request', node: 'n4', request: { op: 'join' } } },
    { until: { when: allWell } },
  ],
  after: {
    en: 'One [[push-pull|exchange]] across the gap was enough. What one list has as dead and the other as alive is taken for a [[suspicion]], those who are suspected hear of it and [[refute]], and later exchanges carry their objections into both halves. That a death is told as a suspicion here is a small rule of memberlist. Without it the two lists could only agree on who is dead.',
    zh: '只要有一次跨过裂口的[[push-pull|交换]]就够了。一份名单上已死、另一份上活着的，先当作受到[[suspicion]]；被怀疑的得知后作出[[refute]]，以后的交换再把反驳带到两半。把死亡当作怀疑来转告，是 memberlist 的一条小规则；没有它，两份名单能达成一致的就只有谁死了。',
  },
};

export const apart: readonly Challenge<SwimTypes>[] = [backInTime, theLivingDead, twoHalves];
