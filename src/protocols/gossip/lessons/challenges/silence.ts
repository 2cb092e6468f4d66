import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import type { Item } from '../../items.ts';
import type { GossipTypes } from '../../types.ts';
import { onlyCrashes, onlyDrops } from './bounds.ts';
import { type Cluster, called, hasValue, isWhole, secondsOf, upOnes } from './watching.ts';

const SECONDS = 3;

/** n1 knows x and runs, all others run as well, and none of them knows. */
const keptToItself = (world: Cluster): boolean =>
  isWhole(world) && world.nodes.every((node) => hasValue(node) === (node.name === 'n1'));

const knownAndSilent: Challenge<GossipTypes> = {
  id: 'known-and-silent',
  grade: 'warmUp',
  title: { en: 'Known and never told', zh: '知道，却再也不说' },
  text: {
    en: 'n1 has just published x. In its next [[round]] it will tell somebody, and from then on nobody can stop it. Stop it before. In the end all twelve nodes are to run, n1 is to have x on its disk, and nobody else is ever to hear of it.',
    zh: 'n1 刚刚发布 x。下一[[round|轮]]它就会告诉别的节点，从那时起谁也拦不住了。请赶在那之前拦住：最后十二个节点都在运行，n1 的磁盘上有 x，而别的节点永远不会听说。',
  },
  scene: { scenario: 'one-rumour' },
  begins: { note: 'published' },
  tasks: [
    tally({
      says: {
        en: 'All run, only n1 has x, and so it stays for three seconds.',
        zh: '全部在运行，只有 n1 有 x，并保持三秒。',
      },
      of: SECONDS,
      memory: (): { since: number | null } => ({ since: null }),
      look: (memory, world: Cluster) => secondsOf(memory, keptToItself(world), world),
    }),
    {
      kind: 'never',
      says: { en: 'Nobody else hears of it.', zh: '没有别的节点听说。' },
      cue: { note: 'learned' },
    },
    onlyCrashes,
    settingsKept,
  ],
  hints: [
    {
      en: 'What does a node still know after a [[crash]], and what has it forgotten?',
      zh: '节点[[crash]]之后，还记得什么，忘了什么？',
    },
    {
      en: 'It writes x to its disk. That x is to be passed on stands only in its memory. Crash n1 and restart it before its next round.',
      zh: '它把 x 写到磁盘上，“还要把 x 传出去”却只记在内存里。赶在它的下一轮之前，让 n1 宕机再重启。',
    },
  ],
  solution: [
    { until: { note: 'published' } },
    { act: { do: 'crash', node: 'n1' } },
    { act: { do: 'restart', node: 'n1' } },
    { until: { without: { note: 'learned' }, lasting: '3100ms' } },
  ],
  after: {
    en: 'Who asked for the write was told that it is done, and it is. Still, nobody will find x except at n1. Either a node takes up its own writes again after a restart, or [[anti-entropy]] runs beside the rumours: then the first comparison of n1 brings x among the others.',
    zh: '请求写入的一方得到的答复是“已完成”，也确实完成了。可是除了 n1，哪里也找不到 x。要么让节点重启之后把自己写入的内容重新传一遍，要么在谣言之外开启[[anti-entropy]]：n1 只要比对一次，x 就到了别的节点那里。',
  },
};

/** n7 runs without x, and all others that run have it. */
const leftInTheDark = (world: Cluster): boolean => {
  const n7 = called(world, 'n7');
  return (
    n7?.health === 'up' &&
    !hasValue(n7) &&
    upOnes(world).every((node) => node === n7 || hasValue(node))
  );
};

const inTheDark: Challenge<GossipTypes> = {
  id: 'in-the-dark',
  grade: 'warmUp',
  title: { en: 'Kept in the dark', zh: '蒙在鼓里' },
  text: {
    en: 'Twelve nodes in a [[ring]], and nobody ever loses interest. n1 has published x. Keep it from n7: everybody else who runs is to know x, n7 is to run and not to know it. You may [[crash]] two nodes and no more.',
    zh: '十二个节点围成[[ring]]，谁也不会失去兴趣。n1 已经发布 x。请瞒住 n7：别的在运行的节点都知道 x，n7 也在运行，却不知道。你可以让两个节点[[crash]]，不能再多。',
  },
  scene: { scenario: 'twelve-in-a-ring' },
  begins: { note: 'published' },
  tasks: [
    tally({
      says: {
        en: 'n7 runs without x and all others that run have it, for three seconds.',
        zh: 'n7 在运行而没有 x，别的在运行的都有，持续三秒。',
      },
      of: SECONDS,
      memory: (): { since: number | null } => ({ since: null }),
      look: (memory, world: Cluster) => secondsOf(memory, leftInTheDark(world), world),
    }),
    {
      kind: 'never',
      says: { en: 'No third node crashes.', zh: '没有第三个节点宕机。' },
      cue: { command: 'crash', nth: 3 },
    },
    onlyCrashes,
    settingsKept,
  ],
  hints: [
    {
      en: 'By which ways can a piece of news reach n7?',
      zh: '消息可以从哪几条路到达 n7？',
    },
    {
      en: 'Only through its two neighbours on the [[ring]]. They must be gone before they know.',
      zh: '只能经过它在[[ring]]上的两个邻居。要赶在它们知道之前让它们消失。',
    },
  ],
  solution: [
    { until: { note: 'published' } },
    { act: { do: 'crash', node: 'n6' } },
    { act: { do: 'crash', node: 'n8' } },
    { until: { when: leftInTheDark } },
    { until: { without: { note: 'learned', node: 'n7' }, lasting: '3100ms' } },
  ],
  after: {
    en: 'To cut a node off one has to take away all its neighbours. In a ring there are two, in a random network as many as it has links, and where everyone can reach everyone it cannot be done. Whoever has a say in who the neighbours are needs no crash: this is an [[eclipse-attack|eclipse attack]].',
    zh: '要孤立一个节点，就得去掉它的全部邻居。在环上是两个，在随机网络里有多少链路就是多少个，人人可以联系人人时则办不到。如果能左右邻居是谁，连宕机都不需要：这就是[[eclipse-attack]]。',
  },
};

/** For each node whom it has asked for the block, and whom after that. */
interface Asked {
  first: Record<number, number>;
  next: Record<number, number>;
}

/** The block as n1 has published it. */
const isTheBlock = ({ key, version }: Pick<Item, 'key' | 'version'>): boolean =>
  key === 'b1' && version.counter === 1 && version.writer === 0;

/** Whether a node has the block from one whom it asked after another had kept silent. */
function gotFromAnother({ first, next }: Asked, { nodes }: Cluster): boolean {
  return nodes.some(({ id, state }) => {
    const asked = state.wanted.find(isTheBlock)?.asked;
    if (asked !== undefined) {
      first[id] ??= asked;
      if (first[id] !== asked) next[id] = asked;
    }
    const from = state.store.find(isTheBlock)?.from ?? null;
    return from !== null && next[id] === from;
  });
}

const askAnother: Challenge<GossipTypes> = {
  id: 'ask-another',
  grade: 'core',
  title: { en: 'Somebody else has it, too', zh: '别处也有' },
  text: {
    en: 'Ten nodes relay a [[block]] as Bitcoin does: an [[announcement]] to all neighbours, and the block to those who ask. Lose a single message, so that a node waits in vain for the one it has asked and gets the block from another.',
    zh: '十个节点像 Bitcoin 那样转发[[block]]：向全部邻居[[announcement]]，只发给来要的。请只丢一条消息，让某个节点白等它索要的对象，转而从另一个节点得到区块。',
  },
  scene: { scenario: 'ten-with-blocks' },
  begins: { note: 'published' },
  tasks: [
    tally({
      says: {
        en: 'A node gets the block from the second one that it has asked.',
        zh: '某个节点从它索要的第二个对象那里得到区块。',
      },
      of: 1,
      memory: (): Asked => ({ first: {}, next: {} }),
      look: (memory, world: Cluster) => (gotFromAnother(memory, world) ? 1 : 0),
    }),
    {
      kind: 'never',
      says: { en: 'No second message is dropped.', zh: '不丢第二条消息。' },
      cue: { command: 'drop', nth: 2 },
    },
    onlyDrops,
    settingsKept,
  ],
  hints: [
    {
      en: 'Which messages does a node have to get before it has the block, and whom does it blame if one does not come?',
      zh: '一个节点要收到哪些消息才有区块？其中一条没来，它会怪谁？',
    },
    {
      en: 'Lose a `GetData`, or the `Block` that answers it. And choose the right node: it has to hear of the block from more than one neighbour.',
      zh: '丢掉一条 `GetData`，或者答复它的 `Block`。还要选对节点：它得从不止一个邻居那里听说这个区块。',
    },
  ],
  solution: [
    { until: { note: 'learned', names: { silent: 'node' } } },
    { until: { send: 'GetData', to: '{silent}', names: { asker: 'node' } } },
    { act: { do: 'drop', from: '{asker}', to: '{silent}', type: 'GetData' } },
    { until: { note: 'learned', node: '{asker}' } },
  ],
  after: {
    en: 'A lost [[push]] needs no such care, since there nobody waits. Here somebody does, so there has to be a time-out and a list of others who have it. This is the price of sending the block only once.',
    zh: '[[push]]丢了用不着操这份心，因为谁也没有在等。这里有节点在等，就得有超时，还得记着别处谁有。这是区块只发一次的代价。',
  },
};

export const silence: readonly Challenge<GossipTypes>[] = [knownAndSilent, inTheDark, askAnother];
