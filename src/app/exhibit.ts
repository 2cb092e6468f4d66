import { exhibitOf, exhibits } from '../catalogue.ts';
import { put } from '../files/input.ts';
import { readScenario } from '../files/scenario.ts';
import { localeStore } from '../i18n/locale.ts';
import { loadExhibitWords } from '../i18n/words.ts';
import { openSession } from '../playback/session.ts';
import type { Session } from '../playback/types.ts';
import { nodeForm, type WrittenProtocol } from '../sdk/forms.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Desk } from '../views/context.tsx';
import { forgetRun, keptRun } from './keptRun.ts';
import { FIRST_SPEED } from './speed.ts';

type Any = ProtocolTypes;

/** What an address leads to. */
export type Found =
  | {
      readonly found: 'exhibit';
      readonly protocol: WrittenProtocol<Any>;
      readonly scenario: Scenario<Any>;
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
  const scenario = scenarioId ? scenarios.find((one) => one.id === scenarioId) : scenarios[0];
  if (!scenario) return { found: 'noScenario', expected: scenarios.map((one) => one.id) };
  return { found: 'exhibit', protocol, scenario, scenarios };
}

/** A message as it stands in files: nodes by name. */
export const printer =
  (protocol: WrittenProtocol<Any>, session: Session): Desk['print'] =>
  (message) => {
    const { message: form } = protocol.forms(nodeForm(session.names()));
    return put(form, message) as Readonly<Record<string, unknown>>;
  };

export interface OpenedRun {
  readonly session: Session;
  /** A run was kept here but could not be opened again. */
  readonly lost: boolean;
}

/** Opens a run where it was left, or from its start. */
export function openRun(protocol: Protocol<Any>, scenario: Scenario<Any>): OpenedRun {
  const address = `${protocol.id}/${scenario.id}`;
  const saved = keptRun(address);
  if (saved) {
    try {
      const session = openSession(protocol, scenario, { saved });
      // The same commands must give the same run; if they do not, the exhibit has changed since.
      if (session.digest() === saved.digest) return { session, lost: false };
      session.dispose();
    } catch {
      // Whatever was kept, it does not fit this scenario any more.
    }
    forgetRun(address);
  }
  return { session: openSession(protocol, scenario, { speed: FIRST_SPEED }), lost: saved !== null };
}
