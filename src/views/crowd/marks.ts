import { must } from '../../core/assert.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Tone } from '../../sdk/views.ts';
import type { Delay, Health, NodeSlot, World } from '../../sdk/world.ts';
import type { Topology } from '../stage/project.ts';

type Any = ProtocolTypes;

/** How a node is drawn, as a number: its tone, its health, and whether something about it should not last. */
export type Code = number;

const TONES = [
  'neutral',
  'primary',
  'contend',
  'client',
  'good',
  'bad',
  'muted',
] as const satisfies readonly Tone[];
const HEALTHS = ['up', 'crashed', 'paused', 'removed'] as const satisfies readonly Health[];
const TROUBLE = 32;

export const codeOf = (tone: Tone, health: Health, trouble: boolean): Code =>
  TONES.indexOf(tone) | (HEALTHS.indexOf(health) << 3) | (trouble ? TROUBLE : 0);

export const toneIn = (code: Code): Tone => must(TONES[code & 7], 'a tone');
export const healthIn = (code: Code): Health => must(HEALTHS[(code >> 3) & 3], 'a health');
export const isTrouble = (code: Code): boolean => (code & TROUBLE) !== 0;

/** How every node is drawn at this moment, written to `codes` by the nodes' numbers; true if that differs from before. */
export function readCodes(world: World<Any>, descriptor: Topology, codes: Uint8Array): boolean {
  let differs = false;
  const usual = usualWrite(world);
  for (const slot of world.nodes) {
    const code = codeNow(slot, world, descriptor, usual);
    if (codes[slot.id] === code) continue;
    codes[slot.id] = code;
    differs = true;
  }
  return differs;
}

function codeNow(
  slot: NodeSlot<Any>,
  world: World<Any>,
  descriptor: Topology,
  usual: number,
): Code {
  // What a crashed node was no longer matters.
  if (slot.health === 'crashed' || slot.health === 'removed')
    return codeOf('muted', slot.health, false);
  const { tone, alarm } = descriptor.node(slot, world);
  const trouble = alarm === true || clockWrong(slot) || longest(slot.diskWrite) > usual;
  return codeOf(tone, slot.health, trouble);
}

export const clockWrong = (slot: NodeSlot<Any>): boolean =>
  slot.clockOffset !== 0 || slot.clockRate[0] !== slot.clockRate[1];

/** How long the fastest disk of all takes at most; a slower one is a slow disk. */
export function usualWrite(world: World<Any>): number {
  let least = Infinity;
  for (const slot of world.nodes) least = Math.min(least, longest(slot.diskWrite));
  return least;
}

/** The longest that a delay can take. */
export function longest(delay: Delay): number {
  if (delay.kind === 'fixed') return delay.by;
  return delay.kind === 'uniform' ? delay.max : (delay.quantiles.at(-1) ?? 0);
}
