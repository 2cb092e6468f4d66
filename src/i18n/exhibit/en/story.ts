/** Words of the exhibit page: the story and its filters. */
export const story = {
  nodes: 'Nodes',
  kinds: 'Kinds',
  note: 'What nodes did',
  role: 'Changes of role',
  command: 'What was done',
  violation: 'Broken checks',
  everything: 'Everything',
  none: 'No line of the story is of that kind.',
  milestone: 'milestone',
  /** Many lines of one kind as one: the first as an example, some of those whose they are, and how many others. */
  sum: (count: number, example: string, nodes: string, others: number) =>
    `${count} × ${example} … (${nodes} and ${others} more)`,
  openSum: 'Show each of them',
  closeSum: 'Sum them up again',
  more: (count: number) => `${count} more`,
  /** Where there are too many nodes for a button each. */
  selectFirst: 'Select a node to see only its lines.',
} as const;
