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
} as const;
