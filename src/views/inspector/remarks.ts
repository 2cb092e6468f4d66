import { equalPlain } from '../../core/plain.ts';
import { formatSpan } from '../../i18n/format.ts';
import { delayText } from '../../i18n/sentences.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Delay, NodeSlot } from '../../sdk/world.ts';

/** What is unusual about a node's clock and disk, a line each. */
export function remarksOf(
  slot: NodeSlot<ProtocolTypes>,
  usualWrite: Delay,
  time: number,
  words: ExhibitWords,
): readonly string[] {
  const say = words.inspector;
  const clock = clockText(slot, time);
  const writing = slot.unwritten.length;
  return [
    ...(clock === null ? [] : [`${say.clock}: ${clock}`]),
    ...(equalPlain(slot.diskWrite, usualWrite)
      ? []
      : [`${say.diskWrite}: ${delayText(slot.diskWrite)}`]),
    ...(writing === 0 ? [] : [say.unwritten(writing)]),
  ];
}

/** How far a clock is off by now, and how fast it runs: "+30 ms · 101/100 ×"; null for one that is right. */
export function clockText(slot: NodeSlot<ProtocolTypes>, time: number): string | null {
  const { clockOffset, clockSince, clockRate } = slot;
  const [ticks, per] = clockRate;
  if (clockOffset === 0 && ticks === per) return null;
  const off = Math.round(clockOffset + ((time - clockSince) * (ticks - per)) / per);
  const offset = `${off < 0 ? '−' : '+'}${formatSpan(Math.abs(off))}`;
  return ticks === per ? offset : `${offset} · ${ticks}/${per}\u00a0×`;
}
