import type { Micros } from '../../core/ids.ts';
import type { World } from '../../sdk/world.ts';
import type { Params } from './params.ts';
import type { GossipTypes } from './types.ts';

/**
 * What is to be expected of one item in a full mesh, worked out share by share of the nodes and round by round: the difference
 * equations of Demers et al. 1987, section 1.4, and Pittel 1987, with the loss of messages. No random numbers and no run in them.
 */
export interface Expected {
  /** The share of nodes that know the item, after so many steps. */
  readonly informed: readonly number[];
  /** How many steps make a round: one if all keep step, more where each node has its own beat. */
  readonly steps: number;
  /** The share that never hears of it. */
  readonly residue: number;
  /** How many copies of the item a node sends, in the mean. */
  readonly updates: number;
  /** When the last node hears of it, and the mean of all that do, in rounds. */
  readonly last: number;
  readonly mean: number;
}

export interface Setting {
  readonly nodes: number;
  readonly exchange: 'push' | 'pull' | 'pushPull';
  readonly fanout: number;
  readonly losing: Params['losing'];
  readonly feedback: boolean;
  readonly k: number;
  /** The probability that a message arrives. */
  readonly arrives: number;
  /** How many messages it takes until what was pushed, or pulled, is there. */
  readonly hops: { readonly push: number; readonly pull: number };
  readonly inStep: boolean;
  /** How long a message takes, in rounds. */
  readonly delay: number;
}

/** Beyond that a counter is as good as no end, and the equations take too long. */
const MOST_COUNTED = 30;

/** The settings of a world as theory has them; null where it has nothing to say. */
export function settingOf(world: World<GossipTypes>): Setting | null {
  const { params, nodes } = world;
  if (params.topology !== 'mesh' || params.spread === 'announce') return null;
  const [first, second] = nodes;
  if (first === undefined || second === undefined) return null;
  const { loss, delay } = world.link(first.id, second.id);
  const common = {
    nodes: nodes.filter(({ health }) => health !== 'removed').length,
    arrives: 1 - loss[0] / loss[1],
    inStep: params.inStep,
  };
  const took = (period: Micros) => meanDelay(delay) / period;
  if (params.spread === 'rumour') {
    const { exchange, fanout, losing, feedback, k, period } = params;
    if (losing === 'counter' && k > MOST_COUNTED) return null;
    const hops = { push: 1, pull: 2 };
    return { ...common, exchange, fanout, losing, feedback, k, hops, delay: took(period) };
  }
  const { antiEntropy, antiEntropyPeriod } = params;
  if (antiEntropy === 'off') return null;
  const hops = { push: 3, pull: 2 };
  const simple = { fanout: 1, losing: 'never', feedback: false, k: 1 } as const;
  return { ...common, ...simple, exchange: antiEntropy, hops, delay: took(antiEntropyPeriod) };
}

type Delay = ReturnType<World<GossipTypes>['link']>['delay'];

function meanDelay(delay: Delay): number {
  if (delay.kind === 'fixed') return delay.by;
  if (delay.kind === 'uniform') return (delay.min + delay.max) / 2;
  const { quantiles } = delay;
  const ends = ((quantiles[0] as number) + (quantiles.at(-1) as number)) / 2;
  const inside = quantiles.slice(1, -1).reduce((sum: number, one) => sum + one, 0);
  return (ends + inside) / (quantiles.length - 1);
}

/** A power to a whole number from 0. */
function power(base: number, exponent: number): number {
  let result = 1;
  let factor = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}

/** `(1 - 1/n)^x`, for any x from 0: what is left of a share when x things fall on n places. */
function missed(n: number, x: number): number {
  const whole = Math.floor(x);
  return power(1 - 1 / n, whole) * (1 - (x - whole) / n);
}

/** Where each node has its own beat: into so many parts a round is divided, in each of which as many nodes have theirs. */
const FINE = 32;
const MOST_ROUNDS = 400;

/** What has become of the nodes that have their beat at one time, as shares of all: who knows nothing, who is interested, who is not. */
interface Beat {
  susceptible: number;
  /** By what counts against their interest. */
  hot: number[];
  /** To whom it is on its way, the latest first. */
  coming: number[];
}

export function expectedOf(setting: Setting): Expected {
  const steps = setting.inStep ? 1 : FINE;
  const lag = setting.inStep ? 0 : Math.round(setting.delay * steps);
  const levels = setting.losing === 'counter' ? setting.k : 1;
  const first = 1 / setting.nodes;
  const beats: Beat[] = Array.from({ length: steps }, () => ({
    susceptible: (1 - first) / steps,
    hot: [first / steps, ...new Array<number>(levels - 1).fill(0)],
    coming: new Array<number>(lag).fill(0),
  }));
  const informed = [first];
  let updates = 0;
  // Until less than a thousandth of a node is interested, or left over.
  const least = first / 1000;
  for (let step = 0; step < MOST_ROUNDS * steps; step++) {
    updates += advance(setting, beats, beats[step % steps] as Beat);
    const missing = total(beats, ({ susceptible }) => susceptible);
    const coming = total(beats, (beat) => sum(beat.coming));
    informed.push(1 - missing - coming);
    if (missing < least || hotIn(beats) + coming < least) break;
  }
  return { informed, steps, updates, ...moments(setting, informed, steps) };
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
const total = (beats: readonly Beat[], of: (beat: Beat) => number): number =>
  beats.reduce((all, beat) => all + of(beat), 0);
const hotIn = (beats: readonly Beat[]): number => total(beats, ({ hot }) => sum(hot));

/** Those have their round whose beat it is; returns how many copies were sent, a node. */
function advance(setting: Setting, beats: readonly Beat[], now: Beat): number {
  const { nodes, exchange, fanout, arrives, hops } = setting;
  const hot = hotIn(beats);
  const susceptible = total(beats, (beat) => beat.susceptible);
  const pushes = exchange === 'pull' ? 0 : fanout * sum(now.hot);
  const reached = pushes * power(arrives, hops.push);
  const pushed = 1 - missed(nodes - 1, nodes * reached);
  const pulls = exchange === 'push' ? 0 : 1 - power(1 - hot * power(arrives, hops.pull), fanout);
  const needed = reached === 0 ? 1 : Math.min(1, (susceptible * pushed) / reached);
  lose(setting, now, needed, susceptible);
  for (const beat of beats) {
    const fresh = beat.susceptible * (1 - (1 - pushed) * (1 - (beat === now ? pulls : 0)));
    beat.susceptible -= fresh;
    beat.coming.unshift(fresh);
    beat.hot[0] = (beat.hot[0] as number) + (beat.coming.pop() as number);
  }
  const asks = exchange === 'push' ? 0 : fanout / beats.length;
  return pushes + asks * hot * arrives;
}

/** Takes away interest, or some patience, from those that have their round. */
function lose(setting: Setting, now: Beat, needed: number, susceptible: number): void {
  const { nodes, exchange, losing, feedback, fanout, arrives } = setting;
  if (losing === 'never') return;
  const back = power(arrives, 2);
  if (exchange !== 'pull') {
    if (!feedback) miss(setting, now, 1, 0);
    else for (let i = 0; i < fanout; i++) miss(setting, now, (1 - needed) * back, 0);
  }
  if (exchange === 'push') return;
  // Of those that ask in a round, some know it and some do not.
  const asked = fanout * arrives * (feedback ? back : 1);
  const none = (rate: number) => missed(nodes, nodes * rate);
  const nobodyNeeds = feedback ? none(asked * susceptible) : 1;
  const somebodyKnows = 1 - none(asked * (feedback ? 1 - susceptible : 1));
  miss(setting, now, nobodyNeeds * somebodyKnows, 1 - nobodyNeeds);
}

/** Something that counts against it happens to a share of those that are interested; to another, what lets them begin anew. */
function miss({ losing, k }: Setting, { hot }: Beat, counts: number, renewed: number): void {
  if (losing === 'coin') {
    hot[0] = (hot[0] as number) * (1 - counts / k);
    return;
  }
  const before = hot.slice();
  for (let level = 0; level < hot.length; level++) {
    const stays = (before[level] as number) * (1 - counts - (level > 0 ? renewed : 0));
    hot[level] = stays + (level > 0 ? (before[level - 1] as number) * counts : 0);
  }
  hot[0] = (hot[0] as number) + sum(before.slice(1)) * renewed;
}

/** The last to hear is the last of many that hear independently of one another. */
function moments(
  { nodes }: Setting,
  informed: readonly number[],
  steps: number,
): Pick<Expected, 'residue' | 'last' | 'mean'> {
  const residue = 1 - (informed.at(-1) as number);
  const reached = 1 - residue;
  let last = 0;
  let mean = 0;
  for (const share of informed) {
    // Of those that will ever hear of it, the share that still has to.
    const still = Math.max(0, (reached - share) / reached);
    last += 1 - power(1 - still, nodes - 1);
    mean += still;
  }
  return { residue, last: last / steps, mean: mean / steps };
}
