import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ago } from '../../src/app/kept/ago.ts';
import { fileOf } from '../../src/app/kept/fileOf.ts';
import { Keeper, type Keeping, keepAll } from '../../src/app/kept/keeper.ts';
import { MemoryStore } from '../../src/app/kept/memoryStore.ts';
import { below, keptAt } from '../../src/app/kept/places.ts';
import {
  cleanName,
  factsOfText,
  headOf,
  newHead,
  type RunHead,
  readText,
  surplus,
} from '../../src/app/kept/record.ts';
import { broughtBy, jsonOf } from '../../src/app/reading/brought.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import { unnamed } from '../../src/views/share/keptName.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';
import { protocol } from '../views/cluster.ts';
import { stubBrowser } from './browser.ts';

/** Runs that are kept: what is written when, what becomes of two that would be the same, and what of bad ones. */

beforeEach(() => {
  stubBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const file = scenarios.find((one) => (one as { id: string }).id === 'first-election');
const scenario = readScenario(protocol, file);
const PLACE = 'raft/first-election';

const fresh = (): Session => openSession(protocol, scenario);

/** A run with a server crashed by hand. */
function crashed(): Session {
  const session = fresh();
  session.seek(400_000);
  session.act({ do: 'crash', node: 1 as never });
  return session;
}

function keeping(store: MemoryStore, more: Partial<Keeping> = {}) {
  const [ids, troubles]: [string[], string[]] = [[], []];
  const keeper = new Keeper({
    store,
    place: PLACE,
    own: null,
    head: null,
    over: null,
    onKept: (id) => ids.push(id),
    onTrouble: (why) => troubles.push(why),
    ...more,
  });
  return { keeper, ids, troubles };
}

const latest = async (store: MemoryStore) => (await keptAt(store, PLACE, null)).latest;

describe('a run', () => {
  test('that was only looked at is not kept', async () => {
    const store = new MemoryStore();
    const { keeper } = keeping(store);
    const session = fresh();
    keeper.follow(session, {}, false);
    session.setSpeed(2);
    await keeper.keepNow();
    expect(await store.heads()).toEqual([]);
    session.stepForward();
    await keeper.keepNow();
    expect(await store.heads()).toHaveLength(1);
    keeper.leave();
  });

  test('is kept at once when something is done by hand, before any time passes', async () => {
    const store = new MemoryStore();
    const { keeper, ids } = keeping(store);
    const session = fresh();
    keeper.follow(session, {}, false);
    session.seek(400_000);
    expect(await store.heads()).toEqual([]);
    session.act({ do: 'crash', node: 1 as never });
    await vi.waitFor(async () => expect(await store.heads()).toHaveLength(1));
    expect((await latest(store))?.head).toMatchObject({
      place: PLACE,
      commands: 1,
      branches: 1,
      first: { did: 'crash', at: 400_000 },
      digest: session.digest(),
      seed: scenario.seed,
      id: ids[0],
    });
    keeper.leave();
  });

  test('also on a branch that is looked at beside, and when a branch is named', async () => {
    const store = new MemoryStore();
    const { keeper } = keeping(store);
    const session = crashed();
    session.seek(100_000);
    session.act({ do: 'pause', node: 2 as never });
    keeper.follow(session, {}, true);
    await keeper.keepNow();
    const beside = session.beside(0);
    beside.act({ do: 'pause', node: 3 as never }, session.columns().length);
    await vi.waitFor(async () => expect((await latest(store))?.head.commands).toBe(3));
    session.nameBranch(1, 'the other way');
    await vi.waitFor(async () =>
      expect((await latest(store))?.run?.timeline.branches[1]?.name).toBe('the other way'),
    );
    keeper.leave();
  });

  test('at rest is kept where it stands, a moment later; one that plays, every other second', async () => {
    const store = new MemoryStore();
    const { keeper } = keeping(store);
    const session = fresh();
    keeper.follow(session, {}, false);
    session.seek(300_000);
    session.seek(500_000);
    await vi.advanceTimersByTimeAsync(99);
    expect(await latest(store)).toBeNull();
    await vi.advanceTimersByTimeAsync(2);
    expect((await latest(store))?.run?.time).toBe(500_000);
    keeper.leave();
    session.seek(700_000);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await latest(store))?.run?.time).toBe(500_000);
  });

  test('stays in the list when another takes its place, if something was done to it', async () => {
    const store = new MemoryStore();
    const { keeper } = keeping(store);
    keeper.follow(crashed(), {}, true);
    keeper.follow(fresh(), { seed: 3 }, true);
    keeper.follow(fresh(), { seed: 4 }, true);
    await keeper.keepNow();
    const heads = await store.heads();
    expect(heads.map(({ commands }) => commands).toSorted()).toEqual([0, 1]);
    expect((await latest(store))?.run?.changes).toEqual({ seed: 4 });
    keeper.leave();
  });

  test('has a name, which stays with it', async () => {
    const store = new MemoryStore();
    const { keeper } = keeping(store);
    const session = fresh();
    keeper.follow(session, {}, false);
    await keeper.rename('Mine');
    expect(keeper.head?.name).toBe('Mine');
    session.act({ do: 'crash', node: 1 as never });
    await keeper.keepNow();
    expect((await latest(store))?.head).toMatchObject({ name: 'Mine', commands: 1 });
    keeper.leave();
    expect(cleanName('  two\n words ')).toBe('two words');
    expect(cleanName(' ')).toBeNull();
  });

  test('that two tabs have open becomes two once both go on', async () => {
    const store = new MemoryStore();
    const first = keeping(store);
    first.keeper.follow(crashed(), {}, true);
    await keepAll();
    const head = (await latest(store))?.head ?? null;
    const second = keeping(store, { head });
    const [one, two] = [crashed(), crashed()];
    first.keeper.follow(one, {}, false);
    // The first tab goes on with a new run here, the second with the kept one.
    second.keeper.follow(two, {}, false);
    two.act({ do: 'pause', node: 2 as never });
    await second.keeper.keepNow();
    expect(second.keeper.head?.id).toBe(head?.id);
    const third = keeping(store, { head });
    const late = crashed();
    third.keeper.follow(late, {}, false);
    late.act({ do: 'pause', node: 3 as never });
    await third.keeper.keepNow();
    expect(third.keeper.head?.id).not.toBe(head?.id);
    expect(await store.heads()).toHaveLength(2);
    // A run that was deleted elsewhere while it is still open here is kept anew.
    await store.remove((await store.heads()).map(({ id }) => id));
    late.act({ do: 'pause', node: 4 as never });
    await third.keeper.keepNow();
    expect(await store.heads()).toHaveLength(1);
    for (const { keeper } of [first, second, third]) keeper.leave();
  });

  test('from elsewhere lies over the one that is kept, until someone says it may stay', async () => {
    const store = new MemoryStore();
    const mine = keeping(store).keeper;
    mine.follow(crashed(), {}, true);
    await mine.keepNow();
    mine.leave();
    const over = below(await latest(store));
    const guest = keeping(store, { over }).keeper;
    guest.follow(fresh(), {}, true);
    await guest.keepNow();
    const kept = await latest(store);
    expect(kept?.head.over).toBe(over);
    // The next one lies over the person's own too.
    expect(below(kept)).toBe(over);
    guest.stay();
    await guest.keepNow();
    expect((await latest(store))?.head.over).toBeNull();
    expect((await keptAt(store, PLACE, over)).asked?.head.id).toBe(over);
    guest.leave();
  });

  test('that the page writes as it goes still lies over the other, unless someone said it may stay', async () => {
    let pageGoes = () => {};
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
      if (type === 'pagehide') pageGoes = listener;
    });
    const store = new MemoryStore();
    const guest = keeping(store, { over: 'below' }).keeper;
    const session = crashed();
    guest.follow(session, {}, true);
    await guest.keepNow();
    const over = async () => (await store.heads()).map((head) => head.over);
    session.stepForward();
    pageGoes();
    expect(await over()).toEqual(['below']);
    // The page came back, was written again, and now has nothing below it.
    session.stepForward();
    await guest.keepNow();
    guest.stay();
    await guest.keepNow();
    session.stepForward();
    pageGoes();
    expect(await over()).toEqual([null]);
    guest.leave();
  });

  test('that was being written as the page wrote it for the last time is still one', async () => {
    let pageGoes = () => {};
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
      if (type === 'pagehide') pageGoes = listener;
    });
    const store = new MemoryStore();
    const { keeper } = keeping(store);
    const session = crashed();
    keeper.follow(session, {}, true);
    await keeper.keepNow();
    session.stepForward();
    const writing = keeper.keepNow();
    await Promise.resolve();
    session.stepForward();
    pageGoes();
    await writing;
    session.stepForward();
    await keeper.keepNow();
    expect(await store.heads()).toHaveLength(1);
    keeper.leave();
  });

  test('from elsewhere lies over the other also as the copy of a second tab', async () => {
    const store = new MemoryStore();
    const first = keeping(store, { over: 'below' }).keeper;
    first.follow(crashed(), {}, true);
    await first.keepNow();
    const head = first.head;
    const session = crashed();
    const second = keeping(store, { head, over: 'below' }).keeper;
    second.follow(session, {}, false);
    await store.remove([head?.id ?? '']);
    session.stepForward();
    await second.keepNow();
    expect(second.head?.id).not.toBe(head?.id);
    expect(second.head?.over).toBe('below');
    for (const keeper of [first, second]) keeper.leave();
  });

  test('that cannot be kept is said to be so: nothing lasts, no room, too long', async () => {
    const store = new MemoryStore();
    const { keeper, troubles } = keeping(store);
    keeper.follow(crashed(), {}, true);
    await keeper.keepNow();
    expect(troubles).toEqual(['notKept']);
    keeper.leave();
    const full = new MemoryStore();
    full.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const other = keeping(full);
    other.keeper.follow(crashed(), {}, true);
    await other.keeper.keepNow();
    expect(other.troubles).toEqual(['keptFull']);
    other.keeper.leave();
    const long = keeping(store);
    const screen = { ...fresh().screen(), reach: { time: 1, seq: 2_000_000 } };
    long.keeper.follow({ ...crashed(), screen: () => screen } as Session, {}, true);
    expect(long.troubles).toEqual(['keptTooLong']);
    long.keeper.leave();
  });
});

describe('a list', () => {
  test('has bad records too: each can be told from the others', () => {
    const late = { ...newHead('a', PLACE, null), used: Number.POSITIVE_INFINITY };
    for (const bad of [null, 7, 'x', {}, { place: 'raft/a', used: 'now' }, { name: 5 }, late]) {
      expect(headOf('bad', bad)).toMatchObject({ id: 'bad', broken: true, commands: 0 });
    }
    const head = newHead('a', PLACE, factsOfText(PLACE, JSON.stringify(crashed().save())));
    expect(headOf('a', { ...head })).toEqual(head);
    expect(head).toMatchObject({ broken: false, commands: 1 });
  });

  test('of old texts: one that cannot be read is broken, and none throws', () => {
    for (const text of ['', '7', '{', '{"timeline":{"branches":[{"given":7}]}}', 'null']) {
      expect(factsOfText(PLACE, text)).toBeNull();
      expect(newHead('a', PLACE, factsOfText(PLACE, text))).toMatchObject({ broken: true });
    }
    expect(readText('{"a"')).toBeNull();
  });

  test('keeps the fifty newest that nobody named, all that have a name, and what others lie over', () => {
    const head = (i: number, more: Partial<RunHead> = {}): RunHead => ({
      ...headOf(`r${i}`, {}),
      used: i,
      size: 10,
      ...more,
    });
    const heads = Array.from({ length: 53 }, (_, i) => head(i));
    expect(surplus(heads)).toEqual(['r2', 'r1', 'r0']);
    expect(surplus([...heads.slice(1), head(0, { name: 'mine' })])).toEqual(['r2', 'r1']);
    expect(surplus([...heads, head(60, { over: 'r0' })])).toEqual(['r3', 'r2', 'r1']);
    // Large ones count by their size, but the newest always stays.
    expect(surplus([head(1, { size: 9e7 }), head(2, { size: 9e7 })])).toEqual(['r1']);
  });

  test('calls a run after its scenario and what was done first', () => {
    const first = { did: 'crash', at: 400_000 };
    const en = exhibitWordsOf('en');
    expect(unnamed('First election', first, en)).toMatch(
      /^First election: crash at 0\.400\s000\ss$/,
    );
    expect(unnamed('First election', null, en)).toBe('First election');
    expect(unnamed('First election', { did: 'toString', at: 1 }, en)).toBe('First election');
    expect(unnamed('首次选举', first, exhibitWordsOf('zh'))).toMatch(/^首次选举：.*0\.400/);
  });

  test('says when a run was last used, in either language', () => {
    const now = Date.UTC(2026, 0, 20);
    const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
    const said = (passed: number) => [ago('en', now - passed, now), ago('zh', now - passed, now)];
    expect(said(-5)).toEqual(['now', '现在']);
    expect(said(59_999)).toEqual(['now', '现在']);
    expect(said(minute)).toEqual(['1 minute ago', '1分钟前']);
    expect(said(hour * 5)).toEqual(['5 hours ago', '5小时前']);
    expect(said(day)).toEqual(['yesterday', '昨天']);
    expect(ago('en', now - day * 8, now)).toMatch(/Jan 1[12], 2026/);
  });
});

describe('a kept run as a file', () => {
  test('is one that opens elsewhere', async () => {
    const session = crashed();
    const text = JSON.stringify(session.save());
    const { guest } = await broughtBy(jsonOf(await fileOf(PLACE, text)));
    expect(guest).toMatchObject({ digest: session.digest() });
  });

  test('is as it lies here if nothing can be made of it', async () => {
    for (const text of ['{"a"', '', '{}']) {
      expect(await fileOf(PLACE, text)).toBe(text);
      expect(await fileOf('nowhere', text)).toBe(text);
    }
  });
});
