/** Words of the exhibit page: the role chart. */
export const chart = {
  tab: 'Chart',
  none: 'Nothing here changes roles.',
  nodes: 'Whose chart',
  figure: (node: string, role: string) => `The role chart; ${node} is ${role}.`,
  figureDown: (node: string) => `The role chart; ${node} is crashed.`,
  is: (role: string) => `is ${role}`,
  crashed: 'is crashed',
  last: (from: string, to: string) => `${from} → ${to}`,
  by: (event: string, when: string) => `by ${event} at ${when}`,
  lost: (event: string, when: string) => `outside the chart, by ${event} at ${when}`,
  lostRole: (role: string) => `no longer ${role}`,
  never: 'It has not changed its role yet.',
  things: 'In these states now',
  thingsDown: 'Where a restart would find them',
  noThings: 'Nothing is under way.',
  transitions: 'Transitions',
  soFar: 'taken so far',
  event: 'event',
  way: 'from → to',
  all: 'all',
  times: (n: string, node: string, event: string) =>
    `${event}, ${node}: ${n} times so far. Go to the last time`,
  timesAll: (n: string, event: string) =>
    `${event}, all nodes: ${n} times so far. Go to the last time`,
  outside: 'outside the chart',
  light: (event: string) => `Show ${event} in the chart`,
} as const;
