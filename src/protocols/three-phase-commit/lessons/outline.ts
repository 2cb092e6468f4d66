import type { Outline } from '../../../sdk/lesson.ts';

/** What there is to learn about three-phase commit. A test holds it to what is really there. */
export const outline: Outline = {
  chapters: [
    {
      id: 'why-three',
      title: { en: 'Why three phases', zh: '为什么要三个阶段' },
      about: {
        en: 'How one more round trip enables those who are left to finish without their coordinator.',
        zh: '为什么多走一个来回，余下的各方就能不靠协调者了结事务。',
      },
      minutes: 10,
      stops: [
        'a-hole-in-two',
        'everybody-knows',
        'when-to-commit',
        'nobody-knows',
        'one-knows',
        'the-next-one',
        'commit-without-it',
      ],
    },
    {
      id: 'where-it-ends',
      title: { en: 'Where it ends', zh: '它的边界' },
      about: {
        en: 'What those who come back may say, and what happens when silence is no crash.',
        zh: '宕机后回来的节点有没有发言权；沉默并非宕机时，又会出什么事。',
      },
      minutes: 8,
      stops: ['without-rm3', 'rm3-comes-back', 'all-down', 'torn', 'silence'],
    },
  ],
  topics: [
    { id: 'basics', title: { en: 'How it works', zh: '基本原理' } },
    { id: 'termination', title: { en: 'Without the coordinator', zh: '没有协调者' } },
    { id: 'limits', title: { en: 'Limits', zh: '局限' } },
  ],
  questions: [
    'why-a-third-phase',
    'what-pre-commit-tells',
    'never-side-by-side',
    'why-wait-for-acknowledgements',
    'why-pre-commit-is-not-logged',
    'who-takes-over',
    'the-termination-rules',
    'why-tell-the-rest-first',
    'an-acknowledgement-is-missing',
    'one-that-comes-back',
    'coordinator-comes-back',
    'is-pre-commit-final',
    'each-by-its-own-time-out',
    'does-it-ever-block',
    'what-it-costs',
    'what-a-partition-does',
    'why-hardly-anybody-uses-it',
    'one-lost-message',
    'time-and-impossibility',
    'two-that-lead',
  ],
  challenges: [
    'nobody-blocks',
    'break-times-out-alone',
    'one-after-another',
    'tear-the-network',
    'break-acks-not-awaited',
    'a-nap',
  ],
};
