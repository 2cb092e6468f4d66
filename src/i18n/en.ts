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
} as const;
