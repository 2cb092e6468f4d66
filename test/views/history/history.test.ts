import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/checkers/history/judge.ts';
import { models } from '../../../src/checkers/history/models.ts';
import { madeHistory } from '../../../src/cli/bench/madeHistory.ts';
import type { HistoryEvent, ModelName } from '../../../src/sdk/history.ts';
import { layOut } from '../../../src/views/history/axis.ts';
import { callsOf, labelOf } from '../../../src/views/history/calls.ts';
import { drawHistory, MOST } from '../../../src/views/history/project.ts';
import { tellOperation, tellVerdict } from '../../../src/views/history/verdict.ts';
import { exhibitWordsOf } from '../../i18n/dictionaries.ts';

type Line = readonly [
  process: number,
  type: HistoryEvent['type'],
  f: string,
  value: unknown,
  key?: string,
];

const eventsOf = (...lines: readonly Line[]): HistoryEvent[] =>
  lines.map(([process, type, f, value, key = 'x'], time) => ({
    process,
    type,
    f,
    key,
    value,
    time,
  }));

/** c2 reads what c0 overwrote before; c3 never hears of its answer, and c0's last put failed. */
const stale = eventsOf(
  [0, 'invoke', 'put', '1'],
  [1, 'invoke', 'put', '7', 'y'],
  [0, 'ok', 'put', '1'],
  [0, 'invoke', 'put', '2'],
  [3, 'invoke', 'append', '3'],
  [0, 'ok', 'put', '2'],
  [2, 'invoke', 'get', null],
  [1, 'ok', 'put', '7', 'y'],
  [2, 'ok', 'get', '1'],
  [0, 'invoke', 'put', '4'],
  [0, 'fail', 'put', '4'],
  [1, 'invoke', 'get', null],
);

const judged = (events: readonly HistoryEvent[], model: ModelName = 'kv') =>
  judge(events, models[model], 100_000);

const draw = (
  events: readonly HistoryEvent[],
  over: Partial<Parameters<typeof drawHistory>[0]> = {},
) =>
  drawHistory({
    calls: callsOf(events),
    judged: judged(events),
    key: null,
    until: events.length,
    around: null,
    nothing: '∅',
    ...over,
  });

describe('operations', () => {
  test('are what is between a call and its return', () => {
    const labels = callsOf(stale).map((call) => [labelOf(call, '∅'), call.end, call.returned]);
    expect(labels).toEqual([
      ['put x 1', 'ok', 2],
      ['put y 7', 'ok', 7],
      ['put x 2', 'ok', 5],
      ['append x 3 → ?', 'open', null],
      ['get x → 1', 'ok', 8],
      ['put x 4 → ✗', 'failed', 10],
      ['get x → ?', 'open', null],
    ]);
  });

  test('that looked and found something else were refused', () => {
    const events = eventsOf(
      [0, 'invoke', 'cas', [1, 2], ''],
      [0, 'fail', 'cas', [1, 2], ''],
      [0, 'invoke', 'dequeue', null, ''],
      [0, 'ok', 'dequeue', { long: 'a value that goes on' }, ''],
      [0, 'invoke', 'get', null],
      [0, 'ok', 'get', null],
    );
    expect(callsOf(events).map((call) => [labelOf(call, '∅'), call.end])).toEqual([
      ['cas 1⇒2 → ✗', 'refused'],
      ['dequeue → …goes on"}', 'ok'],
      ['get x → ∅', 'ok'],
    ]);
  });
});

describe('a drawing', () => {
  test('says of each operation where it stands', () => {
    const { bars, lanes } = draw(stale, { key: 'x' });
    expect(lanes).toEqual([0, 1, 2, 3]);
    expect(bars.map(({ label, lane, standing, order }) => [lane, label, standing, order])).toEqual([
      [0, 'put x 1', 'fits', 1],
      [0, 'put x 2', 'fits', 2],
      [3, 'append x 3 → ?', 'fits', 3],
      [2, 'get x → 1', 'stuck', null],
      [0, 'put x 4 → ✗', 'failed', null],
      [1, 'get x → ?', 'left', null],
    ]);
    expect(
      bars.map(({ x, end }) => [x, end].map((at) => Math.round(at * 10) / 10)),
    ).toMatchSnapshot();
  });

  test('has what has not happened yet behind the present', () => {
    const { bars, now } = draw(stale, { key: 'x', until: 6, judged: judged(stale.slice(0, 6)) });
    expect(bars.map(({ standing }) => standing)).toEqual([
      ...['fits', 'fits', 'fits', 'unjudged', 'failed', 'unjudged'],
    ]);
    const next = bars.find(({ call }) => call.called >= 6)?.x ?? 0;
    expect(now).toBeLessThan(next);
    expect(now).toBeGreaterThan(bars[1]?.end ?? Infinity);
    expect(draw(stale).now).toBeNull();
  });

  test('sets each effect between a call and its return, in the order that was found', () => {
    const made = { operations: 400, processes: 6, seed: 3, lostEvery: 60 };
    const events = madeHistory(models.register, made);
    const drawing = draw(events, { judged: judged(events, 'register'), key: '' });
    expect([drawing.count, drawing.total]).toEqual([MOST, 400]);
    const ordered = drawing.bars
      .filter(({ order }) => order !== null)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    expect(ordered.length).toBeGreaterThan(MOST * 0.8);
    let last = 0;
    for (const { x, end, point, clipped } of ordered) {
      expect(point).toBeGreaterThan(last);
      expect(point).toBeLessThan(end);
      if (!clipped) expect(point).toBeGreaterThan(x);
      last = point ?? 0;
    }
  });

  test('is a part of a long history, around what is wanted', () => {
    const events = Array.from({ length: 300 }, (_, i) =>
      eventsOf([i % 2, 'invoke', 'put', `${i}`], [i % 2, 'ok', 'put', `${i}`]),
    ).flat();
    const part = (around: number | null) => {
      const { first, count, total } = draw(events, { around });
      return [first, count, total];
    };
    expect(part(null)).toEqual([180, MOST, 300]);
    expect(part(0)).toEqual([0, MOST, 300]);
    expect(part(300)).toEqual([90, MOST, 300]);
    expect(part(599)).toEqual([180, MOST, 300]);
  });

  test('keeps what was still under way when it begins', () => {
    const long = eventsOf([9, 'invoke', 'put', 'late']);
    const rest = Array.from({ length: 200 }, (_, i) =>
      eventsOf([0, 'invoke', 'put', `${i}`], [0, 'ok', 'put', `${i}`]),
    ).flat();
    const { bars } = draw([...long, ...rest]);
    expect(bars[0]).toMatchObject({ label: 'put x late → ?', clipped: true });
    expect(bars).toHaveLength(MOST + 1);
  });

  test('of nothing is empty', () => {
    expect(draw([])).toMatchObject({ bars: [], lanes: [], now: null, total: 0 });
    expect(layOut([], 0, 1).points).toEqual([]);
  });
});

describe.each(['en', 'zh'] as const)('in words, %s', (locale) => {
  const words = exhibitWordsOf(locale).history;
  const who = ({ process }: { process: number }) => `c${process}`;
  const told = (events: readonly HistoryEvent[]) =>
    tellVerdict(judged(events), callsOf(events), who, words);

  test('the verdict says why', () => {
    expect(told(stale)).toMatchSnapshot();
    expect(told(stale.slice(0, 8))).toMatchSnapshot();
    expect(told(stale.slice(0, 3))).toMatchSnapshot();
    const unknown = { ...judged(stale), linearizable: 'unknown' as const };
    expect(tellVerdict(unknown, [], who, words)).toMatchSnapshot();
  });

  test('each operation is told for those who do not see it', () => {
    const said = draw(stale, { key: 'x' }).bars.map((bar) =>
      tellOperation(bar, who(bar.call), words, locale),
    );
    expect(said).toMatchSnapshot();
  });
});
