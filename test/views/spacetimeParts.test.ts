import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import { Flights } from '../../src/playback/flights.ts';
import {
  following,
  labelPlace,
  NARROWEST,
  panned,
  stepFrom,
  tickLabel,
  ticksOf,
  wholeOf,
  zoomed,
} from '../../src/views/spacetime/axis.ts';
import { cutOff, cutsAmong } from '../../src/views/spacetime/cuts.ts';
import { foldRuns } from '../../src/views/spacetime/fold.ts';
import {
  createView,
  hideLane,
  isLastLane,
  lanesOf,
  moveLane,
  toggleKind,
  toggleLane,
} from '../../src/views/spacetime/view.ts';

const s = 1_000_000;
const whole = { from: 0, to: 10 * s };

describe('the whole run', () => {
  test('begins with two seconds, or with what the scenario says', () => {
    expect(wholeOf(0, null).to).toBe(2 * s);
    expect(wholeOf(0, 10 * s).to).toBe(10 * s);
  });

  test('stands still until the run reaches its end, and holds all that has been run', () => {
    expect(wholeOf(2 * s, null).to).toBe(2 * s);
    expect(wholeOf(2 * s + 1, null).to).toBe(5 * s);
    expect(wholeOf(12 * s, 10 * s).to).toBe(20 * s);
    expect(wholeOf(1000 * s, null).to).toBeGreaterThanOrEqual(1000 * s);
  });

  test('ends at 1, 2 or 5 times a power of ten of seconds, with room to go on', () => {
    expect([2.1, 4, 4.5, 8, 17, 90].map((n) => wholeOf(n * s, null).to / s)).toEqual([
      ...[5, 5, 5, 10, 20, 100],
    ]);
  });

  test('rounds up, whatever the power of ten', () => {
    for (let power = 1; power <= 1e11; power *= 10) {
      for (const [span, step] of [
        [1, 1],
        [1.01, 2],
        [2, 2],
        [2.3, 5],
        [3, 5],
        [5, 5],
        [5.01, 10],
        [7, 10],
      ] as const) {
        const rounded = stepFrom(span * power);
        if (span * power <= s) expect(rounded).toBe(Math.max(1, step * power));
        expect(rounded).toBeGreaterThanOrEqual(span * power);
      }
    }
  });
});

describe('labels of graduations', () => {
  test('stand at their graduation, and at an edge so far inwards that they can be read', () => {
    expect(labelPlace(300, 80, 117, 600)).toBe(300);
    expect(labelPlace(30, 80, 117, 600)).toBe(40);
    expect(labelPlace(600, 80, 150, 600)).toBe(560);
  });

  test('are left out at an edge where they would run into the next one', () => {
    expect(labelPlace(0, 80, 117, 600)).toBeNull();
    expect(labelPlace(600, 80, 117, 600)).toBeNull();
  });
});

describe('graduations', () => {
  test('have round steps from a microsecond to an hour', () => {
    expect([0.3, 1, 3, 40, 700, 90_000].map(stepFrom)).toEqual([1, 1, 5, 50, 1000, 100_000]);
    expect([1.5, 8, 12, 25, 40, 61, 3000].map((n) => stepFrom(n * s) / s)).toEqual([
      ...[2, 10, 20, 30, 60, 120, 3600],
    ]);
    expect(stepFrom(9000 * s)).toBe(5 * 3600 * s);
  });

  test.each([
    [1_600_000, 100_000, '1.6 s'],
    [2_184_510, 1, '2.184 510 s'],
    [2_184_000, 1000, '2.184 s'],
    [12 * s, s, '12 s'],
    [0, 200_000, '0.0 s'],
    [90 * s, 30 * s, '1:30 min'],
    [1_234_567_890, 10, '1 234.567 89 s'],
  ])('%d µs in steps of %d: %s', (time, step, label) => {
    expect(tickLabel(time, step).replaceAll('\u00a0', ' ')).toBe(label);
  });

  test('stand at multiples of the step, inside the window', () => {
    const ticks = ticksOf({ from: 1_234_500, to: 1_235_500 }, 180);
    expect(ticks.map(({ time }) => time)).toEqual([
      ...[1_234_600, 1_234_800, 1_235_000, 1_235_200, 1_235_400],
    ]);
  });
});

describe('the window', () => {
  const window = { from: 2 * s, to: 4 * s };

  test('zooms about a moment, which stays where it is', () => {
    const half = zoomed(window, 0.5, 2.5 * s, whole);
    expect(half).toEqual({ from: 2.25 * s, to: 3.25 * s });
    expect(zoomed(window, 100, 3 * s, whole)).toEqual(whole);
    const narrow = zoomed(window, 1e-9, 3 * s, whole);
    expect(narrow.to - narrow.from).toBeCloseTo(NARROWEST);
  });

  test('moves, but not out of the run', () => {
    expect(panned(window, s, whole)).toEqual({ from: 3 * s, to: 5 * s });
    expect(panned(window, -9 * s, whole)).toEqual({ from: 0, to: 2 * s });
    expect(panned(window, 90 * s, whole)).toEqual({ from: 8 * s, to: 10 * s });
  });

  test('follows the playhead: gliding while it plays, by pages when it jumps', () => {
    expect(following(window, 3 * s, whole, true)).toBe(window);
    expect(following(window, 3.7 * s, whole, true).from).toBeCloseTo(2.1 * s);
    expect(following(window, 3.7 * s, whole, false)).toBe(window);
    expect(following(window, 5 * s, whole, false)).toEqual({ from: 3.8 * s, to: 5.8 * s });
    expect(following(window, s, whole, false)).toEqual({ from: 0, to: 2 * s });
  });
});

describe('cut links', () => {
  const ids = [0, 1, 2, 3, 4] as NodeId[];
  const among = (pairs: readonly string[]) => cutsAmong(ids, (a, b) => pairs.includes(`${a}-${b}`));
  const both = (a: readonly number[], b: readonly number[]) =>
    a.flatMap((one) => b.flatMap((other) => [`${one}-${other}`, `${other}-${one}`]));

  test('that part groups are a partition; who is cut off from nobody is in none', () => {
    expect(among(both([0, 1], [2, 3]))).toEqual({
      groups: [
        [0, 1],
        [2, 3],
      ],
      links: [],
    });
  });

  test('that part nobody are told one by one', () => {
    expect(among(['0-1'])).toEqual({ groups: [], links: [[0, 1]] });
    expect(among(['0-1', '1-0']).groups).toEqual([]);
    expect(among([])).toEqual({ groups: [], links: [] });
  });

  test('leave the largest group alone', () => {
    expect(cutOff([[0, 1] as NodeId[], [2, 3, 4] as NodeId[]])).toEqual([0, 1]);
    expect(cutOff([[0] as NodeId[], [1] as NodeId[]])).toEqual([0]);
    expect(cutOff([])).toEqual([]);
  });
});

describe('folding', () => {
  /** Messages of one type from 0 to some peers every ten, except as told. */
  function beats(count: number, peers = 1, tell: (n: number, peer: number) => string = () => '') {
    const flights = new Flights();
    for (let n = 0; n < count; n++) {
      for (let peer = 1; peer <= peers; peer++) {
        const i = flights.count;
        flights.send(i, 0, peer, 0, n * 10);
        const told = tell(n, peer);
        if (told === 'open') continue;
        flights.end(i, 10_000 + i, n * 10 + 5, told === 'lost', false);
        if (told === 'remarkable') flights.mark(i);
      }
    }
    const all = Array.from({ length: flights.count }, (_, i) => i);
    return { flights, all };
  }

  test('leaves the first and the last of four or more, and counts the rest', () => {
    const { flights, all } = beats(12);
    expect(foldRuns(all, flights, 10)).toEqual({
      arrows: [0, 11],
      folds: [{ sender: 0, type: 0, from: 10, to: 100, count: 10, lost: false }],
    });
    const few = beats(3);
    expect(foldRuns(few.all, few.flights, 10)).toEqual({ arrows: few.all, folds: [] });
  });

  test('folds nothing that has room', () => {
    const { flights, all } = beats(12);
    expect(foldRuns(all, flights, 9)).toEqual({ arrows: all, folds: [] });
  });

  test('leaves what mattered, and what is on its way', () => {
    const { flights, all } = beats(12, 1, (n) => (n === 6 ? 'remarkable' : n === 11 ? 'open' : ''));
    expect(foldRuns(all, flights, 10).arrows).toEqual([0, 5, 6, 7, 10, 11]);
  });

  test('folds losses among themselves', () => {
    const { flights, all } = beats(12, 1, (n) => (n < 6 ? 'lost' : ''));
    const { arrows, folds } = foldRuns(all, flights, 10);
    expect(arrows).toEqual([0, 5, 6, 11]);
    expect(folds.map(({ count, lost }) => [count, lost])).toEqual([
      [4, true],
      [4, false],
    ]);
  });

  test('tells those of one sender to all its peers as one', () => {
    const { flights, all } = beats(12, 4);
    const { arrows, folds } = foldRuns(all, flights, 10);
    expect(arrows).toHaveLength(8);
    expect(folds).toEqual([{ sender: 0, type: 0, from: 10, to: 100, count: 10, lost: false }]);
  });

  test('knows that a run goes on beyond what is visible', () => {
    const { flights, all } = beats(30);
    const { arrows, folds } = foldRuns(all.slice(10, 14), flights, 10);
    expect(arrows).toEqual([]);
    expect(folds).toMatchObject([{ from: 100, to: 130, count: 4 }]);
  });
});

describe('the view', () => {
  const nodes = [0, 1, 2, 3] as NodeId[];
  const [a, b, c, d] = nodes as [NodeId, NodeId, NodeId, NodeId];

  test('shows the whole of a short run, and the beginning of a long one', () => {
    expect(createView(null).getState().window).toBeNull();
    expect(createView(60 * s).getState().window).toEqual({ from: 0, to: 2 * s });
    const later = createView(60 * s, 30 * s).getState().window;
    expect(later?.from).toBeLessThan(30 * s);
    expect(later?.to).toBeGreaterThan(30 * s);
  });

  test('moves lanes, hides and shows them again', () => {
    const view = createView(null);
    const shown = () => lanesOf(view.getState(), nodes);
    expect(shown()).toEqual([a, b, c, d]);
    moveLane(view, shown(), d, 1);
    expect(shown()).toEqual([a, d, b, c]);
    hideLane(view, a);
    moveLane(view, shown(), c, -3);
    expect(shown()).toEqual([c, d, b]);
    toggleLane(view, a);
    expect(shown()).toEqual([c, d, b, a]);
    expect(lanesOf(view.getState(), [...nodes, 4 as NodeId]).at(-1)).toBe(4);
  });

  test('keeps the last lane', () => {
    const last = (hidden: readonly NodeId[], node: NodeId) => isLastLane(new Set(hidden), node, 4);
    expect(last([], a)).toBe(false);
    expect(last([a, b], c)).toBe(false);
    expect(last([a, b, d], c)).toBe(true);
    expect(last([a, b, d], d)).toBe(false);
  });

  test('leaves out kinds of message and takes them in again', () => {
    const view = createView(null);
    toggleKind(view, 'Ping');
    expect([...view.getState().left]).toEqual(['Ping']);
    toggleKind(view, 'Ping');
    expect(view.getState().left.size).toBe(0);
  });
});
