import { type Micros, micros } from '../../core/ids.ts';
import { ln, log10 } from '../../core/logarithm.ts';

/** The figures of memberlist (util.go, suspicion.go), to the same whole numbers. */

/** How long a suspicion lasts at least: its multiplier times the logarithm of the group's size, in protocol periods. */
export function suspicionTimeout(mult: number, n: number, interval: number): Micros {
  const scale = Math.max(1, log10(Math.max(1, n)));
  return micros(Math.floor((mult * Math.floor(scale * 1000) * interval) / 1000));
}

/** How often an update is sent at most. */
export const retransmitLimit = (mult: number, n: number): number => mult * Math.ceil(log10(n + 1));

/**
 * How many others should suspect a member before the wait is at its shortest. Where there are not so many, nobody waits for them.
 */
export function confirmationsWanted(mult: number, n: number): number {
  const wanted = mult - 2;
  return wanted < 1 || n - 2 < wanted ? 0 : wanted;
}

/**
 * How long is left of a suspicion that began `elapsed` ago, once so many of those that are wanted have confirmed it: it falls from the
 * longest to the shortest wait with the logarithm of their number (Lifeguard, section IV.B), to whole milliseconds.
 */
export function remainingSuspicion(
  confirmed: number,
  wanted: number,
  elapsed: number,
  min: number,
  max: number,
): Micros {
  const share = ln(confirmed + 1) / ln(wanted + 1);
  const whole = Math.floor((max - share * (max - min)) / 1000) * 1000;
  return micros(Math.max(whole, min) - elapsed);
}
