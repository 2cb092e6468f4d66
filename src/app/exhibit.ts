import { exhibitOf, exhibits } from '../catalogue.ts';
import { InputError, put } from '../files/input.ts';
import { readScenario } from '../files/scenario.ts';
import { localeStore } from '../i18n/locale.ts';
import { loadExhibitWords } from '../i18n/words.ts';
import type { Session } from '../playback/types.ts';
import type { Problem } from '../sdk/changes.ts';
import { nodeForm, type WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { Localized } from '../sdk/text.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Desk } from '../views/context.tsx';
import type { Visit } from './address.ts';
import { type Guest, OWN } from './guest.ts';
import { type Kept, type KeptThere, keptAt } from './kept/places.ts';
import type { RunStore } from './kept/store.ts';
import { kinAsked } from './kin.ts';
import { ownVisit } from './ownAddress.ts';
import { addressOf, type Origin, placeOf, problemOf } from './settings.ts';

type Any = ProtocolTypes;

/** What a scenario that an exhibit has says of itself. These are right as they stand: the rest is read when one is opened. */
export interface Listed {
  readonly id: string;
  readonly title: Localized<string>;
  readonly watch: Localized<string>;
}

/** What an address leads to. */
export type Found =
  | (Required<Origin> & {
      readonly found: 'exhibit';
      readonly scenarios: readonly Listed[];
      /** A run that is to be opened there instead of the one that is kept. */
      readonly guest: Guest | null;
      /** What is wrong with the link that would have brought one. */
      readonly unread: Problem | null;
      /** The run that is kept there, and where. */
      readonly kept: Kept | null;
      readonly store: RunStore | null;
      /** What is to play the scenario beside the run, or why that cannot be. */
      readonly beside: WrittenProtocol<Any> | Problem | null;
    })
  | { readonly found: 'noExhibit'; readonly expected: readonly string[] }
  | {
      readonly found: 'noScenario';
      readonly expected: readonly string[];
      readonly unread: Problem | null;
    };

/**
 * Loads an exhibit and reads a scenario of it and what else the address brings; without a scenario's id, the first one.
 * `keeping`: where runs are kept, if they are.
 */
export async function findExhibit(
  id: string,
  scenarioId: string | undefined,
  visited: Visit,
  keeping: Promise<RunStore> | null = null,
): Promise<Found> {
  const visit = ownVisit(visited);
  const exhibit = exhibitOf(id);
  if (!exhibit) return { found: 'noExhibit', expected: exhibits.map((one) => one.id) };
  const [{ protocol, scenarios: files }, store, beside] = await Promise.all([
    exhibit.load(),
    keeping,
    visit.beside === null ? null : kinBeside(id, visit.beside),
    loadExhibitWords(localeStore.get()),
  ]);
  const scenarios = files as readonly Listed[];
  const at = scenarioId ? scenarios.findIndex((one) => one.id === scenarioId) : 0;
  const shipped = files[at] ?? null;
  const place = addressOf({ id: scenarioId ?? scenarios[0]?.id ?? '' }, protocol);
  const there = await keptAt(store, place, visit.kept);
  const { guest, unread, kept } =
    shipped === null && scenarioId !== OWN
      ? { guest: null, unread: null, kept: null }
      : await guestAt(visit, protocol, shipped, there);
  const file = guest?.file ?? shipped ?? kept?.run?.file;
  if (file === undefined) {
    return { found: 'noScenario', expected: scenarios.map((one) => one.id), unread };
  }
  const own = file !== shipped;
  let scenario: Scenario<Any>;
  try {
    scenario = readScenario(protocol, file);
  } catch (error) {
    if (!own || !(error instanceof InputError)) throw error;
    // Guests were read before: it is a kept one that does not fit any more, and stays in the list.
    if (kept) void store?.remark(kept.head.id, { broken: true }).catch(() => {});
    const expected = scenarios.map((one) => one.id);
    return { found: 'noScenario', expected, unread: problemOf(error) };
  }
  const origin = { protocol, scenario, file, own };
  // A link to a scenario that the exhibit has may bring another one, which has a place of its own.
  const moved = placeOf(origin) !== place;
  return {
    found: 'exhibit',
    ...origin,
    scenarios,
    guest,
    unread,
    store,
    beside,
    kept: moved ? (await keptAt(store, placeOf(origin), null)).latest : kept,
  };
}

async function kinBeside(id: string, asked: string): Promise<WrittenProtocol<Any> | Problem> {
  try {
    return (await kinAsked(id, asked, exhibits).load()).protocol;
  } catch (error) {
    if (error instanceof InputError) return problemOf(error);
    throw error;
  }
}

interface Coming {
  readonly guest: Guest | null;
  readonly unread: Problem | null;
  /** The run that is opened, or over which the guest comes to lie. */
  readonly kept: Kept | null;
}

/**
 * Who comes with a visit. An address that the page wrote itself stands for the run that is kept, which is the same or has
 * gone on since, and has all its branches.
 */
async function guestAt(
  { query, own, kept: id, brought }: Visit,
  protocol: WrittenProtocol<Any>,
  shipped: unknown,
  { asked, latest }: KeptThere,
): Promise<Coming> {
  if (brought) return { guest: brought, unread: null, kept: latest };
  const mine = id === null && own && isOf(query, latest) ? latest : asked;
  if (mine) return { guest: null, unread: null, kept: mine };
  if (query === '') return { guest: null, unread: own ? null : missing(id), kept: latest };
  const { readLink } = await import('../files/link.ts');
  try {
    const link = readLink(protocol, shipped, query);
    return { guest: { ...link, by: 'link' }, unread: null, kept: latest };
  } catch (error) {
    return { guest: null, unread: problemOf(error), kept: latest };
  }
}

/**
 * Whether an address that the page wrote, but not as that of a kept run, is of this one all the same. Another run may be
 * there from before; the one of the address was too long to be kept, or there was no room.
 */
const isOf = (query: string, kept: Kept | null): boolean =>
  query === '' || new URLSearchParams(query).get('digest') === kept?.head.digest;

/** A run that was asked for in the address, and is not kept in this browser. */
const missing = (id: string | null): Problem | null =>
  id === null
    ? null
    : { field: 'kept', message: `found "${id}", expected a run that is kept in this browser` };

/** A message as it stands in files: nodes by name. */
export const printer =
  (protocol: WrittenProtocol<Any>, session: Session): Desk['print'] =>
  (message) => {
    const { message: form } = protocol.forms(nodeForm(session.names()));
    return put(form, message) as Readonly<Record<string, unknown>>;
  };
