/** What an editor shows of each field, by its path in the JSON Schema. */
export type Told = Readonly<Record<string, string>>;

const under = (path: string, told: Told): Told =>
  Object.fromEntries(Object.entries(told).map(([name, text]) => [path + name, text]));

const DELAY: Told = {
  fixed: 'Always the same: "10ms".',
  uniform: 'Evenly between two durations, the lesser first: ["5ms", "15ms"].',
  table: 'By quantiles, from the least to the greatest: ["1ms", "2ms", "9ms"].',
};

const LINK: Told = {
  delay: 'How long a message is under way: fixed, uniform, or by a table of quantiles.',
  ...under('delay.', DELAY),
  loss: 'How likely a message is lost: a number from 0 to 1 with at most six decimals, or [part, whole].',
  duplicate: 'How likely a message arrives twice, as with loss.',
  order:
    '"fifo": messages of one link arrive as they were sent. "any": they may overtake each other.',
};

const MATCH: Told = {
  from: 'The node that sends, by name or role.',
  to: 'The node that receives, by name or role.',
  type: 'The type of the message that is meant: the next one that matches.',
};

const COMMAND: Told = {
  do: 'What is done.',
  node: 'A node by name ("s1"), or by the role that it has by then ("leader").',
  ...MATCH,
  message: 'The message that is meant: from, to and type; the next one that matches.',
  ...under('message.', MATCH),
  'message.envelope': 'The message by its number.',
  disk: 'What the node finds on its disk: all, all but the last write, or nothing.',
  kind: 'Which kind of node joins.',
  groups: 'The groups that no longer hear each other: lists of nodes.',
  offset: 'How far the clock is set off: "-50ms".',
  drift: 'How much faster the clock runs: 0.01 is one percent.',
  write: 'How long a write takes from here on, as a delay.',
  ...under('write.', DELAY),
  on: 'Whether every message and timer waits to be chosen from here on.',
  timer: 'Which timer.',
  'timer.type': 'Its type.',
  how: '"align": all run out together. "spread": one after the other.',
  request: 'What the client asks for.',
  param: 'A setting that may change in mid-run.',
  value: 'Its new value.',
  ...LINK,
};

const TEXT: Told = { en: 'In English.', zh: 'In Chinese.' };

/** Of a scenario's file. */
export const SCENARIO: Told = {
  version:
    '1, or 2 where the script has byHand, release or nudge. Newer programs read both; a file should have the lowest that says it.',
  protocol: 'Which algorithm runs.',
  id: 'A name for addresses and the command line: small letters, digits, hyphens. "untitled" if left out.',
  title: 'One line, as text, or as {"en": text, "zh": text}.',
  ...under('title.', TEXT),
  watch: 'One line on what to watch, as text, or as {"en": text, "zh": text}.',
  ...under('watch.', TEXT),
  seed: 'Every chance event is drawn from it: the same seed gives the same run. 1 if left out.',
  nodes: 'How many nodes of each kind. They are called by kind: servers s1, s2, …, clients c1, ….',
  params: 'The settings of the algorithm, by name. Durations have a unit: "150ms".',
  variant:
    'A weakened twin of the algorithm, by its id: one guard is removed. null for the real one.',
  network: 'How messages travel. From 5 to 15 ms, without loss, in any order, if left out.',
  ...under('network.', LINK),
  'network.links': 'Links that differ from the others; each is one direction.',
  'network.links.from': 'The node that sends.',
  'network.links.to': 'The node that receives.',
  ...under('network.links.', LINK),
  disk: 'The disks of the nodes.',
  'disk.write': 'How long a write takes, as a delay. Nothing if left out.',
  ...under('disk.write.', DELAY),
  initial: 'What single nodes have on disk and in memory at the start, by name of node and field.',
  workload: 'Requests that clients make by themselves. None if left out.',
  'workload.every': 'How often each client asks: "100ms".',
  'workload.clients': 'Which clients ask: "all", or a list of names.',
  'workload.op': 'What they ask for.',
  'workload.keys': 'How many keys they choose from. 1 if left out.',
  'workload.until': 'When they stop asking.',
  script:
    'Commands, each with its moment. A node is a name, or the role that it has by then ("leader").',
  'script.at': 'When: a number with a unit ("1.5s") or whole microseconds.',
  ...under('script.', COMMAND),
  until:
    'Where the run ends: at a time, after so many events, or whichever comes first. 10 s if left out.',
  'until.time': 'The last moment: "10s".',
  'until.events': 'The greatest number of events.',
  expects: 'Which invariants hold or fail. All hold if left out.',
  'expects.invariant': 'An invariant by name.',
  'expects.outcome': 'Whether it is to hold or to fail.',
  $schema: 'Where an editor finds this grammar. It means nothing to Orrery.',
};

/** Of a run's file, beside the scenario in it. */
export const RUN: Told = {
  version: '1.',
  kind: '"run": tells a run from a scenario.',
  scenario: 'The whole scenario, as in a scenario file, with the settings of this run.',
  branches:
    'The tree of branches, in the order in which they began; the first is the original course.',
  'branches.parent': 'The branch from which it left, by number; null for the first.',
  'branches.name': 'What someone called it.',
  'branches.length': 'How many events it has, with those it shares with its parent.',
  'branches.given': 'The commands given by hand on this branch, in order.',
  'branches.given.seq': 'How many events came before.',
  'branches.given.at': 'When it was given.',
  'branches.given.command': 'The command, as in a script, without its moment.',
  ...under('branches.given.command.', COMMAND),
  branch: 'The branch that is shown, by number.',
  position: 'Where the playhead stands: how many events are before it.',
  time: 'The moment of the playhead, which may stand between two events.',
  digest:
    'The fingerprint of the branch that is shown: what the run must come to when it is run again.',
  made: 'The version of Orrery that made the file.',
  $schema: SCENARIO.$schema as string,
};

const ENVELOPE: Told = {
  id: 'The number of the event that sent it.',
  from: 'Who sent it.',
  to: 'To whom.',
  sentAt: 'When it was sent, in microseconds.',
  dueAt: 'When it is due, in microseconds.',
  message: 'What it says.',
  'message.type': 'Its type.',
  cause: 'The event of the step in which it was sent.',
  lost: 'Whether it dies on its way.',
};

/** Of a line of a trace. */
export const TRACE: Told = {
  version: 'Of the first line: 2; 1 is read too.',
  scenario: 'Of the first line: the whole scenario, as in a scenario file.',
  seed: 'Of the first line: the seed of the run.',
  seq: 'The number of this event, from 0.',
  at: 'When, in microseconds.',
  node: 'At which node; null where it is at none.',
  kind: 'What sort of event it is.',
  cause: 'The event that brought it about, by number; null where none did.',
  envelope: 'The message, with its way.',
  ...under('envelope.', ENVELOPE),
  timer: 'The timer that ran out.',
  'timer.type': 'Its type.',
  op: 'The number of the request.',
  request: 'What a client asked for.',
  response: 'What it was answered.',
  from: 'The role before.',
  to: 'The role after.',
  event: 'What made the role change.',
  command: 'The command.',
  ...under('command.', COMMAND),
  missed: 'Whether it met nothing.',
  about: 'The message that it met.',
  ...under('about.', ENVELOPE),
  invariant: 'The invariant that broke.',
  violation: 'How it broke.',
  'violation.nodes': 'At which nodes.',
  'violation.events': 'The earlier events that it contradicts, by number.',
  'violation.detail': 'What the sentence about it says.',
  note: 'What the node told: a sentence by its key, and what is put into it.',
  'note.key': 'Which sentence.',
  'note.params': 'What is put into it.',
};

/** Of a line of a history. */
export const HISTORY: Told = {
  process: 'Who asks. A process does one thing at a time.',
  type: 'invoke: asked. ok: answered. fail: refused. info: nobody knows what became of it.',
  f: 'What was asked for.',
  key: 'Of what.',
  value: 'What was written or read; [old, new] for cas.',
  error: 'Why it failed, where it was not for what it found.',
  time: 'When, in microseconds.',
};
