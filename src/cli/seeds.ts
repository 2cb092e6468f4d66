import { refuse } from '../files/input.ts';

export interface SeedRange {
  readonly from: number;
  readonly to: number;
}

export const SEEDS_FORM = 'a range of seeds, such as 1..1000';

const SEEDS: SeedRange = { from: 1, to: 100 };
/** A range longer than this is a slip of the finger. */
const MOST_SEEDS = 100_000_000;

/** What `--seeds` says: one seed, or from the first to the last. */
export function seedsOf(text: string | undefined): SeedRange {
  if (text === undefined) return SEEDS;
  const [, first = '', last = ''] = /^(\d{1,15})(?:\.\.(\d{1,15}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last === '' ? first : last)];
  const right = first !== '' && from <= to && to - from < MOST_SEEDS;
  return right ? { from, to } : refuse(['--seeds'], text, SEEDS_FORM);
}
