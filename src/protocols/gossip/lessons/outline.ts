import type { Outline } from '../../../sdk/lesson.ts';

/** What there is to learn about gossip. A test holds it to what is really there. */
export const outline: Outline = {
  chapters: [
    {
      id: 'how-it-spreads',
      title: { en: 'How a rumour spreads', zh: '谣言怎样传开' },
      about: {
        en: 'Why a few calls chosen by chance reach everybody, how long that takes, and when it is better to tell and when to ask.',
        zh: '为什么随机找几个节点就能传遍所有节点，需要多久，以及什么时候该说，什么时候该问。',
      },
      minutes: 9,
      stops: [
        'one-knows',
        'doubling',
        'the-last-few',
        'the-author-is-gone',
        'asking',
        'who-finishes',
        'both-at-once',
      ],
    },
    {
      id: 'when-to-stop',
      title: { en: 'When to stop', zh: '何时停下' },
      about: {
        en: 'How a node can tell that a rumour is old, whom that leaves out, and what it costs to leave out fewer.',
        zh: '节点怎样看出一条谣言已经旧了，会因此漏掉谁，想少漏又要付出什么。',
      },
      minutes: 7,
      stops: [
        'nobody-knows-that-all-know',
        'losing-interest',
        'left-out',
        'more-patience',
        'lost-on-the-way',
      ],
    },
    {
      id: 'repair',
      title: { en: 'Repair', zh: '修补' },
      about: {
        en: 'How nodes find out what they lack, which of two values wins, and why a deletion has to leave something behind.',
        zh: '节点怎样发现自己缺了什么，两个值相遇时谁胜，以及删除为什么必须留下点什么。',
      },
      minutes: 8,
      stops: ['one-was-away', 'comparing', 'two-values', 'deleting', 'without-a-certificate'],
    },
    {
      id: 'where-it-can-go',
      title: { en: 'Who can reach whom', zh: '谁能联系谁' },
      about: {
        en: 'Rings, small worlds, two data centres and Bitcoin’s network: what the links between nodes do to a piece of news.',
        zh: '环、小世界、两个数据中心和 Bitcoin 的网络：节点之间的链路怎样左右消息的传播。',
      },
      minutes: 9,
      stops: [
        'in-a-ring',
        'a-few-long-links',
        'one-bridge',
        'first-the-name',
        'the-one-that-was-asked',
        'a-thousand',
      ],
    },
  ],
  topics: [],
  questions: [],
  challenges: [
    'known-and-silent',
    'in-the-dark',
    'ask-another',
    'behind-the-times',
    'the-later-one-loses',
    'break-pull-disabled',
    'break-no-death-certificate',
  ],
};
