import type { Row, System } from '../../checkers/explorer/system.ts';

const [WORKING, PREPARED, COMMITTED, ABORTED] = [0, 1, 2, 3];

/**
 * Lamport's TwoPhase.tla, as `test/vectors/state-counts.json` defines it. A row: the state of each resource manager; then the
 * manager's (0 init, 2 committed, 3 aborted), the set of those that it knows to be prepared, the set of Prepared messages,
 * whether Commit and Abort were sent.
 */
export function twoPhase(managers: number): System {
  const [tm, set, sent] = [managers, managers + 1, managers + 2];
  const [commit, abort] = [managers + 3, managers + 4];
  const everyone = (1 << managers) - 1;
  return {
    properties: [],
    initial: (emit) => emit([...new Array(managers).fill(WORKING), 0, 0, 0, 0, 0]),
    successors(state, emit) {
      const row = state.slice();
      const at = (i: number) => state[i] as number;
      /** One or two variables take another value. */
      const change = (a: number, x: number, b = a, y = x) => {
        row[a] = x;
        row[b] = y;
        emit(row);
        row[a] = at(a);
        row[b] = at(b);
      };
      if (at(tm) === 0) {
        if (at(set) === everyone) change(tm, COMMITTED, commit, 1);
        change(tm, ABORTED, abort, 1);
      }
      for (let rm = 0; rm < managers; rm++) {
        const bit = 1 << rm;
        if (at(tm) === 0 && (at(sent) & bit) !== 0) change(set, at(set) | bit);
        if (at(rm) === WORKING) {
          change(rm, PREPARED, sent, at(sent) | bit);
          change(rm, ABORTED);
        }
        if (at(commit) === 1) change(rm, COMMITTED);
        if (at(abort) === 1) change(rm, ABORTED);
      }
    },
  };
}

/** The same for all orders in which the resource managers may stand: of each what it is, what it sent, what is known of it. */
export function sortedManagers(managers: number): (row: Row) => Row {
  const [set, sent] = [managers + 1, managers + 2];
  return (row) => {
    const bit = (of: number, rm: number) => ((row[of] as number) >> rm) & 1;
    const each = row
      .slice(0, managers)
      .map((state, rm) => state * 4 + bit(set, rm) * 2 + bit(sent, rm))
      .sort((a, b) => a - b);
    const bits = (shift: number) =>
      each.reduce((all, one, rm) => all | (((one >> shift) & 1) << rm), 0);
    const rest = [row[managers] as number, bits(1), bits(0), ...row.slice(managers + 3)];
    return [...each.map((one) => one >> 2), ...rest];
  };
}
