import type { Micros, NodeId } from '../core/ids.ts';
import type { Immutable } from '../core/plain.ts';
import type { KindOf, ProtocolTypes } from './types.ts';

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];
export type Localized<X> = { readonly [L in Locale]: X };

/** What a sentence needs to know of the world in order to be written. */
export interface Formatter {
  node(id: NodeId): string;
  /** Several nodes as one would say them: "s1, s2 and s4". */
  nodes(ids: readonly NodeId[]): string;
  time(at: Micros): string;
  /** A span as short as it can be said: "150 ms". */
  span(span: Micros): string;
  /** In English one of two forms; in Chinese the second is never used. */
  plural(count: number, one: string, other: string): string;
}

export type Sentence<P> = (params: Immutable<P>, fmt: Formatter) => string;

/** Many notes of one key: whose the first ones are, and of how many other nodes there are more. */
export interface Summed {
  readonly count: number;
  readonly nodes: readonly NodeId[];
  readonly others: number;
}

export interface ParamText {
  readonly label: string;
  readonly help: string;
  /** Of a choice: what its options are called. */
  readonly options?: Readonly<Record<string, string>>;
}

/** Everything of a protocol that a person reads, in one language. The keys are the protocol's vocabulary. */
export interface ProtocolText<T extends ProtocolTypes> {
  readonly name: string;
  /** One sentence for the front page. */
  readonly summary: string;
  readonly kinds: { readonly [K in KindOf<T>]: string };
  readonly roles: Readonly<Record<string, string>>;
  /** What a message says, for a tooltip; its type itself is the field's own term and stays. */
  readonly messages: { readonly [M in T['message']['type']]: string };
  readonly timers: { readonly [M in T['timer']['type']]: string };
  readonly params: {
    readonly [P in keyof T['params'] & string]: ParamText;
  };
  readonly invariants: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly meaning: string;
        broken(detail: Readonly<Record<string, unknown>>, fmt: Formatter): string;
      }
    >
  >;
  readonly variants: Readonly<Record<string, { readonly title: string; readonly meaning: string }>>;
  /** Titles of the pages that its views describe (tables, matrices, trees, plots, counts), by the views' ids. */
  readonly views?: Readonly<Record<string, string>>;
  /** Of its properties, where it has some. */
  readonly properties?: Readonly<
    Record<string, { readonly title: string; readonly meaning: string }>
  >;
  /** Of its duties, where it has some: what one would press, and what that does. */
  readonly duties?: Readonly<
    Record<
      string,
      {
        readonly title: Sentence<{ readonly node: NodeId; readonly other: NodeId | null }>;
        readonly meaning: string;
      }
    >
  >;
  /** What is asked, in short. */
  readonly request?: Sentence<T['request']>;
  readonly notes: { readonly [N in keyof T['notes'] & string]: Sentence<T['notes'][N]> };
  /** Of notes that many nodes tell close together, what is said of all of them; left out: the first, and how many more. */
  readonly sums?: { readonly [N in keyof T['notes'] & string]?: Sentence<Summed> };
  readonly labels: { readonly [N in keyof T['labels'] & string]: Sentence<T['labels'][N]> };
}
