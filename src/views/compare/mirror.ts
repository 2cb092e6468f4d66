import type { Desk } from '../context.tsx';
import { closePanel, type Ui } from '../ui.ts';

/** What hands hold and eyes rest on is one for both runs. */
const COMMON = ['tool', 'oneWay', 'selection', 'moved'] as const;

/** Keeps two desks alike in what is held and chosen; returns the way to stop. */
export function mirror(lead: Desk, other: Desk): () => void {
  const copyTo = (to: Desk) => (now: Ui, was: Ui) => {
    for (const key of COMMON) {
      if (now[key] !== was[key] && (key !== 'selection' || isIn(to, now.selection)))
        to.ui.setState({ [key]: now[key] });
    }
    // There is one place for panels.
    if (now.panel !== null && now.panel !== was.panel) closePanel(to.ui);
  };
  const leave = [lead.ui.subscribe(copyTo(other)), other.ui.subscribe(copyTo(lead))];
  return () => {
    for (const stop of leave) stop();
  };
}

/** A message belongs to its own run, and a node may be in only one of them. */
function isIn({ session }: Desk, selection: Ui['selection']): boolean {
  if (selection === null) return true;
  return selection.kind === 'node' && session.world().nodes[selection.id] !== undefined;
}
