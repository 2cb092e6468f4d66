/** Words of the exhibit page: a stage of many nodes, where marks are small and names are looked for. */
export const crowd = {
  title: 'Stage of many nodes',
  find: 'Find nodes',
  hint: (name: string) => `${name}, a role …`,
  found: (n: string) => (n === '1' ? '1 node found' : `${n} nodes found`),
  none: 'No node is called that.',
  list: 'List of all nodes',
  /** How many are in a role: the name of a button that looks for them. */
  group: (title: string, n: string) => `${title}: ${n}`,
  /** What the picture shows, for those who do not see it. */
  summary: (nodes: string, groups: string, messages: string) =>
    `${nodes} nodes: ${groups}. ${messages} messages in flight.`,
  does: {
    nearest: 'To the nearest node that way',
    ends: 'First or last node',
    find: 'Find a node',
    jump: 'To the next one found',
    leave: 'Look for nothing',
    row: 'From row to row of the list; Enter selects',
    leap: 'Ten rows on or back',
    rowEnds: 'First or last row',
  },
} as const;
