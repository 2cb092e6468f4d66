/** A path as one would write it in code: `script[2].node`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    const name = shortened(String(part));
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[\w-]+$/.test(name)) text += text === '' ? name : `.${name}`;
    // What follows a flag of the command line is not below it: `--set heartbeat`.
    else if (text === '') text += name;
    else text += `[${JSON.stringify(name)}]`;
  }
  return text === '' ? 'at the top' : text;
}

const LONGEST = 60;

/** A value as JSON, shortened to one short line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  return shortened(JSON.stringify(value) ?? String(value));
}

function shortened(text: string): string {
  // Whole characters: half of one is none.
  const characters = [...text.slice(0, 2 * (LONGEST + 1))];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}

const MANY = 40;

/** "a, b or c"; cut short where there are very many. */
export function listing(items: readonly string[]): string {
  if (items.length > MANY) return `${items.slice(0, MANY).join(', ')}, …`;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

/** " (did you mean x?)", where one of the options is a few slips away from what was given; else nothing. */
export function didYouMean(given: unknown, options: readonly unknown[]): string {
  if (typeof given !== 'string' || given.length > LONGEST) return '';
  let best = '';
  let least = Math.min(3, 1 + (given.length >> 2)) + 0.5;
  for (const option of options) {
    if (typeof option !== 'string') continue;
    const slips = distance(given.toLowerCase(), option.toLowerCase());
    if (slips < least) [best, least] = [option, slips];
  }
  return best === '' ? '' : ` (did you mean ${best}?)`;
}

/** The number of letters to add, take away or change to get from one word to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
