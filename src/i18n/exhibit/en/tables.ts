/** Words of the exhibit page: tables of what nodes hold. */
export const tables = {
  added: 'new',
} as const;
