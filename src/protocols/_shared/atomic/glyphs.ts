import type { Immutable } from '../../../core/plain.ts';
import type { MessageGlyph } from '../../../sdk/views.ts';
import type { Execute, Executed } from './work.ts';

/** The messages of a transaction's work: what is to be done, and what came of it. */
export function workGlyph(message: Immutable<Execute | Executed>): MessageGlyph {
  if (message.type === 'Execute') {
    const { tx, account, amount } = message;
    const what =
      amount === null ? `${account}?` : `${account}${amount < 0 ? '−' : '+'}${size(amount)}`;
    return { shape: 'square', tone: 'client', label: `T${tx} ${what}` };
  }
  const { tx, balance } = message;
  return balance === null
    ? { shape: 'diamond', tone: 'bad', label: `T${tx} ✗` }
    : { shape: 'diamond', tone: 'client', label: `T${tx} = ${balance}` };
}

const size = (amount: number): number => (amount < 0 ? -amount : amount);

/** Which transaction a timer is about; those of the disk are about none. */
export const timerAbout = (timer: object): string => ('tx' in timer ? `T${timer.tx}` : '');
