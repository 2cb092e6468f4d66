import { type Exhibit, exhibitOf, exhibits, type OpenExhibit } from '../../catalogue.ts';
import { checkNodes, checkScript } from '../../files/bounds.ts';
import { refuse } from '../../files/input.ts';
import { parseJson } from '../../files/json.ts';
import { changesBetween } from '../../files/link-changes.ts';
import { isRun, readRun, runHead } from '../../files/run.ts';
import { readScenario, scenarioHead } from '../../files/scenario.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { type Guest, OWN } from '../guest.ts';
import { isTrace, runOfTrace } from '../traceRun.ts';

type Any = ProtocolTypes;

/** A run that came by a file, and where on the page it belongs. */
export interface Brought {
  readonly path: string;
  readonly guest: Guest;
}

/** A file's text as JSON: a scenario or a run. */
export const jsonOf = (text: string): unknown =>
  isTrace(text) ? runOfTrace(text) : parseJson(text);

/** Reads a run or a scenario; throws InputError about the first thing that is wrong. Nothing is run. */
export async function broughtBy(json: unknown): Promise<Brought> {
  if (isRun(json)) return broughtRun(json);
  const { protocol: name, id } = scenarioHead(json);
  const exhibit = await openExhibit(name);
  checkScript(json);
  const scenario = readScenario(exhibit.protocol, json);
  checkNodes(exhibit.protocol, scenario, 0);
  return at(exhibit, id, scenario, json, {
    told: null,
    time: null,
    digest: null,
    made: null,
  });
}

async function broughtRun(json: unknown): Promise<Brought> {
  const { protocol: name, id } = runHead(json);
  const exhibit = await openExhibit(name);
  const { scenario, timeline, ...rest } = readRun(exhibit.protocol, json);
  const own = (json as { readonly scenario: unknown }).scenario;
  return at(exhibit, id, scenario, own, { told: timeline, ...rest });
}

async function openExhibit(id: string): Promise<OpenExhibit> {
  const names = exhibits.map((one) => `"${one.id}"`).join(', ');
  const exhibit: Exhibit = exhibitOf(id) ?? refuse(['protocol'], id, `one of ${names}`);
  return exhibit.load();
}

/** A scenario that the exhibit has, perhaps with other settings, opens as that one; any other as itself. */
function at(
  { protocol, scenarios }: OpenExhibit,
  id: string | null,
  scenario: Scenario<Any>,
  own: unknown,
  rest: Pick<Guest, 'told' | 'time' | 'digest' | 'made'>,
): Brought {
  const shipped = scenarios.find((file) => scenarioHead(file).id === id);
  const changes =
    shipped === undefined
      ? null
      : changesBetween(protocol, readScenario(protocol, shipped), scenario);
  const origin = changes === null ? { file: own, changes: {} } : { file: shipped, changes };
  return {
    path: `/${protocol.id}/${changes === null ? OWN : id}`,
    guest: { scenario, ...origin, ...rest, by: 'file' },
  };
}
