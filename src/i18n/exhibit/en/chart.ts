/** Words of the exhibit page: chart. */
export const chart = {} as const;
