/** Words of the exhibit page: story. */
export const story = {} as const;
