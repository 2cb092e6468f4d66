const withDisk = (fate: string) => (fate === '' ? '' : ` with ${fate}`);
const between = (from: string | null, to: string | null) =>
  (from ? ` from ${from}` : '') + (to ? ` to ${to}` : '');

/** The interface in English: short, plain, in the present tense. */
export const en = {
  lang: 'en',
  name: 'Orrery',
  tagline: 'Distributed algorithms as running machines',

  header: {
    home: 'Orrery, front page',
    scenarios: 'Scenarios',
    switchLanguage: '中文',
    switchLanguageHint: 'Switch to Chinese',
    toNight: 'Night',
    toDay: 'Day',
    help: 'Keyboard',
    skip: 'Skip to the stage',
    seed: (seed: string) => `seed ${seed}`,
    digest:
      'Fingerprint of this run: the same scenario, seed and commands always give the same one',
  },

  front: {
    lead: 'Take the machine apart while it runs.',
    invite: 'Click a server to crash it.',
    inviteAgain: 'Click it again to restart it.',
    exhibits: 'Exhibits',
    open: (title: string) => `Open ${title}`,
    seed: (seed: number) => `seed ${seed}`,
    scenarios: (n: number) => `${n} scenarios`,
    starting: 'Starting the cluster…',
  },

  errors: {
    notFound: 'There is nothing at this address',
    found: (address: string) => `Found “${address}”.`,
    expected: (options: string) => `Expected ${options}.`,
    addressForm: '#/ for the front page, or #/exhibit/scenario',
    exhibitAmong: (list: string) => `one of the exhibits: ${list}`,
    scenarioAmong: (list: string) => `one of this exhibit’s scenarios: ${list}`,
    backHome: 'To the front page',
    broken: 'This part of the page has stopped',
    brokenWhy: 'That is our mistake, not yours. What went wrong:',
    again: 'Try again',
    noClient: 'No client is up that could send a request.',
    nothing: (what: string) => `There was nothing to do that to (${what}).`,
    savedRun: 'The run that was kept here could not be opened again; this is a fresh start.',
    dismiss: 'Dismiss',
  },

  /** Between the parts of a name that is spoken. */
  listing: ', ',
  loading: 'Opening the exhibit…',

  health: { up: 'up', crashed: 'crashed', paused: 'paused', removed: 'removed' },
  disk: {
    keep: 'its disk kept',
    lastWriteLost: 'its last write lost',
    lost: 'an empty disk',
  },

  stage: {
    label: 'Stage: the cluster',
    message: (type: string, from: string, to: string) => `${type} from ${from} to ${to}`,
    link: (a: string, b: string) => `Link between ${a} and ${b}`,
    lost: 'will be lost',
    held: 'held',
    cut: 'cut',
    clockWrong: 'clock runs wrong',
    slowDisk: 'slow disk',
    writing: 'writing to disk',
    crowd: (n: string) => `${n} messages in flight`,
    narration: 'What just happened',
    quiet: 'Nothing has happened yet. Press play, or step.',
    stoppedAt: (title: string) => `The run stopped: ${title} is broken.`,
    goOn: 'Go on',
  },

  transport: { play: 'Play', pause: 'Pause' },

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
