import { describe, expect, test } from 'vitest';
import { exhibitOf, exhibits } from '../../src/catalogue.ts';
import { Explorer } from '../../src/checkers/explorer/explorer.ts';
import { foundBy } from '../../src/checkers/explorer/found.ts';
import type { SearchOptions } from '../../src/checkers/explorer/options.ts';
import { ProtocolSystem } from '../../src/checkers/explorer/protocolSystem.ts';
import type { Swarm } from '../../src/checkers/fuzz/faults.ts';
import { type Failure, PLAN, runRound } from '../../src/checkers/fuzz/round.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { printScenario, readScenario } from '../../src/files/scenario.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { type Hunt, hunts } from './weakened.ts';

/** Every weakened twin is caught by a checker within a minute, and the right protocol passes the same check. */

type Any = ProtocolTypes;
interface Quarry {
  readonly protocol: WrittenProtocol<Any>;
  readonly scenario: Scenario<Any>;
}

const OPTIONS: SearchOptions = {
  ...{ crashes: 0, drops: 0, duplicates: 0, requests: 0, messages: 6 },
  limits: { terms: 2 },
};

async function open(hunt: Hunt, variant: string | null): Promise<Quarry> {
  const exhibit = exhibitOf(hunt.protocol);
  if (!exhibit) throw new Error(`no exhibit ${hunt.protocol}`);
  const { protocol } = await exhibit.load();
  const file = { version: 1, protocol: hunt.protocol, ...hunt.scenario, variant };
  return { protocol, scenario: readScenario(protocol, file) };
}

/** What a search breaks, and how, within the bounds of a row. */
function explore({ protocol, scenario }: Quarry, hunt: Extract<Hunt, { tool: 'explore' }>) {
  const options = { ...OPTIONS, ...hunt.options };
  const system = new ProtocolSystem(createSimulator(protocol, scenario), options);
  const explorer = new Explorer(system, { depth: 1000, states: hunt.states });
  while (explorer.advance(10_000));
  const { broken } = explorer.exploration;
  return broken && foundBy(protocol, scenario, system, broken);
}

/** The first failure under the seeds from 1 to a number, and under which. */
function fuzz({ protocol, scenario }: Quarry, swarm: Swarm | undefined, seeds: number) {
  for (let seed = 1; seed <= seeds; seed++) {
    const { failure } = runRound(protocol, scenario, seed, { ...PLAN, ...(swarm && { swarm }) });
    if (failure) return { seed, name: nameOf(failure) };
  }
  return null;
}

/** What a failure breaks; a history that was judged at its end as one that was judged beside the run. */
function nameOf(failure: Failure): string {
  if (failure.kind === 'invariant') return failure.name;
  return failure.kind === 'history' ? 'linearizable' : failure.kind;
}

const MINUTE = 60_000;

describe.each(hunts.map((hunt) => [`${hunt.protocol}: ${hunt.variant}`, hunt] as const))(
  '%s',
  (_, hunt) => {
    /** Under which seed it was caught, where seeds were tried. */
    let caught = 0;

    test(`is caught by ${hunt.tool}`, { timeout: MINUTE }, async () => {
      const quarry = await open(hunt, hunt.variant);
      const breaks = quarry.protocol.variants.find(({ id }) => id === hunt.variant)?.breaks;
      if (hunt.tool === 'fuzz') {
        const failed = fuzz(quarry, hunt.swarm, hunt.seeds);
        expect(failed?.name).toBe(breaks);
        caught = failed?.seed ?? 0;
        return;
      }
      const found = explore(quarry, hunt);
      expect(found?.name).toBe(breaks);
      // What was found stands in a file that breaks the same.
      const file = printScenario(quarry.protocol, found?.scenario as Scenario<Any>);
      const again = readScenario(quarry.protocol, JSON.parse(JSON.stringify(file)));
      const simulator = createSimulator(quarry.protocol, again);
      simulator.run(again.until);
      expect(simulator.violations.map(({ invariant }) => invariant)).toEqual([breaks]);
    });

    test('is not caught where nothing is wrong', { timeout: MINUTE }, async () => {
      const quarry = await open(hunt, null);
      const found = hunt.tool === 'fuzz' ? fuzz(quarry, hunt.swarm, caught) : explore(quarry, hunt);
      expect(found).toBeNull();
    });
  },
);

test.each(exhibits.map(({ id }) => id))('every twin of %s has a row in the table', async (id) => {
  const { protocol } = await (exhibitOf(id) as (typeof exhibits)[0]).load();
  const rows = hunts.filter((hunt) => hunt.protocol === id).map(({ variant }) => variant);
  expect(rows.toSorted()).toEqual(protocol.variants.map((one) => one.id).sort());
});
