import { act } from '../actions.ts';
import type { Desk } from '../context.tsx';
import { selectNode } from '../ui.ts';

/** The kinds of node of which the cluster may have one more at this moment, the main one first. */
export function kindsToAdd({ session }: Desk): readonly string[] {
  const { nodes } = session.world();
  return Object.entries(session.protocol.kinds)
    .filter(([kind, { count }]) => {
      const there = nodes.filter((slot) => slot.kind === kind && slot.health !== 'removed');
      return there.length < (count.shown ?? count.max);
    })
    .map(([kind]) => kind);
}

/** The kind of node that a cluster is made of first of all. */
export const mainKind = ({ session }: Desk): string => Object.keys(session.protocol.kinds)[0] ?? '';

/** Adds a node, and selects it: what it knows and what can be done with it is what one wants next. */
export function addNode(desk: Desk, kind: string): void {
  if (!kindsToAdd(desk).includes(kind)) {
    desk.ui.setState({ notice: 'add' });
    return;
  }
  act(desk, { do: 'add', kind });
  const added = desk.session.world().nodes.at(-1);
  if (added) selectNode(desk.ui, added.id);
}
