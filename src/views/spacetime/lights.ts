import type { RunIndex } from '../../playback/runIndex.ts';
import type { Session, TraceColumns } from '../../playback/types.ts';
import type { Lit } from '../ui.ts';
import type { DiagramModel } from './model.ts';

type Cone = NonNullable<Lit['cone']>;
/** Which records and messages stand out while the rest is faint; null: none in particular. */
export type Lights = ((id: number) => boolean) | null;

export function lightsOf(lit: Lit | null, index: RunIndex, session: Session): Lights {
  if (lit === null || lit.branch !== session.screen().branch) return null;
  const { cone, flights, records } = lit;
  const columns = session.columns();
  return (id) => {
    if (flights.has(id) || records.has(id)) return true;
    if (!cone || !isInside(cone, columns.node(id) ?? -1, id)) return false;
    const i = index.flights.find(id);
    if (i < 0 || cone.of === 'future') return true;
    const ended = index.flights.endedBy[i] as number;
    return ended < 0 || isInside(cone, index.flights.receivers[i] as number, ended);
  };
}

function isInside(cone: Cone, node: number, seq: number): boolean {
  const edge = cone.edge[node];
  if (edge === undefined) return false;
  return cone.of === 'past' ? seq <= edge : seq >= edge;
}

/** Where the past of a record ends or its future begins, from lane to lane. */
export function frontier(
  cone: Cone,
  model: DiagramModel,
  columns: TraceColumns,
  x: (time: number) => number,
): { readonly x: number; readonly y: number }[] {
  return model.lanes.flatMap(({ node, y }) => {
    // Where its nodes begin or end is not one place in the band of a group.
    if (node === null) return [];
    const edge = cone.edge[node] ?? (cone.of === 'past' ? -1 : Infinity);
    if (edge < 0) return { x: 0, y };
    return { x: edge >= columns.length ? model.width : x(columns.time(edge)), y };
  });
}
