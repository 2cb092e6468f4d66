import type { Operation } from './operations.ts';
import type { Found } from './search.ts';

export const show = (value: unknown): string => JSON.stringify(value ?? null);

/** An operation as a call: `cas(1, 2) → refused by process 3`. */
export function tellOperation({ f, input, outcome, output, process }: Operation): string {
  const given = f === 'cas' ? (input as readonly unknown[]) : asks(f) ? [] : [input];
  const call = `${f}(${given.map(show).join(', ')})`;
  const answer = outcome === 'unknown' ? '→ ?' : outcome === 'refused' ? '→ refused' : '';
  const said = outcome === 'ok' && asks(f) ? `→ ${show(output)}` : answer;
  return [call, said, `by process ${process}`].filter((part) => part !== '').join(' ');
}

const asks = (f: string): boolean => f === 'read' || f === 'get' || f === 'dequeue';

/** Why there is no order, in one sentence for the command line. */
export function tellStuck(key: string, found: Extract<Found, { readonly kind: 'none' }>): string {
  const { order, state, stuck } = found;
  const what = key === '' ? '' : ` of ${show(key)}`;
  return (
    `${tellOperation(stuck)} (event ${stuck.called}) fits nowhere: after the longest order that fits` +
    ` (${order.length} operations${what}) the object holds ${show(state)}`
  );
}
