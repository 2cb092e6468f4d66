import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeId } from '../../core/ids.ts';
import { following, type Window, wholeOf } from './axis.ts';

/** What a person has chosen to see on a diagram; two diagrams can share it, and then share their axis. */
export interface View {
  /** Null: the whole run. */
  readonly window: Window | null;
  /** The order of lanes as a person has set it; nodes that are not in it follow in their own. */
  readonly order: readonly NodeId[];
  readonly hidden: ReadonlySet<NodeId>;
  /** Types of message that are left out. */
  readonly left: ReadonlySet<string>;
  /** Whether runs of messages that brought about nothing are folded. */
  readonly fold: boolean;
  /** In pixels; null: as the page has it. */
  readonly height: number | null;
  /** Of grouped lanes: which groups are open, and which nodes keep lanes of their own. */
  readonly open: ReadonlySet<string>;
  readonly kept: ReadonlySet<NodeId>;
  /** How far grouped lanes have been scrolled, in pixels. */
  readonly scroll: number;
  /** The whole goes at least so far: another run on the same axis may have come farther. */
  readonly reach: number;
}

export type DiagramView = StoreApi<View>;

/** How much time a diagram shows at first: so little that a message can be seen on its way. */
const FIRST_SPAN = 2_000_000;
/** The same where the page has one column. */
export const NARROW_SPAN = 800_000;

/** `time`: the playhead, which a run that was kept may have far from its start. */
export function createView(until: number | null, time = 0, span = FIRST_SPAN): DiagramView {
  const whole = wholeOf(time, until);
  const first = { from: 0, to: span };
  return createStore<View>(() => ({
    window: whole.to > 1.5 * span ? following(first, time, whole, false) : null,
    order: [],
    hidden: new Set(),
    left: new Set(),
    fold: true,
    height: null,
    open: new Set(),
    kept: new Set(),
    scroll: 0,
    reach: 0,
  }));
}

/** The lanes from top to bottom, of the nodes that there are. */
export function lanesOf(
  view: Pick<View, 'order' | 'hidden'>,
  nodes: readonly NodeId[],
): readonly NodeId[] {
  const known = new Set(nodes);
  const first = view.order.filter((id) => known.has(id));
  const placed = new Set(first);
  return [...first, ...nodes.filter((id) => !placed.has(id))].filter((id) => !view.hidden.has(id));
}

/** Puts a lane at another place among those that are shown. */
export function moveLane(
  view: DiagramView,
  shown: readonly NodeId[],
  node: NodeId,
  to: number,
): void {
  const others = shown.filter((id) => id !== node);
  const place = Math.min(Math.max(to, 0), others.length);
  const order = [...others.slice(0, place), node, ...others.slice(place)];
  // Hidden lanes keep a place too, after the others.
  view.setState(({ hidden }) => ({ order: [...order, ...hidden] }));
}

export const hideLane = (view: DiagramView, node: NodeId): void =>
  view.setState(({ hidden }) => ({ hidden: new Set(hidden).add(node) }));

/** Whether a node's lane is the only one that is shown; the diagram keeps that one. */
export const isLastLane = (hidden: ReadonlySet<NodeId>, node: NodeId, count: number): boolean =>
  hidden.size === count - 1 && !hidden.has(node);

export const toggleLane = (view: DiagramView, node: NodeId): void =>
  view.setState(({ hidden }) => ({ hidden: toggled(hidden, node) }));

export const toggleKind = (view: DiagramView, type: string): void =>
  view.setState(({ left }) => ({ left: toggled(left, type) }));

export const toggleGroup = (view: DiagramView, key: string): void =>
  view.setState(({ open }) => ({ open: toggled(open, key) }));

export const toggleKept = (view: DiagramView, node: NodeId): void =>
  view.setState(({ kept }) => ({ kept: toggled(kept, node) }));

function toggled<X>(set: ReadonlySet<X>, item: X): ReadonlySet<X> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
