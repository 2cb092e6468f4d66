import type { ParamText, ProtocolText, Sentence } from '../../../../sdk/text.ts';
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
}

/** How a transaction is called. */
export const t = (tx: number): string => `T${tx}`;

/** An amount as a ledger has it: +5, −5. */
export const signed = (amount: number): string => (amount < 0 ? `−${-amount}` : `+${amount}`);
