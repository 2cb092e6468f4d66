/** Where the parts of Raft's exhibit stand; each is loaded when it is asked for. */

export const whole = () => import('./index.ts').then(({ raft }) => raft);
export const scenarios = () => import('./scenarios/index.ts').then((parts) => parts.scenarios);
export const teaching = () => import('./lessons/index.ts').then((parts) => parts.teaching);

export const machine = () =>
  import('./protocol.ts').then(({ raftWith, vocabulary }) => ({ speaking: raftWith, vocabulary }));
export const stage = {
  en: () => import('./text/stageEn.ts').then(({ stageEn }) => stageEn),
  zh: () => import('./text/stageZh.ts').then(({ stageZh }) => stageZh),
};
export const story = {
  en: () => import('./text/en.ts').then(({ en }) => en),
  zh: () => import('./text/zh.ts').then(({ zh }) => zh),
};
