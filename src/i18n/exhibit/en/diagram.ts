/** Words of the exhibit page: diagram. */
export const diagram = {} as const;
