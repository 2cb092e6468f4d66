import type { NodeId } from '../../core/ids.ts';
import type { Course } from '../../sdk/survey.ts';
import type { World } from '../../sdk/world.ts';
import type { SwimTypes } from './types.ts';

/** What the analysis of the paper's section 3.1 gives for the settings of a world. */

/** With which probability a message arrives. */
function arrival(world: World<SwimTypes>): number {
  const [first, second] = [0, 1] as unknown as readonly [NodeId, NodeId];
  const [lost, of] = world.link(first, second).loss;
  return 1 - lost / of;
}

/** How many belong to the cluster, whether they are up or not. */
export const sizeOf = ({ nodes }: World<SwimTypes>): number =>
  nodes.filter(({ health }) => health !== 'removed').length;

const power = (base: number, times: number): number => {
  let product = 1;
  for (let i = 0; i < times; i++) product *= base;
  return product;
};

/** How many others a node can ask to try. */
const helpers = (world: World<SwimTypes>): number =>
  Math.max(0, Math.min(world.params.indirectChecks, sizeOf(world) - 2));

/** The share of probes of a member that is up in which the direct answer does not come. */
export function unanswered(world: World<SwimTypes>): number {
  const q = arrival(world);
  return 1 - q * q;
}

/** The share in which none comes through others either, so that the member is wrongly suspected. */
export const inVain = (world: World<SwimTypes>): number =>
  unanswered(world) * power(1 - power(arrival(world), 4), helpers(world));

/** How many messages of a type a member sends a period, where all members are up. */
export function load(world: World<SwimTypes>, type: 'Ping' | 'PingReq' | 'Ack'): number {
  const q = arrival(world);
  const asked = unanswered(world) * helpers(world);
  if (type === 'PingReq') return asked;
  return type === 'Ping' ? 1 + asked * q : q + asked * q * q * (1 + q);
}

/**
 * How many periods pass until somebody suspects a member that has crashed: with n - 1 others, each of which probes it with a chance of
 * one in n - 1 a period, that is e / (e - 1) for many. There all begin their periods at once, and it crashes at the beginning of one;
 * here it crashes in the midst of one, and half a period is left of that.
 */
export function periodsToSuspicion(world: World<SwimTypes>): number {
  const others = sizeOf(world) - 1;
  return 1 / (1 - power(1 - 1 / others, others)) + 1 / 2;
}

const DISTURBING = [
  'crash',
  'pause',
  'partition',
  'cut',
  'link',
  'remove',
  'add',
  'request',
] as const;

/** Whether nothing has been done to a run for which the analysis does not hold. */
export const isUndisturbed = (course: Course<SwimTypes>): boolean =>
  DISTURBING.every((command) => course.count('command', command) === 0);
