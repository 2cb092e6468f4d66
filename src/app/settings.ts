import { readChanged } from '../files/changes.ts';
import { InputError } from '../files/input.ts';
import { openSession } from '../playback/session.ts';
import type { Session } from '../playback/types.ts';
import type { Changes, Problem } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Arrival } from '../views/ui.ts';
import { OWN } from './guest.ts';
import type { Kept } from './kept/places.ts';
import type { RunHead } from './kept/record.ts';
import { firstSpeed } from './speed.ts';

/** A scenario of an exhibit, as it was read and as its file stands. */
export interface Origin {
  readonly protocol: WrittenProtocol<ProtocolTypes>;
  readonly scenario: Scenario<ProtocolTypes>;
  readonly file: unknown;
  /** The exhibit has no such scenario of its own: it came with a run, or from a file. */
  readonly own?: boolean;
}

/** Opens a scenario with some changes at its start. Whoever opened it disposes of it. */
export function openWith(
  { protocol, file }: Origin,
  changes: Changes,
  speed?: number,
): Session | Problem {
  try {
    const scenario = readChanged(protocol, file, changes);
    return openSession(protocol, scenario, { speed: speed ?? firstSpeed(scenario) });
  } catch (error) {
    if (error instanceof InputError) return problemOf(error);
    throw error;
  }
}

export const isProblem = (opened: Session | Problem): opened is Problem => 'field' in opened;

/** What is wrong, and where: the message of an InputError begins with the field. */
export function problemOf(error: unknown): Problem {
  const said = error instanceof Error ? error.message : String(error);
  const [, field = '', message = said] =
    (error instanceof InputError && /^(.*?): (.*)$/.exec(said)) || [];
  return { field, message };
}

export interface OpenedRun {
  readonly session: Session;
  readonly changes: Changes;
  /** The run that was kept here could not be opened again. */
  readonly lost: boolean;
  /** As what it is kept, if it is. */
  readonly head: RunHead | null;
  /** It comes from elsewhere. */
  readonly arrival?: Arrival;
  /** And lies over this kept run. */
  readonly over?: string | null;
}

/** Opens a run where it was left, with the settings it had, or from its start. */
export function openRun(origin: Origin, kept: Kept | null): OpenedRun {
  if (kept === null) return openFresh(origin);
  const { protocol, file } = origin;
  const { head, run: saved } = kept;
  if (saved) {
    try {
      const changes = saved.changes ?? {};
      const session = openSession(protocol, readChanged(protocol, file, changes), { saved });
      // The same commands must give the same run; if they do not, the exhibit has changed since.
      if (session.digest() === saved.digest) return { session, changes, lost: false, head };
      session.dispose();
    } catch {
      // Whatever was kept, it does not fit this scenario any more.
    }
  }
  return { ...openFresh(origin), lost: true };
}

/** Opens a scenario at its start. */
export const openFresh = ({ protocol, scenario }: Origin): OpenedRun => ({
  session: openSession(protocol, scenario, { speed: firstSpeed(scenario) }),
  changes: {},
  lost: false,
  head: null,
});

/** Where a run is kept, and stands in the page's address. */
export const placeOf = ({ protocol, scenario, own }: Origin): string =>
  addressOf(own ? { id: OWN } : scenario, protocol);

export const addressOf = (scenario: { id: string }, protocol: { id: string }): string =>
  `${protocol.id}/${scenario.id}`;
