const version = (made: string | null) => (made === null ? '' : ` It was made by Orrery ${made}.`);

/** Words of the exhibit page: how a run leaves the page, and how one comes. */
export const share = {
  /** In the list of keys. */
  key: 'Share: link, file, export',
  open: 'Share',
  title: 'Share this run',

  link: 'Link',
  linkLabel: 'Link to this run at this moment',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'The browser does not let us copy. The text is selected: copy it with your keyboard.',
  tooLong:
    'This run is too long for a link: some programs would cut it short. Save it as a file instead.',
  /** What a link carries; the parts are joined by `listing`. */
  carries: (parts: string) => `It carries ${parts}.`,
  scenario: 'the scenario',
  settings: (n: number) => (n === 1 ? '1 changed setting' : `${n} changed settings`),
  commands: (n: number) => (n === 1 ? '1 command' : `${n} commands`),
  branch: (name: string) => `the branch “${name}”`,
  moment: (when: string) => `the moment ${when}`,
  otherBranches: 'Other branches stay behind; a file takes them all.',
  digest: 'Fingerprint',
  madeBy: (made: string) => `run by Orrery ${made}`,
  fromDisk:
    'This page was opened from disk, so that the link works on this computer only. To hand the run on, save it as a file.',
  qr: {
    name: 'QR code',
    label: 'QR code of the link to this run',
    drawing: 'Drawing the code…',
    large: 'Full screen',
    close: 'Close',
    svg: 'the QR code as SVG',
    png: 'the QR code as PNG',
    long: (n: string) =>
      `${n} characters make a code so fine that many cameras cannot read it. Show it in full screen, or share the link.`,
    tooLong: (n: string) => `${n} characters are too many for a QR code. Share the link or a file.`,
  },

  file: 'File',
  save: 'Save run as a file',
  openFile: 'Open a file…',
  openHint: 'A run, a scenario, a trace or a history of clients. Or drop it anywhere on the page.',

  export: 'Export',
  trace: 'Trace (JSON Lines)',
  traceMeans: 'Every event of this branch, as the command line prints it.',
  writing: (percent: number) => `Writing the trace: ${percent} %`,
  stop: 'Stop',
  stretch: 'A stretch',
  from: 'From',
  to: 'To',
  unit: 's',
  mermaid: 'Mermaid sequence diagram',
  shiviz: 'ShiViz log',
  saveFile: 'Save',
  copyOf: (what: string) => `Copy ${what}`,
  saveOf: (what: string) => `Save ${what}`,
  events: (n: string) => `${n} events`,
  notStretch: 'Expected two moments in seconds, the first before the second.',
  longDiagram: (most: string) =>
    `Longer than ${most} characters, which Mermaid refuses unless told otherwise. Take a shorter stretch.`,

  drop: 'Drop it here to open it',

  reading: 'Reading the file…',
  replaying: 'Opening a run',
  replayed: (events: string, all: string | null) =>
    all === null ? `${events} events so far` : `${events} of ${all} events`,

  came: {
    link: 'This run came by a link.',
    file: 'This run came from a file.',
    earlier: 'This run came from elsewhere.',
    search: 'This run was found by searching.',
    beside: 'This run lay beside another one.',
  },
  back: 'Back to the run kept here',
  unread: {
    link: 'This link cannot be read. This is the scenario at its start.',
    file: 'This file cannot be read.',
    earlier: 'This run cannot be read.',
  },
  differs: {
    link: (made: string | null) =>
      `This link no longer leads to the run that it was made from.${version(made)} What you see is what becomes of it now.`,
    file: (made: string | null) =>
      `This file no longer gives the run that it was made from.${version(made)} What you see is what becomes of it now.`,
  },
  notBeside: 'Nothing was laid beside this run.',
  stopped: 'Opening it was stopped. This is the scenario at its start.',
  failed: 'The run could not be opened. This is the scenario at its start.',
  dismiss: 'Dismiss',
} as const;
