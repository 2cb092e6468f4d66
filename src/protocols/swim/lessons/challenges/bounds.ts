import { without } from '../../../_shared/atomic/lessons/bounds.ts';

/** What challenges of SWIM rule out. */

const MESSAGES = ['drop', 'duplicate', 'deliverNow', 'hold', 'release'];
const NETWORK = ['cut', 'partition', 'link'];
const NODES = ['crash', 'restart', 'pause', 'request'];
const TIME = ['byHand', 'fire', 'nudge', 'clock', 'disk'];

export const onlyCuts = without(
  {
    en: 'You cut links and mend them, and do nothing else.',
    zh: '只切断和恢复链路，不做别的。',
  },
  ...[...MESSAGES, ...NODES, ...TIME, 'link'],
);

export const onlyDrops = without(
  {
    en: 'You drop messages, and do nothing else.',
    zh: '只丢消息，不做别的。',
  },
  ...[...NODES, ...NETWORK, ...TIME, ...MESSAGES.filter((one) => one !== 'drop')],
);

export const cutsAndRequests = without(
  {
    en: 'You cut links, mend them, and ask nodes to leave and to join.',
    zh: '只切断和恢复链路，让节点离开和加入。',
  },
  ...[...MESSAGES, ...TIME, 'link', 'crash', 'restart', 'pause'],
);

export const onlyNodes = without(
  {
    en: 'Links, messages and timers are left alone.',
    zh: '不碰链路、消息和计时器。',
  },
  ...[...MESSAGES, ...NETWORK, ...TIME],
);
