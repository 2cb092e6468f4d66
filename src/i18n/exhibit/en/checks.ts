/** Words of the exhibit page: invariants. */
export const checks = {
  whatBroke: 'What broke?',
  contradict: 'What contradicts each other',
  breaks: 'The invariant breaks here',
  light: 'Light them',
  goTo: (when: string) => `Go to ${when}`,
  nodes: 'Nodes concerned',
} as const;
