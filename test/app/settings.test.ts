import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepAll } from '../../src/app/kept/keeper.ts';
import { MemoryStore } from '../../src/app/kept/memoryStore.ts';
import { keptAt } from '../../src/app/kept/places.ts';
import { factsOf, type KeptRun } from '../../src/app/kept/record.ts';
import { openDesk } from '../../src/app/openDesk.ts';
import {
  isProblem,
  type OpenedRun,
  openFresh,
  openRun,
  openWith,
  placeOf,
} from '../../src/app/settings.ts';
import { ms } from '../../src/core/duration.ts';
import { readScenario } from '../../src/files/scenario.ts';
import type { Session } from '../../src/playback/types.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { Changes } from '../../src/sdk/changes.ts';
import type { Desk } from '../../src/views/context.tsx';
import { protocol } from '../views/cluster.ts';
import { stubBrowser } from './browser.ts';

/** A run with other settings than its scenario's: opened, refused, kept and found again. */

const originOf = (id: string) => {
  const file = scenarios.find((one) => (one as { id: string }).id === id);
  return { protocol, file, scenario: readScenario(protocol, file) };
};
const first = originOf('first-election');

function opened(changes: Changes, origin = first): Session {
  const session = openWith(origin, changes);
  if (isProblem(session)) throw new Error(`${session.field}: ${session.message}`);
  return session;
}

const problem = (changes: Changes, origin = first) => {
  const result = openWith(origin, changes);
  return isProblem(result) ? result : null;
};

beforeEach(stubBrowser);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a run with other settings', () => {
  test('has them, and all else as in its file', () => {
    const { scenario } = opened({
      seed: 99,
      nodes: { server: 3 },
      params: { heartbeat: '20ms', electionTimeout: ['100ms', '120ms'] },
      variant: 'commitOldTerm',
      network: { loss: 0.1, delay: { fixed: '1ms' } },
      disk: { write: { fixed: '4ms' } },
    });
    expect(scenario.seed).toBe(99);
    expect(scenario.members).toEqual({ server: 3, client: 1 });
    expect(scenario.params).toMatchObject({
      heartbeat: ms(20),
      electionTimeout: [ms(100), ms(120)],
      noop: true,
    });
    expect(scenario.variant).toBe('commitOldTerm');
    expect(scenario.network.all).toMatchObject({ loss: [1, 10], duplicate: [0, 1] });
    expect(scenario.diskWrite).toEqual({ kind: 'fixed', by: ms(4) });
    // Nodes stand in files by name: c1 is another number in a smaller cluster, and still the one that is asked.
    expect(scenario.script.map(({ command }) => command)).toMatchObject(
      Array(3).fill({ do: 'request', node: 3 }),
    );
  });

  test('is the scenario itself if nothing is changed', () => {
    expect(opened({}).scenario).toEqual(first.scenario);
  });

  test('takes a twin away again', () => {
    const file = { ...(first.file as object), variant: 'commitOldTerm' };
    const twin = { protocol, file, scenario: readScenario(protocol, file) };
    expect(opened({}, twin).scenario.variant).toBe('commitOldTerm');
    expect(opened({ variant: null }, twin).scenario.variant).toBeNull();
  });

  test('is refused with the field that is wrong', () => {
    expect(problem({ params: { heartbeat: 'soon' } })?.field).toBe('params.heartbeat');
    expect(problem({ nodes: { server: 0 } })?.field).toBe('nodes.server');
    expect(problem({ network: { loss: 2 } })?.field).toBe('network.loss');
    expect(problem({ seed: -1 })).toEqual({
      field: 'seed',
      message: 'found -1, expected a whole number, at least 0',
    });
    // The script asks c1, who would not be there.
    expect(problem({ nodes: { client: 0 } })?.field).toBe('script[0].node');
  });
});

/** A store with nothing in it but this, kept at the place of the first election. */
async function storeWith(run: KeptRun): Promise<MemoryStore> {
  const store = new MemoryStore();
  const facts = factsOf(placeOf(first), run, { title: null, seed: null });
  await store.write('kept', facts, JSON.stringify(run), null);
  return store;
}

async function openedFrom(store: MemoryStore): Promise<OpenedRun> {
  return openRun(first, (await keptAt(store, placeOf(first), null)).latest);
}

describe('what is kept', () => {
  test('comes back with the settings that it had', async () => {
    const changes = { nodes: { server: 3 }, params: { heartbeat: '20ms' } };
    const again = await openedFrom(await storeWith({ ...opened(changes).save(), changes }));
    expect(again).toMatchObject({ lost: false, changes, head: { id: 'kept' } });
    expect(again.session.names()).toEqual(['s1', 's2', 's3', 'c1']);
  });

  test('without any, as it was kept before there were settings, still opens', async () => {
    const session = opened({});
    for (let i = 0; i < 20; i++) session.stepForward();
    const again = await openedFrom(await storeWith(session.save()));
    expect(again).toMatchObject({ lost: false, changes: {} });
    expect(again.session.digest()).toBe(session.digest());
  });

  test('and cannot be opened again stays as it is, with a word', async () => {
    const store = await storeWith({ ...opened({}).save(), changes: { params: { gone: 1 } } });
    expect(await openedFrom(store)).toMatchObject({ lost: true, changes: {}, head: null });
    expect(await store.text('kept')).toContain('gone');
  });
});

describe('a desk', () => {
  function desks() {
    const shown: Desk[] = [];
    const store = new MemoryStore();
    const leave = openDesk(first, store, (desk) => shown.push(desk), openFresh(first));
    return { leave, shown, store, last: () => shown.at(-1) as Desk };
  }

  test('starts the run again with other settings, and keeps it at once', async () => {
    const { leave, last, store } = desks();
    last().ui.setState({ panel: 'settings', selection: { kind: 'node', id: 4 as never } });
    last().session.setSpeed(2);
    expect(last().restart({ nodes: { server: 3 } })).toBeNull();
    expect(last().session.names()).toEqual(['s1', 's2', 's3', 'c1']);
    expect(last().changes).toEqual({ nodes: { server: 3 } });
    expect(last().origin).toBe(first.scenario);
    expect(last().session.screen().speed).toBe(2);
    expect(last().ui.getState()).toMatchObject({ panel: 'settings', selection: null });
    await keepAll();
    expect((await openedFrom(store)).changes).toEqual({ nodes: { server: 3 } });
    leave();
    expect((await openedFrom(store)).changes).toEqual({ nodes: { server: 3 } });
  });

  test('says what is wrong, and leaves the run as it is', () => {
    const { leave, shown, last } = desks();
    last().session.stepForward();
    const before = last().session.digest();
    expect(last().restart({ nodes: { server: 101 } })?.field).toBe('nodes.server');
    expect(shown).toHaveLength(1);
    last().session.stepForward();
    last().session.stepBack();
    expect(last().session.digest()).not.toBe('');
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    leave();
  });

  test('opens another run beside its own', () => {
    const { leave, shown, last } = desks();
    const beside = last().openBeside({ params: { heartbeat: '20ms' } });
    if (isProblem(beside)) throw new Error(beside.message);
    expect(beside.scenario.params).toMatchObject({ heartbeat: ms(20) });
    expect(shown).toHaveLength(1);
    beside.dispose();
    leave();
  });
});
