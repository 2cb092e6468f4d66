/** Words of the exhibit page: clients' histories, drawn and judged. */
export const history = {
  title: 'Clients’ history',
  /** In the list of keys. */
  key: 'Clients’ history: is it linearizable?',
  show: 'Draw the history',
  none: 'Nobody asks anything here that could be judged.',
  empty: 'No client has asked anything yet.',
  emptyHint: 'Press n, or let a client send a request, and its operation stands here.',
  nothing: 'nothing',
  judging: 'Judging…',
  verdict: { yes: 'Linearizable', no: 'Not linearizable', unknown: 'Not known' },
  fits: (count: string) =>
    count === '1'
      ? 'One operation, and what it came to fits.'
      : `All ${count} operations fit into one order, each at an instant between its call and its return.`,
  ticks: 'The ticks are one such order.',
  numbers: 'The numbers are one such order.',
  /** An operation, its client, and what it came to. */
  stuck: (call: string, who: string) => `${call} of ${who} fits nowhere.`,
  told: (value: string) => `It returned ${value}.`,
  refused: 'It was refused.',
  instead: (values: string) => `At that time only ${values} could have stood there.`,
  or: ' or ',
  orderBefore: (count: string) =>
    count === '1'
      ? 'The numbered operation fits; after it, whatever is tried, this one does not.'
      : `The ${count} numbered operations fit into an order; after them, whatever is tried, this one does not.`,
  gaveUp: (count: string) =>
    `The search stopped after looking at ${count} ways: too many operations overlap. That says neither yes nor no.`,
  untilNow: 'Judged up to the playhead; what follows is faint.',
  goTo: 'Go to its answer',
  find: 'Show it',
  keys: 'Objects',
  all: 'All',
  brokenKey: (key: string) => `${key}, not linearizable`,
  drawing: 'Operations by client',
  hint: '← → from one operation to the next, ↑ ↓ to another client.',
  hintGo: 'Enter goes to its answer.',
  earlier: 'Earlier',
  later: 'Later',
  part: (from: string, to: string, of: string) => `Operations ${from} to ${to} of ${of}`,
  called: 'asked',
  returned: 'answered',
  /** What a screen reader says of an operation. */
  operation: (who: string, call: string) => `${who}: ${call}`,
  ends: {
    refused: 'refused',
    failed: 'failed, never happened',
    info: 'outcome unknown',
    open: 'never answered',
  },
  asOrder: (n: string) => `number ${n} in the order`,
  standing: {
    stuck: 'fits nowhere',
    left: 'after what fits',
  },
  line: (n: string) => `line ${n}`,
  /** A file with a history. */
  file: 'A history',
  fileOf: (name: string, operations: string) => `${name}: ${operations} operations`,
  model: 'Held against',
  models: {
    register: 'a register',
    'cas-register': 'a register with compare-and-set',
    kv: 'a key-value store',
    queue: 'a queue, first in, first out',
  },
  close: 'Close the history',
  does: {
    nextOperation: 'The next operation',
    previousOperation: 'The operation before',
    otherClient: 'The nearest operation of another client',
    endsOfHistory: 'The first, the last operation',
  },
} as const;
