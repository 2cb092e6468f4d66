import type { ParamSpec } from '../sdk/params.ts';

/** Values of files in the few characters that stand in an address as they are. */

const WORD = /^[\w.-]+$/;
const SPAN = /^-?\d+(\.\d+)?(us|ms|s|min)$/;

/** Whether some text needs no escaping between the signs that part an address. */
export const isWord = (value: unknown): value is string =>
  typeof value === 'string' && WORD.test(value);

/** A number where the text is one; else the text, which whoever wanted a number will refuse. */
export const number = (text: string): number | string =>
  /^-?\d{1,16}(\.\d{1,9})?$/.test(text) ? Number(text) : text;

const words = (values: readonly unknown[]): string | null =>
  values.every(isWord) ? values.join() : null;

/** How long something takes: `10ms`, `5ms-15ms`, or a table `1ms,2ms,5ms`. Null where that does not say it. */
export function delayText(delay: unknown): string | null {
  const { fixed, uniform, table } = delay as Readonly<Record<string, unknown>>;
  const isSpan = (value: unknown) => typeof value === 'string' && SPAN.test(value);
  if (isSpan(fixed)) return fixed as string;
  if (Array.isArray(uniform) && uniform.every(isSpan)) return uniform.join('-');
  return Array.isArray(table) && table.every(isSpan) ? table.join() : null;
}

export function delayFrom(text: string): unknown {
  if (text.includes(',')) return { table: text.split(',') };
  return text.includes('-') ? { uniform: text.split('-') } : { fixed: text };
}

/** A setting's value: `50ms`, `150ms,300ms`, `true`, `3`, `fast`. */
export function settingText(spec: ParamSpec, value: unknown): string | null {
  if (spec.kind === 'durationRange') return words(value as readonly unknown[]);
  return words([typeof value === 'string' ? value : String(value)]);
}

export function settingFrom(spec: ParamSpec, text: string): unknown {
  switch (spec.kind) {
    case 'durationRange':
      return text.split(',');
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'count':
      return number(text);
    default:
      return text;
  }
}
