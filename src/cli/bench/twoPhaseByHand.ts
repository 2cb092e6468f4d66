import { timed } from './measure.ts';

const [WORKING, PREPARED, COMMITTED, ABORTED] = [0, 1, 2, 3];

/**
 * The baseline of searches: the states of TwoPhase that a second meets where a state is a number, packed by hand, and what was met
 * is a Set of them. It knows nothing of ways, levels or properties, and cannot search anything else.
 */
export function byHand(managers: number): number {
  // From the lowest bit: the managers' states, whom TM knows to be prepared, who said so, TM's own state, Commit, Abort.
  const set = 2 * managers;
  const sent = 3 * managers;
  const tm = 4 * managers;
  const bit = (at: number) => 1 << at;
  const everyone = bit(managers) - 1;
  const [commit, abort] = [bit(tm + 2), bit(tm + 3)];
  const met = new Set<number>([0]);
  const open = [0];
  const meet = (state: number) => {
    if (met.has(state)) return;
    met.add(state);
    open.push(state);
  };
  const time = timed(() => {
    for (let i = 0; i < open.length; i++) {
      const state = open[i] as number;
      const decided = (state >>> tm) & 3;
      if (decided === 0) {
        if (((state >>> set) & everyone) === everyone) meet(state | (COMMITTED << tm) | commit);
        meet(state | (ABORTED << tm) | abort);
      }
      for (let rm = 0; rm < managers; rm++) {
        const own = (state >>> (2 * rm)) & 3;
        const become = (other: number) => (state & ~(3 << (2 * rm))) | (other << (2 * rm));
        if (decided === 0 && state & bit(sent + rm)) meet(state | bit(set + rm));
        if (own === WORKING) {
          meet(become(PREPARED) | bit(sent + rm));
          meet(become(ABORTED));
        }
        if (state & commit) meet(become(COMMITTED));
        if (state & abort) meet(become(ABORTED));
      }
    }
  });
  return (met.size / time) * 1000;
}
