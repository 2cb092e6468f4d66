/** How a language says what stands between and behind the phrases. */
interface Joints {
  readonly or: string;
  readonly comma: string;
  /** With `{}` for the word that was meant. */
  readonly didYouMean: string;
}

interface Phrase {
  readonly pattern: RegExp;
  readonly said: string;
}

/**
 * Translates what code says in English alone, as catalogues of messages do: by the English phrase. `{}` in it stands for
 * a value, which is put back as it is, and `{list}` for several that are joined by commas and "or". Alternatives are
 * translated one by one; what is in no catalogue stays English.
 */
export function phraseBook(
  phrases: Readonly<Record<string, string>>,
  { or, comma, didYouMean }: Joints,
): (text: string) => string {
  // The phrase that says more comes first: "at most {}" also fits what "at most {} bytes" does.
  const compiled = Object.entries(phrases)
    .sort(([a], [b]) => b.replace(/\{.*?\}/g, '').length - a.replace(/\{.*?\}/g, '').length)
    .map(([english, said]) => compile(english, said));
  const listing = (text: string) => text.replaceAll(', ', comma).replace(/ or (?=[^ ]+$)/, or);
  const phrase = (text: string): string | null => {
    for (const { pattern, said } of compiled) {
      const found = pattern.exec(text);
      if (!found) continue;
      const values = found.slice(1);
      let at = 0;
      return said.replace(/\{(?:list)?\}/g, (part) => {
        const value = values[at++] ?? '';
        return part === '{list}' ? listing(value) : value;
      });
    }
    return null;
  };
  return (text) => {
    const [, asked = text, meant] = /^(.*) \(did you mean (.*)\?\)$/s.exec(text) ?? [];
    const said =
      phrase(asked) ??
      asked
        .split(', or ')
        .map((one) => phrase(one) ?? one)
        .join(or);
    return meant === undefined ? said : said + didYouMean.replace('{}', () => meant);
  };
}

function compile(english: string, said: string): Phrase {
  const source = english
    .split(/\{(?:list)?\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.*)');
  return { pattern: new RegExp(`^${source}$`, 's'), said };
}
