import type { Session } from '../playback/types.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Show } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Cast } from './cast.ts';
import type { Found } from './cues.ts';
import { Moment } from './moment.ts';
import { perform, walkThrough } from './moves.ts';

/** An answer that is being shown: the moment, what was waited for last, and who is who. */
export interface ShownAnswer {
  readonly moment: Moment;
  readonly found: Found | null;
  readonly cast: Cast;
}

/** Goes to what shows an answer, in a run that was just opened. */
export function goToShow(
  session: Session,
  protocol: WrittenProtocol<ProtocolTypes>,
  { moves }: Show<ProtocolTypes>,
): ShownAnswer {
  const cast = new Cast(session.names);
  const found = walkThrough(session, moves, cast, (act) => perform(session, protocol, act, cast));
  return { moment: new Moment(session), found, cast };
}
