import { without } from '../../../_shared/atomic/lessons/bounds.ts';

/** What challenges of gossip rule out. */

const MESSAGES = ['drop', 'duplicate', 'deliverNow', 'hold', 'release'];
const NETWORK = ['cut', 'partition', 'link'];
const NODES = ['crash', 'restart', 'pause'];
const TIME = ['byHand', 'fire', 'nudge', 'clock', 'disk'];

export const onlyCrashes = without(
  {
    en: 'You crash and restart nodes, and do nothing else.',
    zh: '只让节点宕机和重启，不做别的。',
  },
  ...[...MESSAGES, ...NETWORK, ...TIME, 'pause', 'mend', 'heal'],
);

export const onlyNetwork = without(
  {
    en: 'Nodes, messages and timers are left alone. You may cut links and ask the cluster.',
    zh: '不碰节点、消息和计时器。可以切断链路，可以向集群提出请求。',
  },
  ...[...MESSAGES, ...NODES, ...TIME, 'link'],
);

export const onlyDrops = without(
  {
    en: 'You drop a message, and do nothing else.',
    zh: '只丢一条消息，不做别的。',
  },
  ...[...NODES, ...NETWORK, ...TIME, ...MESSAGES.filter((one) => one !== 'drop')],
);

export const onlyNodes = without(
  {
    en: 'Links, messages and timers are left alone.',
    zh: '不碰链路、消息和计时器。',
  },
  ...[...MESSAGES, ...NETWORK, ...TIME],
);
