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
    stopped: (letter: string, title: string) => `Stopped: ${title} is broken in run ${letter}.`,
  },
} as const;
