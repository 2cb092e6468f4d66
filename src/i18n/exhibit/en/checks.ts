/** Words of the exhibit page: checks. */
export const checks = {} as const;
