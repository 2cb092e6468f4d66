/** Names that are told one after the other, of very many the first and how many there are. */
export const inShort = (names: readonly string[]): string =>
  names.length > 16 ? `${names.slice(0, 3).join(' ')} … (${names.length})` : names.join(' ');
