import type { Emit, Row, System } from '../../../src/checkers/explorer/system.ts';

export { twoPhase } from '../../../src/cli/bench/twoPhase.ts';

/** The systems of test/vectors/state-counts.json, as rows of small numbers; `definitions` there says what each does. */

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const put = (state: Row, ...changes: (readonly [at: number, value: number])[]): number[] => {
  const next = state.slice();
  for (const [at, value] of changes) next[at] = value;
  return next;
};
const model = (
  initial: (emit: Emit) => void,
  successors: (state: Row, emit: Emit) => void,
): System => ({ initial, successors, properties: [] });
/** Every row of n numbers below a base. */
const all = (n: number, base: number): number[][] =>
  n === 0 ? [[]] : all(n - 1, base).flatMap((row) => range(base).map((i) => [...row, i]));

const [WORKING, PREPARED, COMMITTED, ABORTED] = [0, 1, 2, 3];

export function tCommit(n: number): System {
  return model(
    (emit) => emit(range(n).fill(WORKING)),
    (s, emit) => {
      const states = s;
      for (const rm of range(n)) {
        const undecided = s[rm] === WORKING || s[rm] === PREPARED;
        if (s[rm] === WORKING) emit(put(s, [rm, PREPARED]));
        if (s[rm] === PREPARED && states.every((x) => x === PREPARED || x === COMMITTED)) {
          emit(put(s, [rm, COMMITTED]));
        }
        if (undecided && !states.includes(COMMITTED)) emit(put(s, [rm, ABORTED]));
      }
    },
  );
}

/** active, black (per node), then the token's place and whether it is black. */
export function ewd840(n: number): System {
  const [tpos, tblack] = [2 * n, 2 * n + 1];
  return model(
    (emit) => {
      for (const row of all(2 * n, 2)) for (const place of range(n)) emit([...row, place, 1]);
    },
    (s, emit) => {
      const at = (i: number) => s[i] as number;
      const place = at(tpos);
      if (place === 0 && (at(tblack) || at(n))) emit(put(s, [tpos, n - 1], [tblack, 0], [n, 0]));
      if (place > 0 && (!at(place) || at(n + place) || at(tblack))) {
        const black = at(n + place) ? 1 : at(tblack);
        emit(put(s, [tpos, place - 1], [tblack, black], [n + place, 0]));
      }
      for (const i of range(n).filter(at)) {
        for (const j of range(n)) if (j !== i) emit(put(s, [j, 1], [n + i, j > i ? 1 : at(n + i)]));
        emit(put(s, [i, 0]));
      }
    },
  );
}

/** Per node: waiting ids as a set of bits, pc, initiator, state (0 cand, 1 lost, 2 won). */
export function changRoberts(ids: readonly number[]): System {
  const n = ids.length;
  return model(
    (emit) => {
      for (const row of all(n, 2)) {
        emit([...range(n).fill(0), ...range(n).fill(0), ...row, ...row.map((is) => (is ? 0 : 1))]);
      }
    },
    (s, emit) => {
      const at = (i: number) => s[i] as number;
      for (const node of range(n)) {
        const after = (node + 1) % n;
        const own = ids[node] as number;
        if (at(n + node) === 0) {
          const queued = at(2 * n + node) ? at(after) | (1 << own) : at(after);
          emit(put(s, [after, queued], [n + node, 1]));
          continue;
        }
        for (const id of range(n + 1)) {
          if (!(at(node) & (1 << id))) continue;
          const next = put(s, [node, at(node) & ~(1 << id)]);
          const forwards = at(3 * n + node) === 1 || id < own;
          if (forwards) {
            next[after] = (next[after] as number) | (1 << id);
            if (at(3 * n + node) !== 1) next[3 * n + node] = 1;
          } else if (id === own) next[3 * n + node] = 2;
          emit(next);
        }
      }
    },
  );
}

export function tokenRing(n: number, m: number): System {
  return model(
    (emit) => {
      for (const row of all(n, m)) emit(row);
    },
    (s, emit) => {
      for (const i of range(n)) {
        const before = s[i === 0 ? n - 1 : i - 1] as number;
        if (i === 0 && s[0] === before) emit(put(s, [0, (before + 1) % m]));
        if (i > 0 && s[i] !== before) emit(put(s, [i, before]));
      }
    },
  );
}

const [REQUEST, ACK, RELEASE] = [0, 1, 2];

/** clock, req, ack (sets of bits), crit; then each channel as its length and its messages (type, clock). */
export function lamportMutex(n: number, maxClock: number): System {
  interface State {
    clock: number[];
    req: number[][];
    ack: number[];
    crit: number[];
    net: number[][][];
  }
  const read = (s: Row): State => {
    let i = 0;
    const numbers = (count: number) => {
      i += count;
      return s.slice(i - count, i);
    };
    const [clock, req] = [numbers(n), range(n).map(() => numbers(n))];
    const [ack, crit] = [numbers(n), numbers(n)];
    const net = range(n).map(() => range(n).map(() => numbers(numbers(1)[0] as number)));
    return { clock, req, ack, crit, net };
  };
  const write = ({ clock, req, ack, crit, net }: State): number[] => [
    ...[...clock, ...req.flat(), ...ack, ...crit],
    ...net.flatMap((row) => row.flatMap((channel) => [channel.length, ...channel])),
  ];
  const beats = (req: number[], p: number, q: number) =>
    req[q] === 0 || (req[p] as number) < (req[q] as number) || (req[p] === req[q] && p < q);
  return model(
    (emit) => {
      const none = () => range(n).fill(0);
      const net = range(n).map(() => range(n).map((): number[] => []));
      emit(
        write({ clock: range(n).fill(1), req: range(n).map(none), ack: none(), crit: none(), net }),
      );
    },
    (s, emit) => {
      const give = (change: (state: State) => void) => {
        const state = read(s);
        change(state);
        if (state.clock.every((clock) => clock <= maxClock)) emit(write(state));
      };
      const now = read(s);
      const cell = (rows: number[][], p: number, q: number) => rows[p]?.[q] as number;
      for (const p of range(n)) {
        const others = range(n).filter((q) => q !== p);
        const tell = (state: State, type: number, value: number) => {
          for (const q of others) state.net[p]?.[q]?.push(type, value);
        };
        if (cell(now.req, p, p) === 0) {
          give((state) => {
            const clock = state.clock[p] as number;
            (state.req[p] as number[])[p] = clock;
            tell(state, REQUEST, clock);
            state.ack[p] = 1 << p;
          });
        }
        const row = now.req[p] as number[];
        if (now.ack[p] === 2 ** n - 1 && others.every((q) => beats(row, p, q)) && !now.crit[p]) {
          give((state) => {
            state.crit[p] = 1;
          });
        }
        if (now.crit[p]) {
          give((state) => {
            state.crit[p] = 0;
            tell(state, RELEASE, 0);
            (state.req[p] as number[])[p] = 0;
            state.ack[p] = 0;
          });
        }
        for (const q of others) {
          const [type, value = 0] = now.net[q]?.[p] ?? [];
          if (type === undefined) continue;
          give((state) => {
            state.net[q]?.[p]?.splice(0, 2);
            const own = state.req[p] as number[];
            if (type === REQUEST) {
              own[q] = value;
              const clock = state.clock[p] as number;
              state.clock[p] = value > clock ? value + 1 : clock + 1;
              state.net[p]?.[q]?.push(ACK, 0);
            } else if (type === ACK) state.ack[p] = (state.ack[p] as number) | (1 << q);
            else own[q] = 0;
          });
        }
      }
    },
  );
}

/** Votes as bits (acceptor by ballot by value), then maxBal of each acceptor, from -1. */
export function voting(acceptors: number, values: number, ballots: number): System {
  const bit = (b: number, v: number) => 1 << (b * values + v);
  const votes = (s: Row, a: number) => s[a] as number;
  const max = (s: Row, a: number) => s[acceptors + a] as number;
  const majorities = range(2 ** acceptors).filter(
    (set) => 2 * range(acceptors).filter((a) => set & (1 << a)).length > acceptors,
  );
  const voted = (s: Row, a: number, b: number) =>
    range(values).some((v) => votes(s, a) & bit(b, v));
  const safe = (s: Row, quorum: number, b: number, v: number): boolean => {
    const members = range(acceptors).filter((a) => quorum & (1 << a));
    if (!members.every((a) => max(s, a) >= b)) return false;
    return range(b + 1)
      .map((i) => b - 1 - i)
      .some(
        (c) =>
          (c === -1 || members.some((a) => votes(s, a) & bit(c, v))) &&
          range(b - c - 1).every((i) => members.every((a) => !voted(s, a, c + 1 + i))),
      );
  };
  return model(
    (emit) => emit([...range(acceptors).fill(0), ...range(acceptors).fill(-1)]),
    (s, emit) => {
      for (const a of range(acceptors)) {
        for (const b of range(ballots)) {
          if (b > max(s, a)) emit(put(s, [acceptors + a, b]));
          if (max(s, a) > b || voted(s, a, b)) continue;
          for (const v of range(values)) {
            const others = range(acceptors).filter((c) => c !== a);
            const clash = others.some((c) => votes(s, c) & ~bit(b, v) & bitsOf(b));
            if (clash || !majorities.some((q) => safe(s, q, b, v))) continue;
            emit(put(s, [a, votes(s, a) | bit(b, v)], [acceptors + a, b]));
          }
        }
      }
    },
  );
  function bitsOf(b: number): number {
    return range(values).reduce((bits, v) => bits | bit(b, v), 0);
  }
}
