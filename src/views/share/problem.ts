import type { ExhibitWords } from '../../i18n/words.ts';
import type { Problem } from '../../sdk/changes.ts';

/** What is wrong, in one line: the field, what stood there and what was expected. */
export function problemText({ field, message }: Problem, { problems }: ExhibitWords): string {
  const whole = field === '' ? message : `${field}: ${message}`;
  const [, where, found, expected] = /^(.*?): found (.*), expected (.*)$/s.exec(whole) ?? [];
  return expected === undefined ? whole : problems.said(where ?? '', found ?? '', expected);
}

/** The same beside the field, which so need not be named. */
export function problemHere({ message }: Problem, { problems }: ExhibitWords): string {
  const [, found, expected] = /^found (.*), expected (.*)$/s.exec(message) ?? [];
  return expected === undefined ? message : problems.saidHere(found ?? '', expected);
}
