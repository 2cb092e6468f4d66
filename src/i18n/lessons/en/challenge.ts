/** Words of the pages that teach: challenges. */
export const challenge = {
  title: 'Challenges',
} as const;
