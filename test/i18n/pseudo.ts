/** `accented` shows what is not in any dictionary, and is longer by a third; `doubled` is twice as long. */
export type Pseudo = 'accented' | 'doubled';

/**
 * A pseudo-locale: what takes a dictionary, or any part of one, into a language that nobody speaks. Sentences keep what
 * they are given (a name, a moment, another sentence) as it is. All stands in one function, since tests put its source
 * into the page.
 */
export function pseudoLocale(kind: Pseudo): <W>(words: W) => W {
  const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const strange = 'ÅßÇÐÉƑĜĤÎĴĶĿṀÑÖÞQŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž';
  const padding = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

  const accent = (text: string) =>
    text.replace(/[A-Za-z]/g, (letter) => strange[plain.indexOf(letter)] ?? letter);
  const double = (text: string) => text.replace(/\S*[A-Za-z]{2}\S*/g, (word) => `${word} ${word}`);

  /** Words that make a text longer by a third. */
  const pad = (letters: number) => {
    let words = '';
    for (let i = 0; words.length < letters * 0.3; i++) words += ` ${padding[i % padding.length]}`;
    return words;
  };

  /** A text of which the parts at odd places were given and stay. */
  const say = (parts: readonly string[]) => {
    const own = parts.filter((_, i) => i % 2 === 0).join('');
    if (!/[A-Za-z]/.test(own)) return parts.join('');
    const change = kind === 'accented' ? accent : double;
    const said = parts.map((part, i) => (i % 2 === 0 ? change(part) : part)).join('');
    return kind === 'accented' ? `[${said}${accent(pad(own.length))}]` : said;
  };

  const sentence = (text: string, args: readonly unknown[]) => {
    const given = args.filter((arg): arg is string => typeof arg === 'string' && /\w/.test(arg));
    const longest = given.sort((a, b) => b.length - a.length);
    const quoted = longest.map((arg) => arg.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return say(quoted.length === 0 ? [text] : text.split(new RegExp(`(${quoted.join('|')})`)));
  };

  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return say([value]);
    if (typeof value === 'function')
      return (...args: unknown[]) => sentence(String(value(...args)), args);
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    // What a browser and a screen reader take for the language is no text.
    const isCode = (key: string, item: unknown) => key === 'lang' && item === 'en';
    return Object.fromEntries(
      entries.map(([key, item]) => [key, isCode(key, item) ? item : change(item)]),
    );
  };
  return change as <W>(words: W) => W;
}
