/** Words of the exhibit page: the tree of branches, and two runs side by side. */
export const branches = {
  title: 'Branches',
  /** In the list of keys. */
  key: 'Branches, as a tree',
  alone:
    'There is one course so far. Go back in time and do something else there: a branch begins, and the old future stays here.',
  hint: 'Enter goes there, F2 renames, ↑ and ↓ move.',
  present: 'present',
  original: 'the original course',
  reaches: (time: string, events: string) => `to ${time}, ${events} events`,
  broken: (when: string) => `an invariant breaks at ${when}`,
  rename: (name: string) => `Rename ${name}`,
  nameOf: (name: string) => `A name for ${name}`,
  compare: (name: string) => `Compare ${name} with the present branch`,
  otherSettings: 'Compare with other settings…',
  settingsBeside: 'Other settings, beside this run',
  settingsBesideHint: 'Change what the second run shall have otherwise; this one stays as it is.',
  runBeside: 'Run beside this one',
  /** `title`: another exhibit. */
  exhibitBeside: (title: string) => `Beside ${title}`,
  exhibitBesideMeans: (title: string) =>
    `${title} plays the same scenario beside this run, with the same seed, network and faults.`,
  otherSettingsMeans: 'The same scenario beside this run, with the same seed unless you change it.',

  beside: {
    label: 'Side by side',
    side: (letter: string, name: string) => `Run ${letter}: ${name}`,
    asItIs: 'this run',
    asItIsMeans: 'with the settings it has',
    changed: 'other settings',
    /** One setting of run B, and what it is in run A. */
    setting: (label: string, is: string, was: string) => `${label}: ${is} (in A ${was})`,
    diagram: (letter: string) => `Time of run ${letter}`,
    parting: 'Where they part',
    alike: (events: string, time: string) =>
      `So far the two runs are the same: ${events} events, to ${time}.`,
    agree: (events: string, time: string) =>
      `The two runs are the same for ${events} events, to ${time}. Then:`,
    atOnce: 'The two runs differ from their first event:',
    before: 'Just before',
    there: 'Go there',
    mark: 'The runs part here',
    now: 'What differs now',
    nothingNow: 'Nothing: every node knows the same in both.',
    field: 'field',
    health: 'health',
    missing: 'not there',
    stay: (letter: string) => `Stay with ${letter}`,
    stayMeans: (letter: string) => `Close the comparison and go on with run ${letter}`,
    same: 'Same faults in both',
    sameMeans: 'What is done to one run by hand is done to the other at the same moment.',
    alone: (letter: string) => `That was for run ${letter} alone.`,
    /** What run B is under another exhibit; `left`: how many things it has no place for. */
    retold: (left: number) =>
      left === 0 ? 'the same scenario' : `the same scenario, but for ${left} of its parts`,
    checks: 'What its checks say',
    allHold: (n: number) => (n === 1 ? 'Its one check holds so far.' : `All ${n} hold so far.`),
    standing: 'How each node stands',
    node: 'node',
    counted: 'Counted so far',
    what: 'what',
    nothingShared: 'Nothing: every node knows the same in all that both protocols keep.',
    leftOut: 'Left out in run B',
    left: {
      nodes: (kind: string) => `the nodes: ${kind}`,
      setting: (label: string) => `the setting “${label}”`,
      variant: (title: string) => `the weakened twin “${title}”`,
      initial: (node: string) => `the state in which ${node} begins`,
      link: (from: string, to: string) => `the link from ${from} to ${to}`,
      workload: 'the requests that clients make by themselves',
      deed: (when: string, sentence: string) => `at ${when}: ${sentence}`,
    },
    stopped: (letter: string, title: string) => `Stopped: ${title} is broken in run ${letter}.`,
  },
} as const;
