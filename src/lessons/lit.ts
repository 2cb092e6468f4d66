import type { Session } from '../playback/types.ts';
import type { Look } from '../sdk/lesson.ts';
import type { Cast } from './cast.ts';
import type { Found } from './cues.ts';

/** What a text speaks of, found in its run. */
export interface Pointed {
  readonly nodes: ReadonlySet<number>;
  /** Records of the trace, and messages by the records that sent them. */
  readonly records: ReadonlySet<number>;
  readonly flights: ReadonlySet<number>;
  readonly fields: ReadonlySet<string>;
  readonly entries: ReadonlySet<number>;
  readonly tab: Look['tab'] | null;
  readonly select: number | null;
}

/** Looks up what a text speaks of; `found` is the event for which it waited. Nodes that are not there are left out. */
export function pointedAt(
  look: Look | undefined,
  found: Found | null,
  session: Session,
  cast: Cast,
): Pointed {
  const nodes = new Set((look?.nodes ?? []).map((who) => cast.id(who)).filter((id) => id >= 0));
  const records = new Set<number>();
  const flights = new Set<number>();
  const columns = session.columns();
  if (found && look?.event !== false && found.record < columns.length) {
    records.add(found.record);
    const node = columns.node(found.record);
    if (node !== null) nodes.add(node);
    const flight = flightOf(found.record, session);
    if (flight !== null) flights.add(flight);
  }
  const select = look?.select === undefined ? -1 : cast.id(look.select);
  return {
    nodes,
    records,
    flights,
    fields: new Set(look?.fields),
    entries: new Set(look?.entries),
    tab: look?.tab ?? null,
    select: select < 0 ? null : select,
  };
}

/** The message that is, or that brought about, a record. */
function flightOf(record: number, session: Session): number | null {
  const columns = session.columns();
  if (columns.kind(record) === 'send') return record;
  const step = columns.begins(record) ? record : columns.cause(record);
  if (step === null) return null;
  const kind = columns.kind(step);
  return kind === 'deliver' || kind === 'drop' ? columns.cause(step) : null;
}
