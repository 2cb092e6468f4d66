/** Where the parts of gossip's exhibit stand; each is loaded when it is asked for. */

export const whole = () => import('./index.ts').then(({ gossip }) => gossip);
export const scenarios = () => import('./scenarios/index.ts').then((parts) => parts.scenarios);
export const teaching = () => import('./lessons/index.ts').then((parts) => parts.teaching);

export const machine = () =>
  import('./protocol.ts').then(({ speaking }) => ({ speaking, vocabulary: () => ({}) }));
/** Its sentences are few: whoever plays it has all of them from the start. */
export const stage = {
  en: () => import('./text/en.ts').then(({ en }) => en),
  zh: () => import('./text/zh.ts').then(({ zh }) => zh),
};
