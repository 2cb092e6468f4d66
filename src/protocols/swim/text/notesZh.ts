import type { NodeId } from '../../../core/ids.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { Notes } from '../story.ts';
import type { SwimText } from './parts.ts';

function learned(
  { node, member, from, was, is, incarnation }: Notes['learned'],
  fmt: Formatter,
): string {
  const [me, about, teller] = [node, member, from].map((id) => fmt.node(id as NodeId));
  const itself = member === from;
  const hears = `${me} 从 ${teller} ${itself ? '自己' : ''}那里得知`;
  const it = itself ? '它' : ` ${about} `;
  switch (is) {
    case 'suspect':
      return `${hears}${it}受到怀疑。`;
    case 'dead':
      return `${hears}${it}死了，不再探测它。`;
    case 'left':
      return `${hears}${it}已经离开。`;
    default:
      if (was === 'unknown') return itself ? `${hears}它来了。` : `${hears}有个新成员 ${about}。`;
      return was === 'dead' || was === 'left'
        ? `${hears}${it}回来了，化身号是 ${incarnation}。`
        : `${hears}${it}活着，化身号是 ${incarnation}${was === 'suspect' ? '，于是不再怀疑它' : ''}。`;
  }
}

const WHY_HEALTH = {
  answered: '得到了回答',
  failed: '没有得到回答',
  accused: '受到了别人的怀疑',
} as const;

export const notesZh: SwimText['notes'] = {
  probeFailed: ({ node, member, through }, fmt) =>
    through.length === 0
      ? `${fmt.node(node)} 没有按时等到 ${fmt.node(member)} 的回答，也没有别人可托。`
      : `${fmt.node(node)} 没有按时等到 ${fmt.node(member)} 的回答。问题也许出在两者之间，于是请 ${fmt.nodes(through)} 去试。`,
  answeredThrough: ({ node, member, through }, fmt) =>
    `${fmt.node(through)} 得到了 ${fmt.node(member)} 的回答，转告 ${fmt.node(node)}：${fmt.node(member)} 还活着。`,
  suspected: ({ node, member }, fmt) =>
    `周期结束，谁也没有等到 ${fmt.node(member)} 的回答。${fmt.node(node)} 怀疑它，并把这件事告诉别人。`,
  suspicionConfirmed: ({ node, member, by, more }, fmt) =>
    `${fmt.node(node)} 得知 ${fmt.node(by)} 也怀疑 ${fmt.node(member)}${
      more > 0 ? `，于是缩短等待；再有 ${more} 个就缩到最短。` : '，于是只等最短的时间。'
    }`,
  declaredDead: ({ node, member, unheard }, fmt) =>
    unheard
      ? `谁也没有等到 ${fmt.node(member)} 的回答，${fmt.node(node)} 当即宣告它死亡。`
      : `${fmt.node(member)} 有过反驳的时间，但 ${fmt.node(node)} 没有听到反驳，于是宣告它死亡。`,
  refutedSuspicion: ({ node, from, incarnation }, fmt) =>
    `${fmt.node(node)} 从 ${fmt.node(from)} 那里得知自己受到怀疑。它还活着，于是用新的化身号 ${incarnation} 说出来，盖过那个怀疑。`,
  refutedDeath: ({ node, from, incarnation }, fmt) =>
    `${fmt.node(node)} 从 ${fmt.node(from)} 那里得知自己被当成死了，于是用新的化身号 ${incarnation} 反驳。`,
  wentOn: ({ node, from, incarnation }, fmt) =>
    `${fmt.node(node)} 从 ${fmt.node(from)} 那里得知自己有过一个已经忘掉的化身号，于是接着用下一个：${incarnation}。`,
  learned,
  joinAsked: ({ node, seeds, again }, fmt) =>
    seeds.length === 0
      ? `${fmt.node(node)} 想加入，但没有谁可问。`
      : again
        ? `${fmt.node(node)} 没有得到回答，再次请 ${fmt.nodes(seeds)} 接纳它。`
        : `${fmt.node(node)} 只知道自己，于是请 ${fmt.nodes(seeds)} 接纳它，并告诉它还有谁。`,
  joined: ({ node, from, members }, fmt) =>
    `${fmt.node(node)} 拿到了 ${fmt.node(from)} 的成员列表，成为组里的一员；据它所知，组里现在有 ${members} 个成员。`,
  leaves: ({ node }, fmt) => `${fmt.node(node)} 受命离开。它先道别，等道别传开后再停下。`,
  gone: ({ node }, fmt) => `${fmt.node(node)} 已经把离开的消息告诉了足够多次，停下了。`,
  healthChanged: ({ node, health, was, why }, fmt) =>
    health > was
      ? `${fmt.node(node)} 觉得慢的是自己，因为它${WHY_HEALTH[why]}：它的超时变成原来的 ${health + 1} 倍。`
      : health === 0
        ? `${fmt.node(node)} 觉得自己恢复正常了，因为它${WHY_HEALTH[why]}。`
        : `${fmt.node(node)} 觉得自己没有那么慢了，因为它${WHY_HEALTH[why]}：它的超时现在是原来的 ${health + 1} 倍。`,
  reconnectTried: ({ node, member }, fmt) =>
    `${fmt.node(node)} 试一试被它当成已死的 ${fmt.node(member)} 是不是其实还会回答。`,
};
