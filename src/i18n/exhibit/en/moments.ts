/** Words of the exhibit page: moments. */
export const moments = {} as const;
