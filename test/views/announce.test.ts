import { describe, expect, test } from 'vitest';
import type { Milestone } from '../../src/playback/types.ts';
import { CALM, FLOOD, listen, type Told, turnsBefore } from '../../src/views/tools/announce.ts';

/** Listens every quarter of a second while turns come by a schedule; what was said, and when. */
function hear(comes: readonly number[], until: number) {
  let told: Told = { at: -Infinity, turns: 0, flooded: false };
  const heard: { at: number; said: string }[] = [];
  for (let now = 0; now <= until; now += 250) {
    const [next, saying] = listen(told, now, comes.filter((at) => at <= now).length);
    told = next;
    if (saying && 'flood' in saying) heard.push({ at: now, said: saying.flood });
    else if (saying) heard.push({ at: now, said: `${saying.newest} after ${saying.before}` });
  }
  return heard;
}

const every = (step: number, until: number) =>
  Array.from({ length: Math.floor(until / step) }, (_, i) => (i + 1) * step);

describe('a run that plays', () => {
  test('tells a single turn at once', () => {
    expect(hear([1000], 20_000)).toEqual([{ at: 1000, said: '0 after 0' }]);
  });

  test('says no more often than it is calm, the newest first and how many came before it', () => {
    const heard = hear(every(500, 20_000), 20_000);
    heard.slice(1).forEach(({ at }, i) => {
      expect(at - (heard[i]?.at ?? 0)).toBeGreaterThanOrEqual(CALM);
    });
    expect(heard.slice(0, 3)).toEqual([
      { at: 500, said: '0 after 0' },
      { at: 3500, said: '6 after 5' },
      { at: 6500, said: '12 after 5' },
    ]);
  });

  test('leaves none out of the count', () => {
    const heard = hear(every(700, 30_000), 40_000);
    const told = heard.map(({ said }) => Number(/\d+$/.exec(said)) + 1);
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(every(700, 30_000).length);
  });

  test('says once that a flood begins and then that it goes on, and tells again when it has ebbed', () => {
    const flood = every(CALM / (FLOOD + 8), 15_000);
    const heard = hear([...flood, 19_500], 30_000);
    const said = (what: string) => heard.filter((one) => one.said === what).length;
    expect(said('begins')).toBe(1);
    expect(said('goesOn')).toBeGreaterThan(1);
    expect(heard.at(-1)?.said).toMatch(/^\d+ after 0$/);
    expect(heard.length).toBeLessThan(8);
  });

  test('says nothing when someone goes back, and nothing twice', () => {
    const told = { at: 0, turns: 9, flooded: false };
    const [back, saying] = listen(told, 60_000, 4);
    expect(saying).toBeNull();
    expect(listen(back, 60_000, 5)[1]).toEqual({ newest: 4, before: 0 });
    expect(listen(told, 60_000, 9)[1]).toBeNull();
  });
});

test('what a node did at one moment is one turn, and a note speaks for a change of role', () => {
  const stone = (seq: number, time: number, node: number, kind: Milestone['kind']) =>
    ({ seq, time, node, kind, type: 0, transition: null }) as unknown as Milestone;
  const stones = [
    stone(3, 10, 1, 'role'),
    stone(4, 10, 1, 'note'),
    stone(9, 10, 2, 'note'),
    stone(12, 20, 2, 'note'),
    stone(13, 20, 2, 'role'),
    stone(20, 30, 1, 'role'),
    stone(30, 40, 1, 'command'),
  ];
  expect(turnsBefore(stones, 30)).toEqual([4, 9, 12, 20]);
  expect(turnsBefore(stones, 0)).toEqual([]);
});
