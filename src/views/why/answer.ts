import type { NodeId, Seq } from '../../core/ids.ts';
import { type Cone, futureOf, pastOf } from '../../playback/cone.ts';
import { commonLength } from '../../playback/lineage.ts';
import type { Session } from '../../playback/types.ts';
import type { Why } from '../../playback/why.ts';
import type { Lit, Place } from '../ui.ts';
import { flightsOf, type ToldWhy } from './tell.ts';

/** Whether the record that is asked about is part of the present branch, and has been run. */
export type Standing = 'here' | 'elsewhere' | 'notYet';

export function standingOf(session: Session, { branch, seq }: Place): Standing {
  const now = session.screen();
  if (seq >= commonLength(now.branches, branch, now.branch)) return 'elsewhere';
  return seq < session.columns().length ? 'here' : 'notYet';
}

/** The chain, lit: its records, the messages that the answer names, and the nodes through which it went. */
export function litChain(session: Session, why: Why, told: ToldWhy): Lit {
  const columns = session.columns();
  const records = new Set<number>(why.links.flatMap((link) => link.records));
  const nodes = new Set<number>();
  for (const at of records) {
    const node = columns.node(at);
    if (node !== null) nodes.add(node);
  }
  const flights = flightsOf(told);
  for (const flight of flights) {
    const sender = columns.node(flight);
    if (sender !== null) nodes.add(sender);
  }
  const { branch } = session.screen();
  return { branch, records, flights: new Set(flights), nodes, cone: null };
}

export function coneOf(session: Session, place: Place, of: 'past' | 'future'): Cone {
  const look = of === 'past' ? pastOf : futureOf;
  return look(session.columns(), place.seq, session.names().length);
}

export function litCone(session: Session, place: Place, of: 'past' | 'future', cone: Cone): Lit {
  const asked = session.columns().node(place.seq);
  return {
    branch: session.screen().branch,
    records: new Set([place.seq]),
    flights: new Set(),
    nodes: new Set(asked === null ? cone.nodes : [...cone.nodes, asked]),
    cone: { of, edge: cone.edge },
  };
}

/** Events that one speaks of together, with the messages and the nodes concerned. */
export function litEvents(
  session: Session,
  branch: number,
  events: readonly Seq[],
  nodes: readonly NodeId[],
): Lit {
  const columns = session.columns();
  const flights = events.flatMap((at) => {
    const kind = columns.kind(at);
    if (kind === 'send' || kind === 'duplicate') return [at];
    return kind === 'deliver' || kind === 'drop' ? [columns.cause(at) ?? at] : [];
  });
  return {
    branch,
    records: new Set(events),
    flights: new Set(flights.sort((a, b) => a - b)),
    nodes: new Set(nodes),
    cone: null,
  };
}
