import type { Micros } from '../core/ids.ts';

/** One setting: its form, first value and range. `live`: it may change in mid-run by the command `set`. */
export type ParamSpec =
  | {
      readonly kind: 'duration';
      readonly initial: Micros;
      readonly min: Micros;
      readonly max: Micros;
      readonly live: boolean;
    }
  | {
      readonly kind: 'durationRange';
      readonly initial: readonly [Micros, Micros];
      readonly min: Micros;
      readonly max: Micros;
      readonly live: boolean;
    }
  | {
      readonly kind: 'count';
      readonly initial: number;
      readonly min: number;
      readonly max: number;
      readonly live: boolean;
    }
  | { readonly kind: 'flag'; readonly initial: boolean; readonly live: boolean }
  | {
      readonly kind: 'choice';
      readonly initial: string;
      readonly options: readonly string[];
      readonly live: boolean;
    };

export type ParamSpecs<P> = { readonly [K in keyof P & string]: ParamSpec };
