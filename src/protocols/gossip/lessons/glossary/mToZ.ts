import type { Gloss } from '../../../../sdk/lesson.ts';

export const mToZ: readonly Gloss[] = [
  {
    id: 'merkle-tree',
    name: { en: 'Merkle tree', zh: 'Merkle 树' },
    means: {
      en: 'A tree of checksums: each stands for a range of the keys, and the one at the top for all. Two nodes go down only where the checksums differ.',
      zh: '由校验和组成的树：每个校验和代表一段键，顶上的代表全部。两个节点只沿着不同的地方往下查。',
    },
  },
  {
    id: 'monotonic-reads',
    name: { en: 'monotonic reads', zh: '单调读' },
    means: {
      en: 'The promise that a client which has seen a value never reads an older one later.',
      zh: '一种保证：客户端见过某个值之后，不会再读到更旧的。',
    },
  },
  {
    id: 'partition',
    name: { en: 'partition', zh: '分区' },
    means: {
      en: 'The network falls apart: nodes on one side reach each other, but not those on the other side.',
      zh: '网络断成几块：同一侧的节点互相连得上，与另一侧则连不上。',
    },
  },
  {
    id: 'pull',
    name: { en: 'pull', zh: '拉' },
    means: {
      en: 'A node asks another for what it has that is new. Good when few still lack it; see [[push]].',
      zh: '节点向别的节点询问有什么新内容。还缺的节点不多时，这种方式好；参见[[push]]。',
    },
  },
  {
    id: 'push',
    name: { en: 'push', zh: '推' },
    means: {
      en: 'A node gives another what it has that is new, without being asked. Good when few know it yet; see [[pull]].',
      zh: '节点不等询问，主动把新内容给别的节点。知道的节点还不多时，这种方式好；参见[[pull]]。',
    },
  },
  {
    id: 'push-pull',
    name: { en: 'push and pull', zh: '推拉' },
    means: {
      en: '[[push|Push]] and [[pull]] in one call: each gives the other what is new.',
      zh: '一次联系里既[[push]]又[[pull]]：双方互相给出新内容。',
    },
  },
  {
    id: 'removed',
    name: { en: 'removed', zh: '移除' },
    means: {
      en: 'The state of a node that knows a [[rumour]] and no longer passes it on. The word is from medicine: one who is immune takes no further part in the epidemic.',
      zh: '节点知道一条[[rumour]]，但不再传播。这个词来自医学：有了免疫力的人不再参与流行。',
    },
  },
  {
    id: 'residue',
    name: { en: 'residue', zh: '残留' },
    means: {
      en: 'The share of nodes that have not heard of a [[rumour]] when nobody passes it on any more.',
      zh: '一条[[rumour]]不再有谁传播时，仍没听说它的节点所占的比例。',
    },
  },
  {
    id: 'ring',
    name: { en: 'ring', zh: '环' },
    means: {
      en: 'A [[topology]] in which each node can send to the one before it and the one after it only.',
      zh: '一种[[topology]]：每个节点只能发给前后相邻的两个。',
    },
  },
  {
    id: 'round',
    name: { en: 'round', zh: '轮次' },
    means: {
      en: 'Nodes act at regular intervals; from one such moment to the next is a round. In papers all nodes begin their rounds together, in real clusters each has a beat of its own.',
      zh: '节点按固定的间隔行动，相邻两次之间就是一轮。论文里所有节点同时开始每一轮，真实集群里各有各的节拍。',
    },
  },
  {
    id: 'rumour',
    name: { en: 'rumour', zh: '谣言' },
    means: {
      en: 'A piece of news that nodes pass on as long as they find it interesting. That it is called a rumour does not mean that it is untrue.',
      zh: '节点在有兴趣期间不断传播的一条新消息。叫做谣言，并不是说它不真实。',
    },
  },
  {
    id: 'small-world',
    name: { en: 'small world', zh: '小世界' },
    means: {
      en: 'A [[topology]] in which most links are short, and a few lead far away. A few are enough to bring everybody near to everybody. Watts and Strogatz, 1998.',
      zh: '一种[[topology]]：多数链路很短，少数通向远处。少数几条就足以让任意两个节点相距不远。由 Watts 和 Strogatz 在 1998 年提出。',
    },
  },
  {
    id: 'susceptible',
    name: { en: 'susceptible', zh: '易感' },
    means: {
      en: 'The state of a node that has not heard of anything yet and can still be told.',
      zh: '节点还没听说，可以被告诉。',
    },
  },
  {
    id: 'topology',
    name: { en: 'topology', zh: '拓扑' },
    means: {
      en: 'Which nodes of a cluster can send to which.',
      zh: '集群里哪些节点能向哪些节点发送。',
    },
  },
  {
    id: 'version',
    name: { en: 'version', zh: '版本' },
    means: {
      en: 'Says which of two values under a key is newer. Here it is a counter and the node that wrote; the higher counter is newer, and where they are equal the node decides.',
      zh: '用来判断同一个键的两个值哪个较新。这里由一个计数和写入的节点组成：计数大的较新，计数相同则看节点。',
    },
  },
  {
    id: 'version-vector',
    name: { en: 'version vector', zh: '版本向量' },
    means: {
      en: 'A [[version]] with one counter for each node that writes. It shows which of two values is newer, or that they were written without knowing of each other.',
      zh: '为每个写入节点各记一个计数的[[version]]。它能看出两个值哪个较新，或者两者互不知情。',
    },
  },
  {
    id: 'weakened-twin',
    name: { en: 'weakened twin', zh: '弱化的孪生协议' },
    means: {
      en: 'The same protocol with one of its guards taken away, to see what that guard is for.',
      zh: '去掉一项防护的同一个协议，用来看清这项防护到底防的是什么。',
    },
  },
];
