/** Runs that are kept in this browser. */
export const kept = {
  title: 'Your runs',
  about: 'Kept in this browser.',
  /** A run that nobody has named: its scenario, and the first thing that was done by hand. */
  unnamed: (title: string, first: string | null) => (first === null ? title : `${title}: ${first}`),
  commands: (n: string) => (n === '1' ? '1 command' : `${n} commands`),
  branches: (n: string) => `${n} branches`,
  events: (n: string) => (n === '1' ? '1 event' : `${n} events`),
  seed: (seed: string) => `seed ${seed}`,
  ownScenario: 'a scenario of its own',
  broken: 'It cannot be opened by this version. It can still be saved as a file.',
  rename: (name: string) => `Rename “${name}”`,
  nameOf: (name: string) => `Name of “${name}”`,
  save: (name: string) => `Save “${name}” as a file`,
  remove: (name: string) => `Delete “${name}”`,
  removed: (name: string) => `“${name}” is deleted.`,
  undo: 'Undo',
  showAll: (n: string) => `Show all ${n}`,
  showFewer: 'Show fewer',

  name: 'Name',
  nameNote: 'Kept in this browser, and listed on the front page under this name.',
  named: 'Kept under this name.',

  trouble: {
    notKept:
      'This browser keeps nothing for this page: the run is lost when the tab closes. To keep it, save it as a file.',
    keptFull:
      'There is no room left in this browser to keep the run. Delete some on the front page, or save this one as a file.',
    keptTooLong: 'The run is too long to be kept from here on. To keep it, save it as a file.',
  },
} as const;
