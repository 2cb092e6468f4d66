import { parseDuration, printDuration } from '../core/duration.ts';
import { micros } from '../core/ids.ts';
import { InputError, refuse } from '../files/input.ts';
import { specsOf } from '../files/params.ts';
import { didYouMean, listing } from '../files/wording.ts';
import { formatShare } from '../i18n/measure.ts';
import type { Changes } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

type Any = ProtocolTypes;

export const VARY = 'k=values, such as network.loss=0..60%/10';

/** By what a setting's values are written. */
type Sort =
  | { readonly kind: 'share' | 'count' | 'duration' }
  | { readonly kind: 'words'; readonly words: readonly (string | boolean)[] };

/** One value of the setting that is varied. */
export interface Varied {
  /** As it stands in files. */
  readonly value: unknown;
  readonly said: string;
  /** What makes it of a scenario. */
  readonly changes: Changes;
}

/** More values than anybody looks at are a slip of the finger. */
const MOST = 1000;

/**
 * Reads a setting and its values: `fanout=1,2,4`, `nodes.server=3..9/2`, `network.loss=0..60%/10`. The name of a switch or a
 * choice alone stands for all that it can be.
 */
export function variedBy(protocol: WrittenProtocol<Any>, text: string) {
  const [name = '', ...rest] = text.split('=');
  const sorts = sortsOf(protocol);
  const path = name in sorts ? name : `params.${name}`;
  const sort = Object.hasOwn(sorts, path) ? sorts[path] : undefined;
  if (sort === undefined) {
    const names = Object.keys(sorts).map((one) => one.replace(/^params\./, ''));
    throw new InputError(
      `--vary: found ${JSON.stringify(text)}, expected k=values where k is ${listing(names)}${didYouMean(name, names)}`,
    );
  }
  const field = `--vary ${name}`;
  const values: readonly Varied[] = valuesOf(sort, rest.join('='), field).map((value) => ({
    value,
    said: sort.kind === 'share' ? formatShare(value as number) : String(value),
    changes: changeAt(path, value),
  }));
  if (values.length > MOST) refuse([field], values.length, `${MOST} values at most`);
  return { path, values };
}

function sortsOf(protocol: WrittenProtocol<Any>): Readonly<Record<string, Sort>> {
  const params = Object.entries(specsOf(protocol)).flatMap(([name, spec]): [string, Sort][] => {
    const path = `params.${name}`;
    if (spec.kind === 'count' || spec.kind === 'duration') return [[path, { kind: spec.kind }]];
    if (spec.kind === 'flag') return [[path, { kind: 'words', words: [false, true] }]];
    return spec.kind === 'choice' ? [[path, { kind: 'words', words: spec.options }]] : [];
  });
  const kinds = Object.keys(protocol.kinds).map((kind): [string, Sort] => [
    `nodes.${kind}`,
    { kind: 'count' },
  ]);
  return {
    ...Object.fromEntries([...params, ...kinds]),
    'network.loss': { kind: 'share' },
    'network.duplicate': { kind: 'share' },
    'network.order': { kind: 'words', words: ['any', 'fifo'] },
  };
}

function valuesOf(sort: Sort, text: string, field: string): readonly unknown[] {
  if (sort.kind === 'words') {
    if (text === '') return sort.words;
    return text.split(',').map((one) => sort.words.find((word) => String(word) === one) ?? one);
  }
  const { kind } = sort;
  const range = /^([^,]+)\.\.([^,]+)\/([^,]+)$/.exec(text);
  const words = range ? range.slice(1) : text.split(',');
  // A range says once for all that it is in hundredths.
  const hundredths = range !== null && text.includes('%');
  const numbers = words.map(
    (one) => numberOf(kind, one, hundredths) ?? refuse([field], text, FORMS[kind]),
  );
  if (!range) return numbers.map((number) => inFile(kind, number));
  const [from = 0, to = 0, step = 0] = numbers;
  if (from > to || step === 0) refuse([field], text, 'from..to/step, where from is the lesser');
  // Refused above for its length, not before it fills the memory.
  const count = Math.min(MOST, Math.floor((to - from) / step));
  return Array.from({ length: count + 1 }, (_, i) => inFile(kind, from + i * step));
}

const FORMS = {
  share: '0,10%,0.2 or 0..60%/10',
  count: '1,2,3 or 1..9/2',
  duration: '50ms,100ms or 50ms..200ms/50ms',
};

/** A value as a whole number: parts are in millionths, durations in µs. */
function numberOf(kind: keyof typeof FORMS, text: string, hundredths: boolean): number | null {
  if (kind === 'duration') return parseDuration(/^\d+$/.test(text) ? Number(text) : text);
  const [, digits = '', sign = ''] = /^(\d{1,9}(?:\.\d{1,6})?)(%?)$/.exec(text) ?? [];
  if (digits === '' || (kind === 'count' && (sign || digits.includes('.')))) return null;
  if (kind === 'count') return Number(digits);
  return Math.round(Number(digits) * (hundredths || sign ? 10_000 : 1_000_000));
}

function inFile(kind: keyof typeof FORMS, number: number): unknown {
  if (kind === 'duration') return printDuration(micros(number));
  return kind === 'share' ? number / 1_000_000 : number;
}

function changeAt(path: string, value: unknown): Changes {
  const [room = '', name = ''] = path.split('.');
  return { [room]: { [name]: value } };
}
