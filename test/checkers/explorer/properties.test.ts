import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import { foundBy } from '../../../src/checkers/explorer/found.ts';
import type { SearchOptions } from '../../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../../src/checkers/explorer/protocolSystem.ts';
import type { Row } from '../../../src/checkers/explorer/system.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { printScenario, readScenario } from '../../../src/files/scenario.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import type { Property } from '../../../src/sdk/protocol.ts';

const scenario = (server: number, client: number) =>
  readScenario(raft, {
    ...{ version: 1, protocol: 'raft', nodes: { server, client } },
    workload: { every: '100ms', clients: 'all', op: 'put', keys: 1 },
  });

function explored(
  [server, client]: readonly [number, number],
  options: Partial<SearchOptions> & { readonly states?: number },
  protocol = raft,
) {
  const start = scenario(server, client);
  const { states = 100_000, ...some } = options;
  const system = new ProtocolSystem(createSimulator(protocol, start), {
    ...{ crashes: 0, drops: 0, duplicates: 0, requests: client, messages: 4, limits: { terms: 2 } },
    ...some,
  });
  const explorer = new Explorer(system, { depth: 1000, states });
  while (explorer.advance(10_000));
  return { start, system, protocol, exploration: explorer.exploration };
}

/** Everything that was found, with the state that its file leads to when it is read and run again. */
function replayed({ start, system, protocol, exploration }: ReturnType<typeof explored>) {
  const findings = [...exploration.examples, ...(exploration.broken ? [exploration.broken] : [])];
  return findings.map((finding) => {
    const found = foundBy(protocol, start, system, finding);
    if (!found.scenario) throw new Error(`no seed walks to ${found.name}`);
    const file = JSON.parse(JSON.stringify(printScenario(protocol, found.scenario)));
    const simulator = createSimulator(protocol, readScenario(protocol, file));
    simulator.run(simulator.scenario.until);
    const property = protocol.properties?.find(({ name }) => name === found.name);
    return { ...found, world: simulator.world, holds: property?.holds(simulator.world) };
  });
}

describe('an example of what sometimes holds', () => {
  test.each([
    ['one server and a client', [1, 1], { limits: { terms: 1 }, states: 500 }],
    ['two servers', [2, 0], {}],
    ['three servers', [3, 0], { states: 70_000 }],
  ] as const)('is a scenario that leads to a state in which it holds: %s', (_, nodes, options) => {
    const found = replayed(explored(nodes, options));
    expect(found.length).toBeGreaterThan(2);
    for (const { name, holds } of found) expect(holds, name).toBe(true);
    // As short as a way can be: nobody is elected before a timer ran out and the votes were counted.
    const elected = found.find(({ name }) => name === 'leaderElected');
    expect(elected?.happenings).toHaveLength([0, 1, 3, 3][nodes[0]] as number);
    expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
  });

  test('is not kept where it holds nowhere that was met', () => {
    const { exploration, system } = explored([1, 0], { limits: { terms: 1 } });
    const names = exploration.examples.map(({ property }) => system.properties[property]?.name);
    expect(names).toEqual(['leaderElected', 'entryCommitted']);
  });
});

describe('what is to hold eventually', () => {
  test('is held against states at rest, of which there are some', () => {
    const { broken, rested } = explored([2, 1], { messages: 3, states: 60_000 }).exploration;
    expect(broken).toBeNull();
    expect(rested).toBeGreaterThan(8);
  });

  test('ends the search with a scenario that leads to a state in which it does not', () => {
    const never: Property<never> = { name: 'never', kind: 'eventually', holds: () => false };
    const strict = { ...raft, properties: [never as never] };
    const run = explored([2, 0], {}, strict);
    expect(run.exploration.end).toBe('broken');
    const [found] = replayed(run);
    expect(found).toMatchObject({ name: 'never', kind: 'eventually', holds: false });
    expect(raft.atRest?.(found?.world as never)).toBe(true);
  });

  test('without a word of the protocol means states in which no timer runs', () => {
    const { atRest: _, ...others } = raft;
    expect(explored([2, 0], {}, others as typeof raft).exploration.rested).toBe(0);
  });
});

test('at rest, a heartbeat and all that follows it change nothing', () => {
  const { system } = explored([2, 0], { states: 1 });
  const rows = new Map<string, Row>();
  let level: Row[] = [];
  system.initial((row) => level.push([...row]));
  let rested = 0;
  while (level.length > 0) {
    const next: Row[] = [];
    for (const row of level) {
      if (rows.has(row.join())) continue;
      rows.set(row.join(), row);
      if (system.atRest(row)) {
        rested++;
        expect(afterHeartbeat(system, row)).toEqual(row);
      }
      system.successors(row, (state) => next.push([...state]));
    }
    level = next;
  }
  expect(rested).toBeGreaterThan(4);
});

/** What a state comes to when its leader's heartbeat is due and everything that is on its way arrives. */
function afterHeartbeat(system: ProtocolSystem<RaftTypes>, row: Row): Row {
  const taken = (
    from: Row,
    wanted: (happening: ProtocolSystem<RaftTypes>['happening']) => boolean,
  ) => {
    let found: Row | null = null;
    system.successors(from, (state) => {
      if (found === null && wanted(system.happening)) found = [...state];
    });
    return found;
  };
  const isHeartbeat = (timer: number) => {
    return system.cluster.timers.get(timer).type === 'heartbeat';
  };
  let now = taken(row, (one) => one?.take === 'fire' && isHeartbeat(one.timer)) as Row | null;
  if (now === null) throw new Error('nobody leads');
  for (;;) {
    const after: Row | null = taken(now, (one) => one?.take === 'deliver');
    if (after === null) return now;
    now = after;
  }
}

test('every property has a name of its own and words in both languages', () => {
  const names = raft.properties?.map(({ name }) => name) ?? [];
  expect(new Set(names).size).toBe(names.length);
  for (const locale of ['en', 'zh'] as const) {
    const { properties = {} } = raft.text[locale];
    expect(Object.keys(properties)).toEqual(names);
    for (const { meaning } of Object.values(properties)) {
      expect(meaning).toMatch(locale === 'en' ? /^[A-Z].*\.$/ : /。$/);
    }
  }
});
