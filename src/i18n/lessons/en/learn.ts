/** Words of the pages that teach: the walkthrough. */
export const learn = {
  title: 'Learn',
} as const;
