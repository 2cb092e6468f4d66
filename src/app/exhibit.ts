import { exhibitOf, exhibits } from '../catalogue.ts';
import { put } from '../files/input.ts';
import { readScenario } from '../files/scenario.ts';
import { localeStore } from '../i18n/locale.ts';
import { loadExhibitWords } from '../i18n/words.ts';
import type { Session } from '../playback/types.ts';
import { nodeForm, type WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Desk } from '../views/context.tsx';

type Any = ProtocolTypes;

/** What an address leads to. */
export type Found =
  | {
      readonly found: 'exhibit';
      readonly protocol: WrittenProtocol<Any>;
      /** The scenario as its file has it. */
      readonly scenario: Scenario<Any>;
      readonly file: unknown;
      readonly scenarios: readonly Scenario<Any>[];
    }
  | { readonly found: 'noExhibit'; readonly expected: readonly string[] }
  | { readonly found: 'noScenario'; readonly expected: readonly string[] };

/** Loads an exhibit and reads its scenarios; without a scenario's id, the first one. */
export async function findExhibit(id: string, scenarioId: string | undefined): Promise<Found> {
  const exhibit = exhibitOf(id);
  if (!exhibit) return { found: 'noExhibit', expected: exhibits.map((one) => one.id) };
  const [{ protocol, scenarios: files }] = await Promise.all([
    exhibit.load(),
    loadExhibitWords(localeStore.get()),
  ]);
  const scenarios = files.map((file) => readScenario(protocol, file));
  const at = scenarioId ? scenarios.findIndex((one) => one.id === scenarioId) : 0;
  const scenario = scenarios[at];
  if (!scenario) return { found: 'noScenario', expected: scenarios.map((one) => one.id) };
  return { found: 'exhibit', protocol, scenario, file: files[at], scenarios };
}

/** A message as it stands in files: nodes by name. */
export const printer =
  (protocol: WrittenProtocol<Any>, session: Session): Desk['print'] =>
  (message) => {
    const { message: form } = protocol.forms(nodeForm(session.names()));
    return put(form, message) as Readonly<Record<string, unknown>>;
  };
