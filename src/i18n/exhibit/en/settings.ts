/** Words of the exhibit page: settings. */
export const settings = {} as const;
