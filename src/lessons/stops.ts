import { must } from '../core/assert.ts';
import type { Seq } from '../core/ids.ts';
import type { Session } from '../playback/types.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Move, Stop } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Cast } from './cast.ts';
import { type Found, Wait } from './cues.ts';
import { goOnTo, greet, perform, walkThrough } from './moves.ts';

type Any = ProtocolTypes;
type AnyStop = Stop<Any>;

/** The stop at which the run of a stop begins. */
export function beginOf(stops: readonly AnyStop[], index: number): number {
  const begin = stops.findLastIndex(({ scene }, i) => i <= index && scene !== undefined);
  return must(begin < 0 ? null : begin, 'a chapter begins with a scene');
}

/** The way that a stop leads once nobody is asked any more. */
export function movesOf(stop: AnyStop): readonly Move<Any>[] {
  switch (stop.kind) {
    case 'say':
    case 'challenge':
      return [];
    case 'play':
      return stop.moves;
    case 'predict':
      return [...(stop.moves ?? []), { until: { any: stop.choices.map(({ cue }) => cue) } }];
    case 'intervene':
      return stop.moves ?? [];
  }
}

/**
 * Goes through a stop at once, as its author means it; returns what it found at its end. A challenge is left as it is: what
 * follows it begins anew.
 */
export function finishStop(
  session: Session,
  protocol: WrittenProtocol<Any>,
  stop: AnyStop,
  cast: Cast,
): Found | null {
  const act = (written: Parameters<typeof perform>[2]) => perform(session, protocol, written, cast);
  const done = stop.kind === 'intervene' ? intervene(session, stop, cast, act) : null;
  return walkThrough(session, movesOf(stop), cast, act) ?? done;
}

function intervene(
  session: Session,
  { acts, done }: Extract<AnyStop, { readonly kind: 'intervene' }>,
  cast: Cast,
  act: (written: Parameters<typeof perform>[2]) => void,
): Found {
  const wait = new Wait(session, done, cast);
  let found: Found | null = null;
  for (const one of acts) {
    const { seq } = session.screen();
    act(one);
    found = wait.look(session, seq as Seq, session.screen().seq as Seq);
  }
  if (found === null) return goOnTo(session, done, cast, wait);
  greet(found, cast);
  return found;
}
