import type { Localized, Sentence } from './text.ts';
import type { KindOf, ProtocolTypes } from './types.ts';
import type { Delay, LinkModel } from './world.ts';

/** What a run goes by: as it began, or as it stands at a moment. */
export interface Settings<T extends ProtocolTypes> {
  readonly params: T['params'];
  /** How many nodes there are of each kind. */
  readonly members: { readonly [K in KindOf<T>]: number };
  readonly network: LinkModel;
  readonly diskWrite: Delay;
}

/** Where a setting stands in a scenario's file. */
export type SettingPath<T extends ProtocolTypes> =
  | `nodes.${KindOf<T>}`
  | `params.${keyof T['params'] & string}`
  | `network.${keyof LinkModel}`
  | 'disk.write';

/** One thing that is unwise: the setting that it is about, and the sentence that says why. */
export type AdviceOf<T extends ProtocolTypes, A extends Record<string, object>> = {
  readonly [K in keyof A & string]: {
    readonly field: SettingPath<T>;
    readonly key: K;
    readonly params: A[K];
  };
}[keyof A & string];

/**
 * What a protocol's literature knows of settings that will not serve. It never forbids: whoever wants to see what goes
 * wrong shall see it. Apart from the protocol itself, like its forms, since a page that only plays does without.
 */
export interface Advisor<
  T extends ProtocolTypes,
  A extends Record<string, object> = Record<string, object>,
> {
  /** What is unwise about some settings; nothing if all is well. */
  adviceOn(settings: Settings<T>): readonly AdviceOf<T, A>[];
  readonly text: Localized<{ readonly [K in keyof A & string]: Sentence<A[K]> }>;
}

/** Erases which sentences an advisor has, which only it knows. */
export function defineAdvisor<T extends ProtocolTypes, A extends Record<string, object>>(
  advisor: Advisor<T, A>,
): Advisor<T> {
  return advisor as unknown as Advisor<T>;
}
