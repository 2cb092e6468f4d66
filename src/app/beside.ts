import type { Exhibit } from '../catalogue.ts';
import { micros } from '../core/ids.ts';
import { changedFile } from '../files/changes.ts';
import { commandAsWritten, retold, retoldCommand, type Speaker } from '../files/retold.ts';
import { shownAlone } from '../files/run.ts';
import { readScenario } from '../files/scenario.ts';
import { NothingToDo, openSession } from '../playback/session.ts';
import type { Session } from '../playback/types.ts';
import type { Changes, Problem } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Left } from '../sdk/kin.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Kin, KinBeside } from '../views/compare/kin.ts';
import { goTo } from './address.ts';
import { printer } from './exhibit.ts';
import { fixedDesk } from './fixedDesk.ts';
import { OWN } from './guest.ts';
import { kinOf } from './kin.ts';
import { type Origin, problemOf } from './settings.ts';
import { version } from './version.ts';

type Written = WrittenProtocol<ProtocolTypes>;

/** A run whose scenario another exhibit is to play. */
export interface Played {
  readonly origin: Origin;
  readonly changes: Changes;
  readonly session: Session;
}

/** The exhibits that can play a run's scenario, as a desk offers them. */
export const offerKin = (played: Played, catalogue: readonly Exhibit[]): readonly Kin[] =>
  kinOf(played.origin.protocol.id, catalogue).map(({ id, title, load }) => ({
    id,
    title,
    open: async () => openBeside(played, (await load()).protocol),
  }));

/** Opens the scenario of a run for another protocol, and does there what was done here so far. */
export function openBeside(played: Played, protocol: Written): KinBeside | Problem {
  const { origin, changes, session: lead } = played;
  const file = changedFile(origin.file as Readonly<Record<string, unknown>>, changes);
  const told = retold(origin.protocol, file, protocol);
  let session: Session;
  try {
    session = openSession(protocol, readScenario(protocol, told.file));
  } catch (error) {
    return problemOf(error);
  }
  const [here, there] = [speaker(origin.protocol, lead), speaker(protocol, session)];
  const left = [...told.left, ...doAgain(lead, session, here, there)];
  return {
    kind: 'exhibit',
    session,
    desk: {
      ...fixedDesk,
      print: printer(protocol, session),
      origin: session.scenario,
      changes: {},
      sharing: null,
    },
    left,
    retold: (deed, to) =>
      to === session ? retoldCommand(here, deed, there) : retoldCommand(there, deed, here),
    goOn() {
      const { timeline, time, digest } = session.save();
      goTo(`/${protocol.id}/${OWN}`, {
        scenario: session.scenario,
        file: told.file,
        changes: {},
        told: timeline,
        time: micros(Math.floor(time)),
        digest,
        made: version,
        by: 'beside',
      });
    },
  };
}

const speaker = (protocol: Written, session: Session): Speaker => ({
  protocol,
  get names() {
    return session.names();
  },
});

/** Gives a run the commands that another one got by hand on its present branch; returns those that it cannot be given. */
function doAgain(lead: Session, other: Session, here: Speaker, there: Speaker): readonly Left[] {
  const given = shownAlone(lead.save().timeline).branches[0]?.given ?? [];
  return given.flatMap(({ at, command }, i) => {
    const same = retoldCommand(here, command, there);
    other.seek(at);
    // Further than it could be run in the time that a person waits.
    const far = other.screen().time < at;
    if (same && !far && acted(other, same)) return [];
    const found = commandAsWritten(here, command);
    return [{ path: ['do', i], found, deed: { at, command } }];
  });
}

function acted(session: Session, command: Parameters<Session['act']>[0]): boolean {
  try {
    session.act(command);
    return true;
  } catch (error) {
    if (error instanceof NothingToDo) return false;
    throw error;
  }
}
