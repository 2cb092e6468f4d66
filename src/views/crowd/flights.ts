import type { NodeId, Seq } from '../../core/ids.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Shape, Tone } from '../../sdk/views.ts';
import type { Envelope, HeldEnvelope, World } from '../../sdk/world.ts';
import type { Point } from '../stage/layout.ts';
import { elapsed, inSteps, type Topology } from '../stage/project.ts';
import type { CrowdLayout } from './places.ts';

type Any = ProtocolTypes;
type Message = Envelope<Any['message']>;

/** A message on its way through a crowd. */
export interface Flight {
  readonly id: Seq;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly tone: Tone;
  readonly shape: Shape;
  readonly label: string;
  readonly lost: boolean;
  /** Where it stands, if it is held: a part of its way. */
  readonly stands: number | null;
  readonly span: { readonly from: number; readonly to: number };
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** As on the small stage: a lost one gets this far, and those of the two directions pass each other. */
const LOST_AT = 0.62;
const LANE = 1.5;

/**
 * The messages of this moment. What was known of one before is kept: most of those that were on their way a moment ago still
 * are, and both lists stand in the order of their numbers.
 */
export function readFlights(
  world: World<Any>,
  descriptor: Topology,
  layout: CrowdLayout,
  before: readonly Flight[],
): Flight[] {
  const flights: Flight[] = [];
  let i = 0;
  for (const message of world.inFlight()) {
    while (i < before.length && (before[i] as Flight).id < message.id) i++;
    const known = before[i];
    const flight =
      known && isSame(known, message) ? known : flightOf(message, descriptor, layout, null);
    if (flight) flights.push(flight);
  }
  for (const message of world.held()) {
    const flight = flightOf(message, descriptor, layout, message);
    if (flight) flights.push(flight);
  }
  return flights;
}

/** Nothing of a message changes on its way but when it comes and whether. */
const isSame = (known: Flight, message: Message): boolean =>
  known.id === message.id &&
  known.stands === null &&
  known.span.to === message.dueAt &&
  known.span.from === begins(message) &&
  known.lost === message.lost;

const begins = ({ sentAt, stood }: Message): number => sentAt + (stood ?? 0);

function flightOf(
  message: Message,
  descriptor: Topology,
  { x, y, radius }: CrowdLayout,
  held: HeldEnvelope<Any['message']> | null,
): Flight | null {
  const { id, from, to, lost } = message;
  const [fx, fy, tx, ty] = [x[from], y[from], x[to], y[to]];
  if (fx === undefined || fy === undefined || tx === undefined || ty === undefined) return null;
  const length = Math.max(Math.hypot(tx - fx, ty - fy), 1);
  const [ux, uy] = [(tx - fx) / length, (ty - fy) / length];
  const rim = Math.min(radius, length / 2);
  const reach = lost ? length * LOST_AT : length - rim;
  const [ox, oy] = [fx + uy * LANE, fy - ux * LANE];
  const span = { from: begins(message), to: message.dueAt };
  const { tone, shape, label } = descriptor.message(message.message);
  return {
    ...{ id, from, to, tone, shape, label, lost, span },
    stands: held && elapsed(span, held.heldAt),
    x0: ox + ux * rim,
    y0: oy + uy * rim,
    x1: ox + ux * reach,
    y1: oy + uy * reach,
  };
}

/** How much of its way is behind a message; with little motion asked for, it steps. */
export function progressOf({ stands, span }: Flight, time: number, reduced: boolean): number {
  if (stands !== null) return stands;
  const progress = elapsed(span, time);
  return reduced ? inSteps(progress, 3) : progress;
}

export const placeOf = (flight: Flight, progress: number): Point => ({
  x: flight.x0 + (flight.x1 - flight.x0) * progress,
  y: flight.y0 + (flight.y1 - flight.y0) * progress,
});
