import type { Slot } from './shown.ts';

/** A node's transactions, each at its state of the chart; the last that ended, where none is open. */
export function thingsOf(node: Slot): { readonly name: string; readonly state: string }[] {
  if (node.kind === 'coordinator') {
    return node.state.transactions.map(({ tx, role }) => ({ name: `T${tx}`, state: role }));
  }
  const { branches, last } = node.state;
  if (branches.length > 0) return branches.map(({ tx, role }) => ({ name: `T${tx}`, state: role }));
  if (last === null) return [];
  return [{ name: `T${last.tx}`, state: last.outcome === 'commit' ? 'committed' : 'aborted' }];
}
