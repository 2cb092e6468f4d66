import type { Lit } from '../ui.ts';
import type { Flight } from './flights.ts';

/** Whether a message belongs to an answer: it is named, or was sent within the whole past or future that is asked for. */
export const isLit =
  ({ flights, cone }: Lit) =>
  ({ id, from }: Pick<Flight, 'id' | 'from'>): boolean => {
    const edge = cone?.edge[from];
    if (!cone || edge === undefined) return flights.has(id);
    return cone.of === 'past' ? id <= edge : id >= edge;
  };
