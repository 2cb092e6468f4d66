import type { Problem } from '../../sdk/changes.ts';

/** What is wrong, in one line: the field, what stood there and what was expected. */
export const problemText = ({ field, message }: Problem): string =>
  field === '' ? message : `${field}: ${message}`;
