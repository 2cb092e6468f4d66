import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { splitHash, type Visit } from '../../src/app/address.ts';
import { findExhibit } from '../../src/app/exhibit.ts';
import type { Guest } from '../../src/app/guest.ts';
import {
  forgetAside,
  isAside,
  isKept,
  keepRun,
  keptRun,
  putAside,
  takeBack,
} from '../../src/app/keptRun.ts';
import { readText } from '../../src/app/openFile.ts';
import { expectedEvents, inSlices, openGuest } from '../../src/app/openGuest.ts';
import { type OpenedRun, openRun, placeOf } from '../../src/app/settings.ts';
import { sharingOf } from '../../src/app/sharing.ts';
import { isTrace, runOfTrace } from '../../src/app/traceRun.ts';
import { type Link, readLink } from '../../src/files/link.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { createUi } from '../../src/views/ui.ts';
import { protocol } from '../views/cluster.ts';

/** A run that leaves the page and comes back: by its link, by its file, by its trace. */

const file = scenarios.find((one) => (one as { id: string }).id === 'first-election');
const origin = { protocol, file, scenario: readScenario(protocol, file) };

/** As much of a browser as a run needs that is kept and shared. */
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal('location', { href: 'https://example.org/orrery/#/raft/first-election?old=1' });
  const listeners = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal('document', listeners);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
});
afterEach(() => vi.unstubAllGlobals());

/** A run with a branch on which a server was crashed, standing between two events of it. */
function branched(): Session {
  const session = openSession(protocol, origin.scenario);
  session.seek(1_000_000);
  session.seek(400_000);
  session.act({ do: 'crash', node: 1 as never });
  session.seek(900_000.7);
  return session;
}

const sight = (session: Session) => ({
  digest: session.digest(),
  seq: session.screen().seq,
  reach: session.screen().reach.seq,
  time: Math.floor(session.screen().time),
});

const sharing = (session: Session) =>
  sharingOf(origin, session, createUi(), { back: () => {}, stay: () => {} });

function opened(guest: Guest): OpenedRun {
  let run: OpenedRun | null = null;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  openGuest(origin, guest, {
    progress: () => {},
    done: (done) => {
      run = done;
    },
  });
  vi.runAllTimers();
  vi.useRealTimers();
  if (run === null) throw new Error('it was never opened');
  return run;
}

const byLink = (url: string): Guest => ({
  ...(readLink(protocol, file, splitHash(new URL(url).hash).query) as Link<ProtocolTypes>),
  by: 'link',
});

test('what stands behind the # is a path and a query', () => {
  expect(splitHash('')).toEqual({ path: '/', query: '' });
  expect(splitHash('#/raft/a')).toEqual({ path: '/raft/a', query: '' });
  expect(splitHash('#raft/a?x=1?2')).toEqual({ path: '/raft/a', query: 'x=1?2' });
});

describe('a link', () => {
  test('opens the branch that is shown, where it stood', async () => {
    const session = branched();
    const link = await sharing(session).link();
    expect(link).toMatchObject({
      commands: 1,
      plain: 'https://example.org/orrery/#/raft/first-election',
    });
    expect(link.url).toMatch(/^https:\/\/example\.org\/orrery\/#\/raft\/first-election\?do=crash:/);
    const run = opened(byLink(link.url ?? ''));
    expect(run.arrival).toEqual({ by: 'link', trouble: null, kept: false });
    expect(sight(run.session)).toEqual(sight(session));
    expect(run.session.screen().branches).toHaveLength(1);
  });

  test('of a run that has not begun is the address of its scenario', async () => {
    const { url, plain } = await sharing(openSession(protocol, origin.scenario)).link();
    expect(url).toBe(plain);
  });

  test('says when it gives another run', async () => {
    const { url } = await sharing(branched()).link();
    const guest = { ...byLink(url ?? ''), digest: '0123456789abcdef', made: '9.9.9' };
    expect(opened(guest).arrival?.trouble).toEqual({ kind: 'differs', made: '9.9.9' });
  });

  test('can be stopped while it is run again: the run then stands at its start', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const guest = byLink('https://example.org/#/raft/first-election?at=90000s&events=9000000');
    expect(expectedEvents(guest.told)).toBe(9_000_000);
    const [seen, done]: [number[], OpenedRun[]] = [[], []];
    const stop = openGuest(origin, guest, {
      progress: (events) => seen.push(events),
      done: (run) => done.push(run),
    });
    vi.advanceTimersToNextTimer();
    expect(seen).toHaveLength(2);
    expect(done).toEqual([]);
    stop();
    stop();
    vi.useRealTimers();
    expect(done).toHaveLength(1);
    expect(done[0]?.arrival?.trouble).toEqual({ kind: 'stopped' });
    expect(done[0]?.session.screen().reach.seq).toBe(0);
  });

  test('that throws on its way is caught', () => {
    const said: unknown[] = [];
    // biome-ignore lint/correctness/useYield: it fails before it comes to that
    const fails = (function* (): Generator<number, never> {
      throw new Error('no');
    })();
    inSlices(fails, {
      progress: () => {},
      done: () => {},
      failed: (error) => said.push(error),
      stopped: () => {},
    });
    expect(said).toEqual([new Error('no')]);
  });
});

describe('a file', () => {
  test('brings a run with all its branches', async () => {
    const session = branched();
    const { path, guest } = await readText(await sharing(session).runFile());
    expect(path).toBe('/raft/first-election');
    const run = opened(guest);
    expect(run.arrival).toMatchObject({ by: 'file', trouble: null });
    expect(sight(run.session)).toEqual(sight(session));
    expect(run.session.screen().branches).toHaveLength(2);
  });

  test('brings a scenario: the exhibit’s own, or one of its own', async () => {
    expect(await readText(JSON.stringify(file))).toMatchObject({
      path: '/raft/first-election',
      guest: { told: null, changes: {} },
    });
    const other = { ...(file as object), seed: 55 };
    expect(await readText(JSON.stringify(other))).toMatchObject({
      path: '/raft/first-election',
      guest: { changes: { seed: 55 } },
    });
    const own = { version: 1, protocol: 'raft', id: 'mine' };
    expect(await readText(JSON.stringify(own))).toMatchObject({
      path: '/raft/own',
      guest: { file: own },
    });
  });

  test('brings a trace: with its script, and with what was done by hand', async () => {
    const session = branched();
    const pieces = await sharing(session).trace(() => true);
    const text = (pieces ?? []).join('');
    expect(isTrace(text)).toBe(true);
    expect(runOfTrace(text)).toMatchObject({
      branches: [{ given: [{ command: { do: 'crash', node: 's2' } }] }],
    });
    const { path, guest } = await readText(text);
    expect(path).toBe('/raft/first-election');
    const run = opened(guest);
    expect(run.arrival?.trouble).toBeNull();
    expect(run.session.digest()).toBe(session.digest());
    expect(run.session.screen().seq).toBe(session.screen().reach.seq);
  });

  test('stops being written when nobody wants it any more', async () => {
    const parts: number[] = [];
    const stop = (part: number) => {
      parts.push(part);
      return false;
    };
    expect(await sharing(branched()).trace(stop)).toBeNull();
    expect(parts).toHaveLength(1);
  });

  test.each([
    ['', 'at the top: found text that is not JSON'],
    ['{"version":1}', 'protocol: found nothing'],
    ['{"version":1,"protocol":"__proto__"}', 'protocol: found "__proto__", expected one of "raft"'],
    ['{"version":1,"protocol":"raft","nodes":{"server":1e9}}', 'nodes.server: found 1000000000'],
    ['{"version":1,"kind":"run"}', 'scenario: found nothing'],
    ['{"version":1,"scenario":{},"seed":1}\n{}', 'line 1: version: found nothing'],
  ])('that is wrong says where: %s', async (text, said) => {
    await expect(readText(text)).rejects.toThrow(said);
  });
});

describe('the run that is kept', () => {
  const place = placeOf(origin);
  const keep = (session: Session) => keepRun(place, session, {}, true)();

  test('is put aside for one from elsewhere, and comes back', () => {
    const mine = branched();
    keep(mine);
    const other = openSession(protocol, origin.scenario);
    const before = () => putAside(place);
    const stop = keepRun(place, other, {}, false, { before });
    expect(isAside(place)).toBe(false);
    other.stepForward();
    stop();
    expect(keptRun(place)?.digest).toBe(other.digest());
    // A second one from elsewhere takes the place of the first, and of nothing else.
    putAside(place);
    takeBack(place);
    expect(isAside(place)).toBe(false);
    expect(openRun(origin).session.digest()).toBe(mine.digest());
  });

  test('takes its scenario along where no exhibit has that', () => {
    keepRun('raft/own', branched(), {}, true, { file })();
    expect(isKept('raft/own')).toBe(true);
    expect(keptRun('raft/own')?.file).toEqual(file);
    expect(placeOf({ ...origin, own: true })).toBe('raft/own');
  });

  test('is forgotten only when someone says so', () => {
    keep(branched());
    putAside(place);
    forgetAside(place);
    expect(isAside(place)).toBe(false);
    expect(isKept(place)).toBe(true);
  });

  test('is not written after it was left', () => {
    const session = branched();
    const stop = keepRun(place, session, {}, true);
    stop();
    const { digest } = keptRun(place) ?? {};
    session.stepForward();
    session.seek(2_000_000);
    stop();
    expect(keptRun(place)?.digest).toBe(digest);
  });
});

describe('an address', () => {
  const visit = (query: string, own = false): Visit => ({ path: '', query, own, brought: null });
  const find = (scenario: string, query: string, own = false) =>
    findExhibit('raft', scenario, visit(query, own));

  test('brings the run of its link, unless the page wrote it itself and the run is kept', async () => {
    expect(await find('first-election', '')).toMatchObject({ guest: null, own: false });
    const found = await find('first-election', 'seed=9');
    expect(found).toMatchObject({ guest: { by: 'link', changes: { seed: 9 } }, unread: null });
    expect(await find('first-election', 'seed=9', true)).toMatchObject({ guest: { by: 'link' } });
    keepRun(placeOf(origin), branched(), {}, true)();
    expect(await find('first-election', 'seed=9', true)).toMatchObject({ guest: null });
    expect(await find('first-election', 'seed=9')).toMatchObject({ guest: { by: 'link' } });
  });

  test('with a link that cannot be read is that of its scenario', async () => {
    expect(await find('first-election', 'seed=x')).toMatchObject({
      found: 'exhibit',
      guest: null,
      unread: { field: 'seed', message: expect.stringContaining('found "x"') },
    });
  });

  test('may bring a scenario of its own, whatever stands before the question mark', async () => {
    const mine = { version: 1, protocol: 'raft', id: 'mine', nodes: { server: 3 } };
    const scenario = readScenario(protocol, mine);
    const session = openSession(protocol, scenario);
    session.stepForward();
    const own = { protocol, file: mine, scenario, own: true };
    const rest = { back: () => {}, stay: () => {} };
    const { url } = await sharingOf(own, session, createUi(), rest).link();
    const { path, query } = splitHash(new URL(url ?? '').hash);
    expect(path).toBe('/raft/own');
    for (const id of ['own', 'first-election']) {
      expect(await find(id, query)).toMatchObject({
        found: 'exhibit',
        own: true,
        scenario: { id: 'mine' },
        guest: { digest: session.digest() },
      });
    }
    expect(await find('own', query.slice(0, 40))).toMatchObject({
      found: 'noScenario',
      unread: { field: 'run' },
    });
    expect(await find('own', '')).toMatchObject({ found: 'noScenario', unread: null });
    expect(await find('nowhere', query)).toMatchObject({ found: 'noScenario' });
  });
});
