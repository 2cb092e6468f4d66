import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Kept } from '../../src/app/kept/places.ts';
import { factsOf, newHead } from '../../src/app/kept/record.ts';
import { openKept } from '../../src/app/openKept.ts';
import { openPlace } from '../../src/app/openPlace.ts';
import { type OpenedRun, placeOf } from '../../src/app/settings.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import { protocol } from '../views/cluster.ts';
import { stubBrowser } from './browser.ts';

/** Kept runs that are so long that the page would stand still. */

beforeEach(() => {
  stubBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const file = scenarios.find((one) => (one as { id: string }).id === 'first-election');
const origin = { protocol, file, scenario: readScenario(protocol, file) };

/** A kept run of a few thousand events, of which its head may say that there are more. */
function kept(events: number, digest?: string): Kept {
  const session = openSession(protocol, origin.scenario);
  session.seek(400_000);
  session.act({ do: 'crash', node: 1 as never });
  session.seek(60_000_000.5);
  session.seek(700_000.5);
  const run = { ...session.save(), ...(digest && { digest }) };
  const facts = factsOf(placeOf(origin), run, { title: null, seed: null });
  return { head: newHead('long', facts.place, { ...facts, events }), run };
}

function opening(one: Kept) {
  const [seen, done]: [number[], OpenedRun[]] = [[], []];
  const stop = openKept(origin, one, {
    progress: (events) => seen.push(events),
    done: (run) => done.push(run),
  });
  return { seen, done, stop };
}

describe('a kept run', () => {
  test.each([1, 1e6])('comes back where it was left, whether it is long or not: %i', (events) => {
    const one = kept(events);
    const { done, seen } = opening(one);
    vi.runAllTimers();
    expect(seen.length > 0).toBe(events > 1);
    expect(done).toHaveLength(1);
    expect(done[0]).toMatchObject({ lost: false, changes: {}, head: { id: 'long' } });
    expect(done[0]?.session.digest()).toBe(one.run?.digest);
    expect(Math.floor(done[0]?.session.screen().time ?? 0)).toBe(700_000);
    expect(done[0]?.session.screen().seq).toBe(one.run?.timeline.position);
  });

  test('that is long can be stopped, stays what it was, and can be gone back to', () => {
    const { done, stop } = opening(kept(1e6));
    expect(done).toEqual([]);
    stop();
    vi.runAllTimers();
    expect(done).toHaveLength(1);
    expect(done[0]).toMatchObject({
      head: null,
      lost: false,
      over: 'long',
      arrival: { trouble: { kind: 'stopped' }, kept: true },
    });
  });

  test('that is long and another one by now is lost, and so is one that says nonsense', () => {
    const odd = { ...kept(1e6), run: { timeline: { branches: [{ given: 7 }] } } } as never;
    for (const one of [kept(1e6, '0123456789abcdef'), odd]) {
      const { done } = opening(one);
      vi.runAllTimers();
      expect(done).toMatchObject([{ lost: true, head: null }]);
    }
  });
});

test('who has gone elsewhere while a run was opened is not shown it any more', () => {
  const rest = {
    found: 'exhibit',
    own: false,
    guest: null,
    unread: null,
    beside: null,
    store: null,
  } as const;
  const place = { ...origin, ...rest, scenarios: [origin.scenario], kept: kept(1e6) };
  for (const hash of ['', '#/raft/split-vote?at=1s']) {
    const show = vi.fn();
    const { leave } = openPlace(place, { progress: () => {}, show });
    vi.stubGlobal('location', { ...location, hash });
    vi.runAllTimers();
    expect(show).toHaveBeenCalledTimes(hash === '' ? 1 : 0);
    leave();
  }
});
