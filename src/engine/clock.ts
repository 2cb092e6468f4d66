import { type Micros, micros } from '../core/ids.ts';
import type { Ratio } from '../core/random.ts';

interface Clock {
  clockOffset: Micros;
  clockSince: Micros;
  clockRate: Ratio;
}

/** What a node's own clock shows at a moment of true time. */
export function localTime(clock: Readonly<Clock>, now: Micros): Micros {
  const passed = localSpan(clock, now - clock.clockSince);
  return micros(clock.clockSince + clock.clockOffset + passed);
}

/** How much true time passes while the node's clock counts so much. */
export function trueSpan(clock: Readonly<Clock>, local: number): number {
  const rate = clock.clockRate;
  return rate[0] === rate[1] ? local : Math.round((local * rate[1]) / rate[0]);
}

/** How much a node's clock counts in so much true time. */
export function localSpan(clock: Readonly<Clock>, span: number): number {
  const rate = clock.clockRate;
  return rate[0] === rate[1] ? span : Math.round((span * rate[0]) / rate[1]);
}

/** Sets a node's clock at a moment: an offset against true time, a rate, or both; what is not given goes on as it was. */
export function setClock(
  clock: Clock,
  now: Micros,
  offset: Micros | undefined,
  rate: Ratio | undefined,
): void {
  clock.clockOffset = offset ?? micros(localTime(clock, now) - now);
  clock.clockSince = now;
  if (rate) clock.clockRate = rate;
}
