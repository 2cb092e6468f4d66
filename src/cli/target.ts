import { existsSync } from 'node:fs';
import { type Exhibit, exhibitOf, exhibits, type OpenExhibit } from '../catalogue.ts';
import { InputError } from '../files/input.ts';
import { readScenario, scenarioHead } from '../files/scenario.ts';
import { didYouMean, listing } from '../files/wording.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Io, named, readJson } from './io.ts';

export interface Target {
  readonly protocol: WrittenProtocol<ProtocolTypes>;
  readonly scenario: Scenario<ProtocolTypes>;
  /** The scenario as its file has it. */
  readonly file: unknown;
}

/** The exhibit of a name that someone gave. */
export function exhibitNamed(id: string, field: string): Exhibit {
  const exhibit = exhibitOf(id);
  if (exhibit) return exhibit;
  const ids = exhibits.map((one) => one.id);
  throw new InputError(
    `${field}: found ${JSON.stringify(id)}, expected ${listing(ids)}${didYouMean(id, ids)}`,
  );
}

/** The id of a shipped scenario, told without reading all of it. */
const idOf = (json: unknown): string => scenarioHead(json).id ?? '';

/** What `run` is asked to run: a shipped scenario by `protocol/scenario`, or a file. */
export async function openTarget(name: string, io: Io): Promise<Target> {
  const [, id = '', scenarioId = ''] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(name) ?? [];
  const exhibit = exhibitOf(id);
  if (exhibit) {
    const { protocol, scenarios } = await exhibit.load();
    const json = scenarios.find((one) => idOf(one) === scenarioId);
    if (json !== undefined) return { protocol, scenario: readScenario(protocol, json), file: json };
    if (!existsSync(name)) throw notShipped(name, id, scenarios);
  }
  if (name !== '-' && !existsSync(name)) throw notThere(name);
  const json = await readJson(name, io);
  const head = named(name, () => scenarioHead(json));
  const { protocol }: OpenExhibit = await named(name, () =>
    exhibitNamed(head.protocol, 'protocol'),
  ).load();
  return { protocol, scenario: named(name, () => readScenario(protocol, json)), file: json };
}

function notShipped(name: string, id: string, scenarios: readonly unknown[]): InputError {
  const names = scenarios.map((one) => `${id}/${idOf(one)}`);
  const near = didYouMean(name, names);
  return new InputError(
    `scenario: found ${JSON.stringify(name)}, expected a file or one of ${listing(names)}${near}`,
  );
}

function notThere(name: string): InputError {
  const ids = exhibits.map((one) => `${one.id}/…`);
  return new InputError(
    `scenario: found ${JSON.stringify(name)}, expected a file that exists, or a scenario of ${listing(ids)} (see orrery list)`,
  );
}
