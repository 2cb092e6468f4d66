import type { NodeId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import type { HistoryValue } from '../../../sdk/protocol.ts';
import { accountNames } from './accounts.ts';
import type { AbortReason, Outcome, Step } from './work.ts';

/** What is asked of a coordinator, and the steps that it takes. */

export interface Change {
  readonly at: NodeId;
  readonly account: string;
  readonly amount: number;
}

export interface AccountRef {
  readonly at: NodeId;
  readonly account: string;
}

/**
 * `transfer`: these changes, in this order, which add up to 0. `pay`: from any account to one at another participant. `share`: from
 * one participant to all others, so much each. `read`: how much is on these accounts; on all of them where none is named.
 */
export type Request =
  | { readonly op: 'transfer'; readonly changes: readonly Change[] }
  | { readonly op: 'pay' | 'share'; readonly amount: number }
  | { readonly op: 'read'; readonly accounts: readonly AccountRef[] | null };

/** How it ended. `total`: what a read found in all. `why`: of an abort. */
export interface Response {
  readonly tx: number;
  readonly outcome: Outcome;
  readonly why: AbortReason | null;
  readonly total: number | null;
}

interface Chooses {
  readonly params: { readonly accounts: number };
  members(kind: 'participant'): readonly NodeId[];
  choose<C>(label: string, options: readonly C[]): C;
}

/** The steps of a request, in order. Who pays and who is paid is drawn where it does not say. */
export function stepsOf(request: Immutable<Request>, ctx: Chooses): Step[] {
  const names = accountNames(ctx.params.accounts);
  const participants = ctx.members('participant');
  switch (request.op) {
    case 'transfer':
      return request.changes.map(({ at, account, amount }) => ({ at, account, amount }));
    case 'read': {
      const all = () =>
        participants.flatMap((at) => names.map((account) => ({ at, account, amount: null })));
      return request.accounts?.map(({ at, account }) => ({ at, account, amount: null })) ?? all();
    }
    default: {
      if (participants.length < 2) return [];
      const payer = ctx.choose('payer', participants);
      const others = participants.filter((one) => one !== payer);
      const paid = request.op === 'share' ? others : [ctx.choose('paid', others)];
      const { amount } = request;
      const account = () => ctx.choose('account', names);
      return [
        { at: payer, account: account(), amount: -amount * paid.length },
        ...paid.map((at) => ({ at, account: account(), amount })),
      ];
    }
  }
}

/** Those who take part, in order of their first steps. */
export const participantsOf = (steps: readonly Immutable<Step>[]): NodeId[] => [
  ...new Set(steps.map(({ at }) => at)),
];

const OPS = ['pay', 'share', 'read'] as const;

/** What is asked by itself: small sums, now and then a look at all accounts. */
export const workload = {
  ops: [...OPS, 'mixed'],
  clients: 'coordinator',
  request(op: string, _key: string, n: number): Request {
    const kind = op === 'mixed' ? (MIXED[n % MIXED.length] as string) : op;
    if (kind === 'read') return { op: 'read', accounts: null };
    return { op: kind === 'share' ? 'share' : 'pay', amount: 1 + (n % 9) };
  },
} as const;

const MIXED = ['pay', 'pay', 'share', 'pay', 'read'] as const;

/** A transaction is an operation on the whole bank: it took place, or it did not. */
export function historyOf(
  request: Immutable<Request>,
  response: Immutable<Response> | null,
): HistoryValue & { readonly ok: boolean } {
  const value = request.op === 'read' ? (response?.total ?? null) : (response?.outcome ?? null);
  return { f: request.op, value, ok: response?.outcome === 'commit' };
}
