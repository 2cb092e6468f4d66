import { Conductor } from '../../../src/checkers/explorer/conductor.ts';
import type { Bounds, Exploration } from '../../../src/checkers/explorer/explorer.ts';
import { type Order, Partner, type Said } from '../../../src/checkers/explorer/partner.ts';
import type { System } from '../../../src/checkers/explorer/system.ts';
import { roomFor, Visited } from '../../../src/checkers/explorer/visited.ts';

/** A source of numbers below `n`, the same for the same seed. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}

/**
 * A search that several workers share, all in one thread: by chance one of them works a little, or a message arrives. What is
 * said is copied, as between real workers.
 */
export function together(
  systems: readonly System[],
  bounds: Bounds,
  seed = 1,
): Exploration & { readonly gifts: number } {
  const pick = chance(seed);
  const room = roomFor(bounds.states);
  const orders: Order[][] = systems.map(() => []);
  const words: Said[][] = systems.map(() => []);
  let gifts = 0;
  const conductor = new Conductor(systems.length, bounds, new Visited(room), (to, order) => {
    if (order.do === 'take') gifts++;
    orders[to]?.push(structuredClone(order));
  });
  const partners = systems.map(
    (system, i) =>
      new Partner(system, new Visited(room), (said) => words[i]?.push(structuredClone(said))),
  );
  conductor.begin();
  for (let quiet = 0; !conductor.over; quiet++) {
    if (quiet > 1_000_000) throw new Error('nobody does anything any more');
    const i = pick(systems.length);
    const [order, said] = pick(2) === 0 ? [orders[i]?.shift(), null] : [null, words[i]?.shift()];
    if (order) partners[i]?.hear(order);
    else if (said) conductor.hear(i, said);
    else if (!partners[i]?.work(1 + pick(200))) continue;
    quiet = 0;
  }
  return { ...conductor.exploration, gifts };
}
