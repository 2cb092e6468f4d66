import { printDuration } from '../../core/duration.ts';
import { micros } from '../../core/ids.ts';
import type { Control } from '../settings/model.ts';
import { shareFrom, shareText, spanFrom, type Typed } from '../settings/typing.ts';

/** How a number that is not just a whole one is typed. */
export interface NumberForm {
  read(text: string, min: number, max: number): Typed<number>;
  show(value: number): string;
}

const PARTS = 1_000_000;

/** Parts of a whole, typed as hundredths. */
const share: NumberForm = {
  read(text) {
    const typed = shareFrom(text);
    return typed.fine ? { fine: true, value: typed.value[0] / typed.value[1] } : typed;
  },
  show: (value) => shareText([Math.round(value * PARTS), PARTS]),
};

/** Spans in µs, typed with their unit; without one they are milliseconds. */
const span: NumberForm = {
  read: (text, min, max) => spanFrom(text, 'ms', min, max),
  show: (value) => printDuration(micros(value)),
};

/** Null for whole numbers. */
export const formOf = ({ kind }: Control): NumberForm | null =>
  kind === 'share' ? share : kind === 'duration' ? span : null;
