import type { NodeId } from '../../../core/ids.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { SwimText } from './parts.ts';

type Detail = Readonly<Record<string, unknown>>;
const node = (detail: Detail, name: string, fmt: Formatter): string =>
  fmt.node(detail[name] as NodeId);

const HELD: Readonly<Record<string, string>> = {
  unknown: '没听说过',
  alive: '活着',
  suspect: '受到怀疑',
  dead: '已死',
  left: '已离开',
};
const held = (status: unknown, incarnation: unknown): string =>
  `“${HELD[String(status)]}，化身号 ${incarnation}”`;

export const checksZh: Pick<SwimText, 'invariants' | 'variants' | 'properties'> = {
  invariants: {
    couldRefute: {
      title: '先有怀疑，才有死亡',
      meaning: '只有在同一个化身号上先受到怀疑、因而本可以反驳的成员，才会被宣告死亡。',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} 认为 ${node(detail, 'member', fmt)} 在化身号 ${detail.incarnation} 上已死，而在这个化身号上谁也没有怀疑过它。`,
    },
    noGoingBack: {
      title: '看法不倒退',
      meaning: '节点对一个成员的看法，只会换成更高化身号的，或者同一化身号上更严重的。',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} 对 ${node(detail, 'member', fmt)} 的看法本是${held(detail.was, detail.before)}，现在却成了${held(detail.is, detail.after)}。`,
    },
    ownIncarnation: {
      title: '化身号只由自己提高',
      meaning: '谁也不会知道某个成员的、比它自己用过的更高的化身号。',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} 知道 ${node(detail, 'member', fmt)} 的化身号 ${detail.incarnation}，而它自己才用到 ${detail.highest}。`,
    },
    leftByItself: {
      title: '说离开的，是自己离开的',
      meaning: '只有成员自己在那个化身号上说过要离开，别人才会说它已离开。',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} 认为 ${node(detail, 'member', fmt)} 在化身号 ${detail.incarnation} 上已离开，而它从没这样说过。`,
    },
  },
  variants: {
    noIncarnation: {
      title: '没有化身号',
      meaning: '节点最后听到什么就信什么。旧消息盖过新消息，死者复活，生者一直被当成死者。',
    },
    noSuspicion: {
      title: '没有怀疑',
      meaning: '没有回答的成员立刻被宣告死亡，来不及反驳。',
    },
    speaksForOthers: {
      title: '代别人说话',
      meaning: '谁得到受怀疑成员的回答，就以那个成员的名义结束怀疑，用的是它从没有过的化身号。',
    },
  },
  properties: {
    liveSuspected: {
      title: '错误的怀疑',
      meaning: '一个成员明明在运行，却受到怀疑。',
    },
    refuted: {
      title: '反驳',
      meaning: '一个在运行的成员提高了化身号，而且另一个成员知道了。',
    },
    crashFound: {
      title: '发现宕机',
      meaning: '在运行的成员认为一个宕机的成员已死。',
    },
    liveHeldDead: {
      title: '误判死亡',
      meaning: '一个成员明明在运行，却被当成死了。',
    },
    suspicionsEnd: {
      title: '怀疑不会一直拖着',
      meaning: '静止时谁也不怀疑谁：每个怀疑不是被反驳，就是已到期。',
    },
    oneView: {
      title: '看法一致',
      meaning:
        '静止时，如果成员会时常全量交换、并再去试探死者，所有在运行的成员都认为彼此活着，此外再无他人。',
    },
  },
};
