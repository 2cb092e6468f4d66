import type { NodeId } from '../../core/ids.ts';
import type { Session } from '../../playback/types.ts';
import { topologyOf } from '../stage/project.ts';
import type { Lit, UiStore } from '../ui.ts';
import { groupNodes, type LaneOf, MOST_LANES, openLanes } from './groups.ts';
import { type DiagramView, lanesOf, type View } from './view.ts';

/** A lit chain of more nodes than this stays where it is: lanes of its own would be as many as there were to begin with. */
const MOST_LIT = 24;

/** Tells which lanes a diagram shows now, from top to bottom; the same list for as long as it is the same. */
export function lanePlan(
  session: Session,
  ui: UiStore,
  view: DiagramView,
): () => readonly LaneOf[] {
  let asked: readonly unknown[] = [];
  let lanes: readonly LaneOf[] = [];
  let groups: readonly LaneOf[] = [];
  let grouped = 0;
  return () => {
    const { order, hidden, open, kept } = view.getState();
    const { selection, lit } = ui.getState();
    const names = session.names();
    const many = isCrowd(session);
    const own = many ? [selection?.kind === 'node' ? selection.id : null, lit] : [];
    const asking = [names.length, order, hidden, open, kept, ...own];
    if (asking.length === asked.length && asking.every((item, i) => item === asked[i]))
      return lanes;
    asked = asking;
    if (!many) {
      lanes = lanesOf({ order, hidden }, [...names.keys()] as NodeId[]);
      return lanes;
    }
    if (grouped !== names.length) {
      grouped = names.length;
      const { arrangement } = topologyOf(session.protocol);
      groups = groupNodes(names, arrangement?.(session.world()).group);
    }
    lanes = openLanes(groups, open, ownNodes(kept, selection, lit));
    return lanes;
  };
}

/** Whether there are so many nodes that their lanes are grouped. */
export const isCrowd = (session: Session): boolean => session.names().length > MOST_LANES;

/** The nodes that have lanes of their own, whatever is open. */
function ownNodes(
  kept: View['kept'],
  selection: ReturnType<UiStore['getState']>['selection'],
  lit: Lit | null,
): ReadonlySet<NodeId> {
  const own = new Set(kept);
  if (selection?.kind === 'node') own.add(selection.id);
  if (lit && lit.cone === null && lit.nodes.size <= MOST_LIT)
    for (const node of lit.nodes) own.add(node as NodeId);
  return own;
}
