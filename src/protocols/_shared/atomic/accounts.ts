/** The names of a participant's accounts: a, b, c, … */
export const accountNames = (count: number): string[] => LETTERS.slice(0, count).split('');

/** One letter an account, so that no participant has more of them. */
export const MOST_ACCOUNTS = 8;
const LETTERS = 'abcdefgh';

export type Balances = Record<string, number>;

export const fullAccounts = (count: number, balance: number): Balances =>
  Object.fromEntries(accountNames(count).map((name) => [name, balance]));
