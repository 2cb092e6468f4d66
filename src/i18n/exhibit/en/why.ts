/** Words of the exhibit page: why. */
export const why = {} as const;
