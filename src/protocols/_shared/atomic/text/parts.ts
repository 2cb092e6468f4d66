import type { NodeId } from '../../../../core/ids.ts';
import type { Formatter, ParamText, ProtocolText, Sentence } from '../../../../sdk/text.ts';
import type { WorkLabels } from '../labels.ts';
import type { AtomicTypes } from '../shown.ts';
import type { Request, WorkNotes, WorkParams, WorkTimer } from '../work.ts';

/** What people read of both commit protocols, in one language. */
export interface WorkText {
  readonly kinds: ProtocolText<AtomicTypes>['kinds'];
  /** All but those that only one of the protocols has. */
  readonly roles: Readonly<
    Record<
      | 'idle'
      | 'working'
      | 'collecting'
      | 'committing'
      | 'aborting'
      | 'prepared'
      | 'committed'
      | 'aborted',
      string
    >
  >;
  readonly messages: { readonly [M in 'Execute' | 'Executed']: string };
  readonly timers: { readonly [T in WorkTimer['type']]: string };
  readonly params: { readonly [P in keyof WorkParams]: ParamText };
  readonly request: Sentence<Request>;
  readonly notes: { readonly [N in keyof WorkNotes]: Sentence<WorkNotes[N]> };
  readonly labels: { readonly [L in keyof WorkLabels]: Sentence<WorkLabels[L]> };
  readonly invariants: ProtocolText<AtomicTypes>['invariants'];
  readonly properties: NonNullable<ProtocolText<AtomicTypes>['properties']>;
  readonly duties: NonNullable<ProtocolText<AtomicTypes>['duties']>;
}

/** A second node that something is about, where there is one. */
export const nameOf = (node: NodeId | null, fmt: Formatter): string =>
  node === null ? '–' : fmt.node(node);

/** How a transaction is called. */
export const t = (tx: number): string => `T${tx}`;

/** Several of them where there is room for two, such as within a node: T1, T1 T2, T1 +2. */
export function inShort(numbers: readonly number[]): string {
  const [first = 0, ...more] = numbers;
  const both = numbers.map(t).join(' ');
  return numbers.length <= 1 || (numbers.length === 2 && both.length <= SHORT)
    ? both
    : `${t(first)} +${more.length}`;
}
const SHORT = 7;

/** An amount as a ledger has it: +5, −5. */
export const signed = (amount: number): string => (amount < 0 ? `−${-amount}` : `+${amount}`);
