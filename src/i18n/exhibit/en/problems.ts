/** What is wrong with a link or a file. Whoever reads them says it in English; other languages translate that. */
export const problems = {
  /** `field`: where it stands; `found` and `expected`: nouns. */
  said: (field: string, found: string, expected: string) =>
    `${field}: found ${found}, expected ${expected}`,
  /** Beside the field itself. */
  saidHere: (found: string, expected: string) => `found ${found}, expected ${expected}`,
} as const;
