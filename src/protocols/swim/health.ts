import { type Micros, micros } from '../../core/ids.ts';
import type { SwimState } from './state.ts';
import type { Ctx } from './types.ts';

/** Lifeguard's local health: whoever gets few answers takes itself to be slow, and asks less often and waits longer (section IV.A). */

export type HealthReason = 'answered' | 'failed' | 'accused';

export function adjustHealth(state: SwimState, by: number, why: HealthReason, ctx: Ctx): void {
  if (!ctx.params.lhaProbe) return;
  const was = state.health;
  const health = Math.min(Math.max(was + by, 0), ctx.params.awarenessMax - 1);
  if (health === was) return;
  state.health = health;
  ctx.note('healthChanged', { node: ctx.self, was, health, why });
}

/** A span as long as it takes a node that is so unwell. */
export const scaled = (span: Micros, { health }: SwimState, ctx: Ctx): Micros =>
  ctx.params.lhaProbe ? micros(span * (health + 1)) : span;
