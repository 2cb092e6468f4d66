import type { NodeId } from '../../core/ids.ts';
import type { Desk } from '../context.tsx';
import { closePanel, type Ui } from '../ui.ts';

/** What hands hold and eyes rest on is one for both runs. */
const COMMON = ['tool', 'oneWay', 'selection', 'moved', 'requests'] as const;
type Common = Pick<Ui, (typeof COMMON)[number]>;

/** Keeps two desks alike in what is held and chosen; returns the way to stop. */
export function mirror(lead: Desk, other: Desk): () => void {
  let copying = false;
  const copyTo = (to: Desk, from: Desk) => (now: Ui, was: Partial<Ui>) => {
    if (copying) return;
    copying = true;
    const changed = COMMON.filter((key) => now[key] !== was[key]);
    const copies = changed.map((key) => copyOf[key](now, to, from));
    if (changed.length > 0) to.ui.setState(Object.assign({}, ...copies));
    // There is one place for panels.
    if (now.panel !== null && now.panel !== was.panel) closePanel(to.ui);
    copying = false;
  };
  copyTo(other, lead)(lead.ui.getState(), { panel: lead.ui.getState().panel });
  const leave = [lead.ui.subscribe(copyTo(other, lead)), other.ui.subscribe(copyTo(lead, other))];
  return () => {
    for (const stop of leave) stop();
  };
}

const copyOf: {
  readonly [K in keyof Common]: (now: Ui, to: Desk, from: Desk) => Partial<Pick<Ui, K>>;
} = {
  tool: ({ tool }) => ({ tool }),
  oneWay: ({ oneWay }) => ({ oneWay }),
  // So that a request by hand in either run is one of its own.
  requests: ({ requests }) => ({ requests }),
  selection({ selection }, to, from) {
    if (selection === null) return { selection };
    // A message belongs to its own run, and a node may be in only one of them.
    const id = selection.kind === 'node' ? sameNode(selection.id, to, from) : null;
    return id === null ? {} : { selection: { kind: 'node', id } };
  },
  moved({ moved }, to, from) {
    const copied = [...moved].flatMap(([id, point]) => {
      const same = sameNode(id, to, from);
      return same === null ? [] : [[same, point] as const];
    });
    return { moved: new Map([...to.ui.getState().moved, ...copied]) };
  },
};

/** The node that is called the same over there: it may have another number. */
function sameNode(id: NodeId, to: Desk, from: Desk): NodeId | null {
  const name = from.session.world().nodes[id]?.name;
  return to.session.world().nodes.find((slot) => slot.name === name)?.id ?? null;
}
