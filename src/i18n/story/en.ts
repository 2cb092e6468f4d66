const withDisk = (fate: string) => (fate === '' ? '' : ` with ${fate}`);
const between = (from: string | null, to: string | null) =>
  (from ? ` from ${from}` : '') + (to ? ` to ${to}` : '');

/** What a run is told with in English, where a page does not tell it at once. */
export const en = {
  disk: {
    keep: 'its disk kept',
    lastWriteLost: 'its last write lost',
    lost: 'an empty disk',
  },

  story: {
    role: (node: string, from: string, to: string) =>
      from === to ? `${node} starts again as ${to}.` : `${node}: ${from} → ${to}`,
    missed: (what: string) => `${what} (there was nothing to do it to)`,
    violation: (title: string, why: string) => `${title} is broken. ${why}`,
  },

  commands: {
    theRole: (role: string) => `the ${role}`,
    crash: (node: string) => `${node} crashes.`,
    restart: (node: string, fate: string) => `${node} restarts${withDisk(fate)}.`,
    pause: (node: string) => `${node} is paused.`,
    resume: (node: string) => `${node} goes on.`,
    remove: (node: string) => `${node} is removed.`,
    add: (kind: string) => `A ${kind} is added.`,
    partition: (groups: string) => `The network is partitioned: ${groups}.`,
    heal: 'All links are healed.',
    cut: (from: string, to: string) => `The link from ${from} to ${to} is cut.`,
    mend: (from: string, to: string) => `The link from ${from} to ${to} is mended.`,
    link: (from: string | null, to: string | null, what: string) =>
      `${from || to ? `The link${between(from, to)}` : 'Every link'} changes: ${what}.`,
    clock: (node: string, offset: string | null, drift: string | null) =>
      `The clock of ${node} is set${offset ? ` ${offset} ahead` : ''}${drift ? ` and runs at ${drift}` : ''}.`,
    disk: (node: string, write: string) => `A disk write of ${node} now takes ${write}.`,
    drop: (message: string) => `${message} is dropped.`,
    hold: (message: string) => `${message} is held back.`,
    duplicate: (message: string) => `${message} is duplicated.`,
    deliverNow: (message: string) => `${message} is delivered at once.`,
    release: (message: string) => `${message} is let go.`,
    byHandOn: 'From here on every message and timer waits to be chosen.',
    byHandOff: 'Messages and timers go on by themselves.',
    align: (timer: string) => `All timers of this kind run out together: ${timer}.`,
    spread: (timer: string) => `All timers of this kind run out in turn, evenly: ${timer}.`,
    oneMessage: 'A message',
    theMessage: (type: string, from: string, to: string) => `${type} from ${from} to ${to}`,
    nextMessage: (type: string | null, from: string | null, to: string | null) =>
      `The next ${type ?? 'message'}${between(from, to)}`,
    fire: (node: string, timer: string) => `The timer of ${node} fires now: ${timer}.`,
    request: (node: string, request: string) => `${node} is asked: ${request}.`,
    set: (param: string, value: string) => `${param} becomes ${value}.`,
  },

  link: {
    delay: (text: string) => `delay ${text}`,
    loss: (text: string) => `loss ${text}`,
    duplicate: (text: string) => `duplicates ${text}`,
    order: { fifo: 'in order', any: 'in any order' },
  },
} as const;
