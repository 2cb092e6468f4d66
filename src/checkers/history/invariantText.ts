import type { NodeId } from '../../core/ids.ts';
import type { Formatter, Localized, ProtocolText } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

type InvariantText = ProtocolText<ProtocolTypes>['invariants'][string];
type Detail = Readonly<Record<string, unknown>>;

const client = (detail: Detail, fmt: Formatter): string => fmt.node(detail.client as NodeId);
const call = ({ f, key }: Detail): string => (key === '' ? `${f}` : `${f} ${key}`);

/** How a history that is not linearizable is told, whatever protocol it is of. */
export const historyTexts: Localized<InvariantText> = {
  en: {
    title: 'Linearizability',
    meaning:
      'Each operation of a client seems to happen at one instant between its call and its return: all of them fit into one order. (Not said of an object on which more than 40 are under way at once.)',
    broken: (detail, fmt) => {
      const told = detail.refused ? 'was refused' : `returned ${detail.value}`;
      const could = `${detail.instead}`;
      const why =
        could === ''
          ? 'which fits no order of what was done.'
          : `though at that time only ${could} could have stood there.`;
      return `${call(detail)} of ${client(detail, fmt)} ${told}, ${why}`;
    },
  },
  zh: {
    title: '线性一致性（Linearizability）',
    meaning:
      '客户端的每个操作都像是在调用与返回之间的某一瞬间完成的：所有操作能排成一个顺序。（同时有 40 个以上操作的对象不在此列。）',
    broken: (detail, fmt) => {
      const told = detail.refused ? '被拒绝' : `返回了 ${detail.value}`;
      const could = `${detail.instead}`;
      const why = could === '' ? '这与任何顺序都不相符。' : `而那时这里只可能是 ${could}。`;
      return `${client(detail, fmt)} 的 ${call(detail)} ${told}，${why}`;
    },
  },
};
