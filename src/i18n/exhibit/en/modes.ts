/** Words of the exhibit page: the ways in which one can be with it. */
export const modes = {
  label: 'Ways to use this exhibit',
  explore: 'Explore',
  learn: 'Learn',
  interview: 'Interview',
  challenges: 'Challenges',
} as const;
