/** Two-phase locking: shared locks to look, exclusive ones to change, first come first served, all kept until the decision. */

export type Mode = 'shared' | 'exclusive';

interface Claim {
  readonly tx: number;
  readonly mode: Mode;
}

export interface Lock {
  readonly account: string;
  readonly holders: readonly Claim[];
  /** In the order in which they came. */
  readonly waiting: readonly Claim[];
}

export type Locks = readonly Lock[];

const lockOn = (locks: Locks, account: string): Lock =>
  locks.find((lock) => lock.account === account) ?? { account, holders: [], waiting: [] };

/** Whether a transaction has the lock it asks for, or a stronger one. */
const covers = (holders: readonly Claim[], { tx, mode }: Claim): boolean =>
  holders.some((holder) => holder.tx === tx && (holder.mode === mode || mode === 'shared'));

/** Whether nobody else holds what a claim does not go with. */
const compatible = (holders: readonly Claim[], { tx, mode }: Claim): boolean =>
  holders.every((other) => other.tx === tx || (mode === 'shared' && other.mode === 'shared'));

/** In order of accounts; a lock that nobody holds or wants is none. */
function withLock(locks: Locks, lock: Lock): Locks {
  const others = locks.filter(({ account }) => account !== lock.account);
  if (lock.holders.length + lock.waiting.length === 0) return others;
  return [...others, lock].sort((a, b) => (a.account < b.account ? -1 : 1));
}

const held = (holders: readonly Claim[], claim: Claim): readonly Claim[] => [
  ...holders.filter(({ tx }) => tx !== claim.tx),
  claim,
];

/** Asks for a lock: `granted`, or put behind those who wait already. */
export function claim(
  locks: Locks,
  account: string,
  tx: number,
  mode: Mode,
): { readonly locks: Locks; readonly granted: boolean } {
  const lock = lockOn(locks, account);
  const asked = { tx, mode };
  if (covers(lock.holders, asked)) return { locks, granted: true };
  const first = lock.waiting.length === 0 || lock.holders.some((holder) => holder.tx === tx);
  if (first && compatible(lock.holders, asked)) {
    return {
      locks: withLock(locks, { ...lock, holders: held(lock.holders, asked) }),
      granted: true,
    };
  }
  return { locks: withLock(locks, { ...lock, waiting: [...lock.waiting, asked] }), granted: false };
}

/** Takes all that a transaction holds or wants away from it; `granted`: those who have what they waited for, in order. */
export function release(
  locks: Locks,
  tx: number,
): { readonly locks: Locks; readonly granted: readonly number[] } {
  const granted: number[] = [];
  let rest: Locks = [];
  for (const lock of locks) {
    const without = (claims: readonly Claim[]) => claims.filter((one) => one.tx !== tx);
    let [holders, waiting] = [without(lock.holders), without(lock.waiting)];
    let [next] = waiting;
    while (next && compatible(holders, next)) {
      holders = [...held(holders, next)];
      waiting = waiting.slice(1);
      granted.push(next.tx);
      [next] = waiting;
    }
    rest = withLock(rest, { account: lock.account, holders, waiting });
  }
  return { locks: rest, granted };
}

/** Who else holds an account, by number. */
export const holdersOf = (locks: Locks, account: string, tx: number): number[] =>
  lockOn(locks, account)
    .holders.map((holder) => holder.tx)
    .filter((other) => other !== tx);
