import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { offerKin, openBeside } from '../../src/app/beside.ts';
import { kinAsked, kinOf } from '../../src/app/kin.ts';
import { ownVisit, withBeside } from '../../src/app/ownAddress.ts';
import { openFresh } from '../../src/app/settings.ts';
import type { Exhibit } from '../../src/catalogue.ts';
import { readScenario } from '../../src/files/scenario.ts';
import type { Session } from '../../src/playback/types.ts';
import { scenarios } from '../../src/protocols/raft/scenarios/index.ts';
import type { Changes } from '../../src/sdk/changes.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { KinBeside } from '../../src/views/compare/kin.ts';
import { protocol } from '../views/cluster.ts';
import { stubBrowser } from './browser.ts';

/** A scenario that another exhibit plays beside the one whose it is. */

const { preVote: _, ...params } = protocol.params as Readonly<Record<string, unknown>>;
/** Raft under another id, without one of its settings. */
const twin = { ...protocol, id: 'twin', params } as unknown as WrittenProtocol<ProtocolTypes>;

const exhibit = (id: string, kin?: readonly string[]) =>
  ({
    id,
    title: { en: id, zh: id },
    load: async () => ({ protocol: twin, scenarios: [] }),
    ...(kin && { kin }),
  }) as unknown as Exhibit;
const catalogue = [exhibit('raft', ['twin', 'gone']), exhibit('twin', ['raft']), exhibit('alone')];

const file = scenarios.find((one) => (one as { id: string }).id === 'first-election');
const origin = { protocol, file, scenario: readScenario(protocol, file) };

function played(changes: Changes = {}) {
  const { session } = openFresh(origin);
  return { origin, changes, session };
}

function beside(of: ReturnType<typeof played>): KinBeside {
  const opened = openBeside(of, twin);
  if ('field' in opened) throw new Error(`${opened.field}: ${opened.message}`);
  return opened;
}

const health = (session: Session) => session.world().nodes.map((slot) => slot.health);

beforeEach(stubBrowser);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('which exhibits can lie beside another', () => {
  test('the catalogue says', async () => {
    expect(kinOf('raft', catalogue).map(({ id }) => id)).toEqual(['twin']);
    expect(kinOf('alone', catalogue)).toEqual([]);
    const [offer] = offerKin(played(), catalogue);
    expect(offer).toMatchObject({ id: 'twin', title: { en: 'twin' } });
    expect(await offer?.open()).toMatchObject({ kind: 'exhibit' });
  });

  test('and what else an address asks for is refused', () => {
    expect(kinAsked('raft', 'twin', catalogue).id).toBe('twin');
    expect(() => kinAsked('raft', 'twim', catalogue)).toThrow(
      'beside: found "twim", expected "twin"',
    );
    expect(() => kinAsked('alone', 'raft', catalogue)).toThrow(
      'beside: found "raft", expected nothing here: there is no exhibit of its kind',
    );
  });
});

describe('the address', () => {
  const visit = (query: string) =>
    ownVisit({ path: '/raft/x', query, own: false, kept: null, brought: null });

  test('says beside the run what lies beside it', () => {
    expect(visit('do=heal@1s&beside=twin')).toMatchObject({ query: 'do=heal@1s', beside: 'twin' });
    expect(visit('kept=abc&beside=twin')).toMatchObject({ query: '', kept: 'abc', beside: 'twin' });
    expect(visit('seed=7')).toMatchObject({ query: 'seed=7', beside: null });
    expect(visit('beside=a&beside=b')).toMatchObject({ query: '', beside: 'a,b' });
  });

  test('is written so', () => {
    const here = 'http://host/?embed#/raft/x';
    expect(withBeside(here, 'twin')).toBe(`${here}?beside=twin`);
    expect(withBeside(`${here}?seed=7`, 'twin')).toBe(`${here}?seed=7&beside=twin`);
    expect(withBeside(here, null)).toBe(here);
  });
});

describe('the run beside', () => {
  test('has the scenario with its changes, but for what is not for it', () => {
    const { session, left } = beside(played({ seed: 99, params: { preVote: true } }));
    expect(session.protocol.id).toBe('twin');
    expect(session.scenario).toMatchObject({ seed: 99, members: origin.scenario.members });
    expect(session.scenario.network).toEqual(origin.scenario.network);
    expect(left).toEqual([{ path: ['params', 'preVote'], found: true }]);
  });

  test('has had done to it what was done by hand, at the same moments', () => {
    const run = played();
    const { session: lead } = run;
    while (lead.world().inFlight().length === 0) lead.stepForward();
    const dropped = lead.screen().time;
    const [message] = lead.world().inFlight();
    lead.act({ do: 'drop', message: { envelope: message?.id as never } });
    lead.act({ do: 'crash', node: 0 as never });
    lead.seek(dropped + 100_000);
    lead.act({ do: 'pause', node: 1 as never });
    const { session, left } = beside(run);
    expect(health(session)).toEqual(health(lead));
    const commands = (one: Session) =>
      one
        .records(0, one.columns().length)
        .flatMap((record) =>
          record.kind === 'command' && record.cause === null ? [[record.at, record.command]] : [],
        );
    expect(commands(session)).toEqual(commands(lead).slice(1));
    expect(left).toMatchObject([{ path: ['do', 0], deed: { at: dropped } }]);
  });

  test('tells what is done to either so that the other knows it', () => {
    const run = played();
    const { session, retold } = beside(run);
    const crash = { do: 'crash', node: 2 as never } as const;
    expect(retold(crash, session)).toEqual(crash);
    const set = { do: 'set', param: 'preVote' as never, value: true } as const;
    expect(retold(set, session)).toBeNull();
    expect(retold({ do: 'heal' }, run.session)).toEqual({ do: 'heal' });
  });
});
