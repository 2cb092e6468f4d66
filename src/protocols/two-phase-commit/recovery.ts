import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { Transaction } from '../_shared/atomic/coordinator.ts';
import { type Log, recordsOf } from '../_shared/atomic/log.ts';
import type { Presumes } from './presumption.ts';

/** What a coordinator still has to do for the transactions in its log: those that are decided and not acknowledged by all. */
export function recoverTransactions(log: Immutable<Log>, presumes: Presumes): Transaction[] {
  const open = new Map<number, Transaction>();
  for (const record of recordsOf(log as Log)) {
    const { tx } = record;
    switch (record.type) {
      case 'collecting':
        // Votes were asked for, and no commit follows: it is aborted, and those who are prepared have to hear of it.
        open.set(tx, decided(tx, 'aborting', record.participants));
        break;
      case 'commit':
      case 'abort':
        open.delete(tx);
        if (presumes.acknowledged(record.type) && record.participants.length > 0) {
          const role = record.type === 'commit' ? 'committing' : 'aborting';
          open.set(tx, decided(tx, role, record.participants));
        }
        break;
      case 'end':
        open.delete(tx);
        break;
      default:
        break; // a participant's records, and the numbers
    }
  }
  return [...open.values()];
}

const decided = (
  tx: number,
  role: 'committing' | 'aborting',
  participants: readonly NodeId[],
): Transaction => ({
  tx,
  role,
  steps: [],
  step: 0,
  participants,
  request: null,
  yes: [],
  readOnly: [],
  waitingFor: participants.slice(),
  total: null,
  sessions: {},
});
