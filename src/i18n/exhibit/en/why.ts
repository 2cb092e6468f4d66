/** Words of the exhibit page: why something came about. */
export const why = {
  ask: 'Why?',
  askOf: (what: string) => `Why? ${what}`,
  story: 'How it came about',
  begins: 'It begins here',
  before: (what: string) => `Before that: ${what}`,
  meanwhile: 'Meanwhile:',
  lost: (count: number, node: string) =>
    count === 1 ? `A message to ${node} is lost.` : `${count} messages to ${node} are lost.`,
  alsoTo: (nodes: string) => `The same goes to ${nodes}.`,
  again: (times: number, from: string, to: string) =>
    `${times} times like this, each leading to the next, from ${from} to ${to}.`,
  more: (count: number) => `Show ${count} steps in between`,
  goTo: (when: string) => `Go to ${when}`,
  cone: 'Not only this chain',
  past: 'All that could have led to it',
  future: 'All that it could have led to',
  events: (count: string, nodes: string) => `${count} events at ${nodes}`,
  noEvents: 'no events',
  coneMeans:
    'Happened-before: the order of events at each node, and each message from its sending to its arrival.',
  outside: 'This happened to no node, so it is neither before nor after their events.',
  elsewhere: 'This happened on another branch, after the two had parted.',
  toBranch: 'Go to that branch',
  notYet: 'This has not happened on this branch.',
  key: 'Why did that happen?',
  told: {
    start: (node: string) => `${node} starts.`,
    send: (node: string, message: string, to: string) => `${node} sends ${message} to ${to}.`,
    duplicate: (message: string, from: string, to: string) =>
      `The network makes a copy of ${message} from ${from} to ${to}.`,
    deliver: (message: string, from: string, to: string) =>
      `${message} from ${from} arrives at ${to}.`,
    drop: (message: string, from: string, to: string) =>
      `${message} from ${from} to ${to} is lost.`,
    timer: (timer: string, node: string) => `A timer of ${node} runs out: ${timer}.`,
    request: (node: string, request: string) => `${node} is asked: ${request}.`,
    reply: (node: string) => `${node} has its answer.`,
    persist: (node: string) => `${node} writes to its disk.`,
    written: (node: string) => `What ${node} wrote is on its disk.`,
    wait: (node: string) => `Something comes to ${node}, which is paused and deals with it later.`,
  },
} as const;
