import { describe, expect, test } from 'vitest';
import { ms } from '../../../src/core/duration.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { createFormatter } from '../../../src/i18n/format.ts';
import { advisor } from '../../../src/protocols/raft/advice.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import { scenarios } from '../../../src/protocols/raft/scenarios/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import type { Settings } from '../../../src/sdk/advice.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import { LOCALES } from '../../../src/sdk/text.ts';
import { catalogued } from './simulation.ts';

/** What is unwise and why: each warning at its edge, and none where there is nothing to warn of. */

type Known = Settings<RaftTypes>;

const settingsOf = ({ params, members, network, diskWrite }: Scenario<RaftTypes>): Known => ({
  params,
  members,
  network: network.all,
  diskWrite,
});
const usual = settingsOf(readScenario(raft, { version: 1, protocol: 'raft' }));

const fixed = (n: number) => ({ kind: 'fixed', by: ms(n) }) as const;

interface Change {
  readonly params?: Partial<Known['params']>;
  readonly members?: Partial<Known['members']>;
  readonly network?: Partial<Known['network']>;
  readonly diskWrite?: Known['diskWrite'];
}

function settings({ params, members, network, diskWrite }: Change): Known {
  return {
    params: { ...usual.params, ...params },
    members: { ...usual.members, ...members },
    network: { ...usual.network, ...network },
    diskWrite: diskWrite ?? usual.diskWrite,
  };
}

const adviceOn = (change: Change) => advisor.adviceOn(settings(change));
const keys = (change: Change) => adviceOn(change).map(({ key }) => key);

describe('says nothing', () => {
  test('of the paper’s own figures', () => {
    expect(advisor.adviceOn(usual)).toEqual([]);
  });

  test('of the shipped scenarios, but for what they are about', () => {
    const said = scenarios.flatMap((file) => {
      const scenario = readScenario(catalogued, file) as unknown as Scenario<RaftTypes>;
      const found = advisor.adviceOn(settingsOf(scenario)).map(({ key }) => key);
      return found.length === 0 ? [] : [[scenario.id, found]];
    });
    expect(said).toMatchSnapshot();
  });
});

describe('warns of', () => {
  const timeout = (low: number, high: number) => ({
    params: { electionTimeout: [ms(low), ms(high)] as const },
  });

  test('election timeouts that a round of votes does not fit into', () => {
    // Messages take up to 15 ms: 30 ms there and back.
    expect(keys(timeout(30, 300))).toContain('roundTooLong');
    expect(keys(timeout(31, 300))).toContain('roundTight');
    expect(keys(timeout(89, 300))).toContain('roundTight');
    expect(keys(timeout(90, 300))).not.toContain('roundTight');
  });

  test('slow disks too: a vote is written before it leaves', () => {
    expect(keys({ diskWrite: fixed(60) })).toContain('roundTooLong');
    expect(keys({ network: { delay: fixed(75) } })).toContain('roundTooLong');
  });

  test('equal and nearly equal timeouts', () => {
    expect(keys(timeout(150, 150))).toEqual(['timeoutsEqual']);
    expect(keys(timeout(150, 179))).toEqual(['timeoutsNear']);
    expect(keys(timeout(150, 180))).toEqual([]);
  });

  test('no timeouts where elections are begun by hand', () => {
    expect(keys(timeout(1_000_000_000, 1_000_000_000))).toEqual([]);
  });

  test('heartbeats that come too late', () => {
    const beat = (n: number) => keys({ params: { heartbeat: ms(n) } });
    // A message may take 10 ms more than the one before it.
    expect(beat(140)).toEqual(['heartbeatTooSlow']);
    expect(beat(139)).toEqual(['heartbeatTight']);
    expect(beat(70)).toEqual(['heartbeatTight']);
    expect(beat(69)).toEqual([]);
  });

  test('one server, two, and even numbers', () => {
    const of = (server: number) => adviceOn({ members: { server } }).map(({ key }) => key);
    expect([1, 2, 3, 4, 5, 6].map(of)).toEqual([
      ['oneServer'],
      ['twoServers'],
      [],
      ['evenServers'],
      [],
      ['evenServers'],
    ]);
    expect(adviceOn({ members: { server: 4 } })[0]).toEqual({
      field: 'nodes.server',
      key: 'evenServers',
      params: { servers: 4, majority: 3, failures: 1 },
    });
  });

  test('losses that heartbeats do not outlast', () => {
    const loss = (percent: number) => adviceOn({ network: { loss: [percent, 100] } });
    expect(loss(20)).toEqual([]);
    expect(loss(30)).toEqual([
      { field: 'network.loss', key: 'heavyLoss', params: { beats: 3, percent: 2.7 } },
    ]);
    expect(loss(100).map(({ key }) => key)).toEqual(['allLost']);
  });

  test('PreVote alone, and a term without a no-op', () => {
    expect(keys({ params: { preVote: true } })).toEqual(['preVoteAlone']);
    expect(keys({ params: { preVote: true, checkQuorum: true } })).toEqual([]);
    expect(keys({ params: { noop: false } })).toEqual(['noopOff']);
  });

  test('leases that allow for no drift, or that run out before they are renewed', () => {
    const lease = (clockDrift: number, heartbeat = 50) =>
      keys({ params: { reads: 'lease', clockDrift, heartbeat: ms(heartbeat) } });
    expect(lease(10)).toEqual([]);
    expect(lease(0)).toEqual(['leaseIgnoresDrift']);
    // 150 ms less a half are 100 ms; 50 ms and 30 ms for the way there and back are 80 ms.
    expect(lease(50)).toEqual([]);
    expect(lease(87)).toEqual([]);
    expect(lease(88)).toEqual(['leaseTooShort']);
    expect(adviceOn({ params: { reads: 'lease', clockDrift: 100 } })).toEqual([
      {
        field: 'params.reads',
        key: 'leaseTooShort',
        params: { lease: ms(75), renewed: ms(80) },
      },
    ]);
  });

  test('snapshots after every few entries', () => {
    const every = (snapshotThreshold: number) => keys({ params: { snapshotThreshold } });
    expect([0, 1, 4, 5].map(every)).toEqual([[], ['snapshotsConstant'], ['snapshotsConstant'], []]);
  });

  test('pipelining on links that overtake, and with a single message', () => {
    const pipelined = (change: Change) =>
      keys({ ...change, params: { pipelining: true, ...change.params } });
    expect(pipelined({})).toEqual(['pipelineOvertaken']);
    expect(pipelined({ network: { order: 'fifo' } })).toEqual([]);
    expect(pipelined({ network: { delay: fixed(10) } })).toEqual([]);
    expect(pipelined({ params: { maxInflight: 1 } })).toEqual(['pipelineOfOne']);
  });

  test('settings without the one that they belong to', () => {
    expect(keys({ params: { maxInflight: 4 } })).toEqual(['inflightUnused']);
    expect(keys({ params: { clockDrift: 1 } })).toEqual(['driftUnused']);
    expect(keys({ params: { snapshotChunk: 4 } })).toEqual(['chunkUnused']);
    expect(keys({ params: { snapshotChunk: 4, snapshotThreshold: 10 } })).toEqual([]);
  });

  test('clients that ask again before there can be an answer', () => {
    expect(keys({ params: { clientRetry: ms(59) } })).toEqual(['retryTooSoon']);
    expect(keys({ params: { clientRetry: ms(60) } })).toEqual([]);
    expect(keys({ params: { clientRetry: ms(1) }, members: { client: 0 } })).toEqual([]);
  });
});

test('what can last the whole of a table of delays counts', () => {
  const delay = { kind: 'table', quantiles: [ms(1), ms(2), ms(80)] } as const;
  expect(keys({ network: { delay } })).toEqual([
    'roundTooLong',
    'timeoutsNear',
    'heartbeatTight',
    'retryTooSoon',
  ]);
});

describe.each(LOCALES)('in whole sentences, %s', (locale) => {
  const fmt = createFormatter(locale, []);
  const changes: Change[] = [
    { params: { electionTimeout: [ms(10), ms(10)], heartbeat: ms(50), noop: false } },
    { params: { electionTimeout: [ms(40), ms(45)], heartbeat: ms(20), preVote: true } },
    { members: { server: 1 }, params: { clientRetry: ms(20) } },
    { members: { server: 2 }, network: { loss: [1, 1] } },
    { members: { server: 4 }, network: { loss: [1, 3] } },
    { params: { reads: 'lease', clockDrift: 0, heartbeat: ms(140), snapshotThreshold: 2 } },
    { params: { maxInflight: 4, clockDrift: 1, snapshotChunk: 4 } },
    { params: { pipelining: true } },
    { params: { pipelining: true, maxInflight: 1 } },
  ];
  const said = changes.flatMap(adviceOn);

  test('that say the figures', () => {
    const sentences = said.map(({ key, params }) => advisor.text[locale][key]?.(params, fmt) ?? '');
    for (const sentence of sentences) {
      expect(sentence).toMatch(locale === 'en' ? /\.$/ : /。$/);
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object|\s{2}/);
    }
    expect(sentences).toMatchSnapshot();
  });

  test('all of which can be said', () => {
    expect([...new Set(said.map(({ key }) => key))].sort()).toEqual(
      Object.keys(advisor.text[locale]).sort(),
    );
  });
});
