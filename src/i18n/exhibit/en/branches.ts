/** Words of the exhibit page: branches. */
export const branches = {} as const;
