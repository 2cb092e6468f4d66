import type { ChartThing } from '../../../sdk/views.ts';
import type { Slot } from './shown.ts';

/** A node's transactions, each at its state of the chart; the last that ended, where none is open. */
export function thingsOf(node: Slot): ChartThing[] {
  if (node.kind === 'coordinator') {
    return node.state.transactions.map(({ tx, role }) => thing(tx, role));
  }
  const { branches, last } = node.state;
  if (branches.length > 0) return branches.map(({ tx, role }) => thing(tx, role));
  if (last === null) return [];
  return [thing(last.tx, last.outcome === 'commit' ? 'committed' : 'aborted')];
}

const thing = (tx: number, state: string): ChartThing => ({ name: `T${tx}`, state, group: tx });
