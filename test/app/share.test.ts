import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { splitHash, type Visit } from '../../src/app/address.ts';
import { findExhibit } from '../../src/app/exhibit.ts';
import type { Guest } from '../../src/app/guest.ts';
import { MemoryStore } from '../../src/app/kept/memoryStore.ts';
import { factsOf } from '../../src/app/kept/record.ts';
import { expectedEvents, inSlices, openGuest } from '../../src/app/openGuest.ts';
import { broughtBy, jsonOf } from '../../src/app/reading/brought.ts';
import { type OpenedRun, placeOf } from '../../src/app/settings.ts';
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
import { stubBrowser } from './browser.ts';

const readText = async (text: string) => broughtBy(jsonOf(text));

/** A run that leaves the page and comes back: by its link, by its file, by its trace. */

const file = scenarios.find((one) => (one as { id: string }).id === 'first-election');
const origin = { protocol, file, scenario: readScenario(protocol, file) };

beforeEach(stubBrowser);
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

describe('an address', () => {
  const store = new MemoryStore();
  const find = (scenario: string, query: string, more: Partial<Visit> = {}) => {
    const visit: Visit = { path: '', query, own: false, kept: null, brought: null, ...more };
    return findExhibit('raft', scenario, visit, Promise.resolve(store));
  };
  const keep = (id: string, place: string, more: object = {}) => {
    const saved = branched().save();
    const facts = factsOf(place, saved, { title: null, seed: null });
    return store.write(id, facts, JSON.stringify({ ...saved, ...more }), null);
  };

  test('brings the run of its link, unless the page wrote it itself and the run is kept', async () => {
    expect(await find('first-election', '')).toMatchObject({ guest: null, own: false });
    const found = await find('first-election', 'seed=9');
    expect(found).toMatchObject({ guest: { by: 'link', changes: { seed: 9 } }, unread: null });
    expect(await find('first-election', 'seed=9', { own: true })).toMatchObject({
      guest: { by: 'link' },
      kept: null,
    });
    await keep('mine', placeOf(origin));
    const own = splitHash((await sharing(branched()).link()).url ?? '').query;
    expect(await find('first-election', own, { own: true })).toMatchObject({
      guest: null,
      kept: { head: { id: 'mine' } },
    });
    // Written by the page for a run that could not be kept: what is kept is another one.
    expect(await find('first-election', 'seed=9', { own: true })).toMatchObject({
      guest: { by: 'link' },
      kept: { head: { id: 'mine' } },
    });
    expect(await find('first-election', 'seed=9')).toMatchObject({
      guest: { by: 'link' },
      kept: { head: { id: 'mine' } },
    });
  });

  test('may ask for a kept run in so many words', async () => {
    await keep('asked', placeOf(origin));
    await store.remark('asked', { used: 1 });
    expect(await find('first-election', 'kept=asked')).toMatchObject({
      guest: null,
      kept: { head: { id: 'asked' } },
    });
    await store.remove(['asked']);
    expect(await find('first-election', 'kept=asked')).toMatchObject({
      guest: null,
      unread: {
        field: 'kept',
        message: 'found "asked", expected a run that is kept in this browser',
      },
    });
  });

  test('brings the kept run that it says, and else the one that was used last', async () => {
    await keep('older', placeOf(origin));
    await store.remark('older', { used: 1 });
    const id = async (more: Partial<Visit>) => {
      const found = await find('first-election', '', more);
      return found.found === 'exhibit' ? found.kept?.head.id : null;
    };
    expect(await id({})).toBe('mine');
    expect(await id({ own: true, kept: 'older' })).toBe('older');
    expect(await id({ kept: 'older' })).toBe('older');
    expect(await id({ own: true, kept: 'gone' })).toBe('mine');
    // The page's own mark may be out of date.
    expect(await find('first-election', '', { own: true, kept: 'gone' })).toMatchObject({
      unread: null,
    });
  });

  test('of a scenario that no exhibit has leads to the run that brought it', async () => {
    expect(await find('own', '')).toMatchObject({ found: 'noScenario' });
    await keep('own', 'raft/own', { file });
    expect(await find('own', '')).toMatchObject({ found: 'exhibit', own: true, file });
    await store.remove(['own']);
    // One that does not fit any more hides nothing but itself.
    await keep('own', 'raft/own', { file: { ...(file as object), seed: 'x' } });
    expect(await find('own', '')).toMatchObject({
      found: 'noScenario',
      unread: { field: 'seed' },
    });
    expect((await store.heads()).find(({ id }) => id === 'own')?.broken).toBe(true);
    await store.remove(['own']);
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
