import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/** How fast a run plays at first: slow enough to see each message on its way. */
export const FIRST_SPEED = 1 / 20;

/** A run that takes so long (in µs) is one in which little happens in a second, and nobody would wait to see it. */
const LONG = 15_000_000;

export const firstSpeed = ({ until }: Pick<Scenario<ProtocolTypes>, 'until'>): number =>
  (until.time ?? 0) > LONG ? 1 / 5 : FIRST_SPEED;
