import { exhibitOf, exhibits } from '../catalogue.ts';
import { put } from '../files/input.ts';
import { readScenario } from '../files/scenario.ts';
import { localeStore } from '../i18n/locale.ts';
import { loadExhibitWords } from '../i18n/words.ts';
import type { Session } from '../playback/types.ts';
import type { Problem } from '../sdk/changes.ts';
import { nodeForm, type WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Desk } from '../views/context.tsx';
import type { Visit } from './address.ts';
import { type Guest, OWN } from './guest.ts';
import { keptRun } from './keptRun.ts';
import { addressOf, type Origin, problemOf } from './settings.ts';

type Any = ProtocolTypes;

/** What an address leads to. */
export type Found =
  | (Required<Origin> & {
      readonly found: 'exhibit';
      readonly scenarios: readonly Scenario<Any>[];
      /** A run that is to be opened there instead of the one that is kept. */
      readonly guest: Guest | null;
      /** What is wrong with the link that would have brought one. */
      readonly unread: Problem | null;
    })
  | { readonly found: 'noExhibit'; readonly expected: readonly string[] }
  | {
      readonly found: 'noScenario';
      readonly expected: readonly string[];
      readonly unread: Problem | null;
    };

/** Loads an exhibit and reads its scenarios and what else the address brings; without a scenario's id, the first one. */
export async function findExhibit(
  id: string,
  scenarioId: string | undefined,
  visit: Visit,
): Promise<Found> {
  const exhibit = exhibitOf(id);
  if (!exhibit) return { found: 'noExhibit', expected: exhibits.map((one) => one.id) };
  const [{ protocol, scenarios: files }] = await Promise.all([
    exhibit.load(),
    loadExhibitWords(localeStore.get()),
  ]);
  const scenarios = files.map((file) => readScenario(protocol, file));
  const at = scenarioId ? scenarios.findIndex((one) => one.id === scenarioId) : 0;
  const shipped = files[at] ?? null;
  const place = addressOf({ id: scenarioId ?? scenarios[0]?.id ?? '' }, protocol);
  const { guest, unread } =
    shipped === null && scenarioId !== OWN
      ? { guest: null, unread: null }
      : await guestAt(visit, protocol, shipped, place);
  const file = guest?.file ?? shipped ?? (scenarioId === OWN ? keptRun(place)?.file : undefined);
  if (file === undefined) {
    return { found: 'noScenario', expected: scenarios.map((one) => one.id), unread };
  }
  const own = file !== shipped;
  const scenario = own ? readScenario(protocol, file) : (scenarios[at] as Scenario<Any>);
  return { found: 'exhibit', protocol, scenario, file, own, scenarios, guest, unread };
}

/**
 * Who comes with a visit. An address that the page wrote itself stands for the run that is kept, which is the same or has
 * gone on since, and has all its branches.
 */
async function guestAt(
  { query, own, brought }: Visit,
  protocol: WrittenProtocol<Any>,
  shipped: unknown,
  place: string,
): Promise<{ readonly guest: Guest | null; readonly unread: Problem | null }> {
  if (brought) return { guest: brought, unread: null };
  if (query === '' || (own && keptRun(place))) return { guest: null, unread: null };
  const { readLink } = await import('../files/link.ts');
  try {
    return { guest: { ...readLink(protocol, shipped, query), by: 'link' }, unread: null };
  } catch (error) {
    return { guest: null, unread: problemOf(error) };
  }
}

/** A message as it stands in files: nodes by name. */
export const printer =
  (protocol: WrittenProtocol<Any>, session: Session): Desk['print'] =>
  (message) => {
    const { message: form } = protocol.forms(nodeForm(session.names()));
    return put(form, message) as Readonly<Record<string, unknown>>;
  };
