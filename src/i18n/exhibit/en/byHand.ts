/** Words of the exhibit page: byHand. */
export const byHand = {} as const;
