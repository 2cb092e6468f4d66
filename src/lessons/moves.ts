import type { Seq } from '../core/ids.ts';
import { commandForm } from '../files/commands.ts';
import { take } from '../files/input.ts';
import { wordsOf } from '../files/words.ts';
import type { Session } from '../playback/types.ts';
import type { Command } from '../sdk/command.ts';
import type { Cue } from '../sdk/cue.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Move, WrittenCommand } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Cast } from './cast.ts';
import { type Found, Wait } from './cues.ts';

type Any = ProtocolTypes;

/** How far a run goes on in search of a cue (µs): beyond that nothing more is likely to come by itself. */
export const AHEAD = 60_000_000;

/** A cue that did not come, where a run was to go on to it. */
export class NoCue extends Error {
  override readonly name = 'NoCue';
  readonly cue: Cue<Any>;

  constructor(cue: Cue<Any>) {
    super(`the run never comes to ${describe(cue)}`);
    this.cue = cue;
  }
}

const describe = (cue: Cue<Any>): string =>
  JSON.stringify(cue, (_, value) => (typeof value === 'function' ? '(a state)' : value));

/** Goes on to right after the step that brings a cue on, at once; `wait` may have begun earlier. Throws NoCue where none comes. */
export function goOnTo(
  session: Session,
  cue: Cue<Any>,
  cast: Cast,
  wait: Wait = new Wait(session, cue, cast),
): Found {
  let found: Found | null = null;
  const look = (from: Seq, to: Seq): boolean => {
    found = wait.look(session, from, to);
    return found !== null;
  };
  const end = session.world().time + AHEAD;
  // One move of a playhead goes on for a moment at most: on a slow machine it takes several.
  for (let before = -1; found === null && session.screen().seq > before; ) {
    before = session.screen().seq;
    session.goOnUntil(look, end - session.world().time);
  }
  if (found === null) throw new NoCue(cue);
  greet(found, cast);
  return found;
}

/** From now on the nodes of which a cue tells go by the names that it gives them. */
export function greet({ names }: Found, cast: Cast): void {
  for (const [name, node] of Object.entries(names)) cast.give(name, node);
}

/** What is written, as a command. Throws InputError where it cannot be read. */
export function readCommand(
  session: Session,
  protocol: WrittenProtocol<Any>,
  written: WrittenCommand,
  cast: Cast,
): Command<Any> {
  const form = commandForm(wordsOf(protocol, session.names()));
  return take(form, cast.spell(written)) as Command<Any>;
}

/** Does what is written, now. Throws InputError where it cannot be read, NothingToDo where it meets nothing. */
export const perform = (...[session, ...written]: Parameters<typeof readCommand>): void =>
  session.act(readCommand(session, ...written));

/** Goes a whole way at once. Returns what the last cue on it found. */
export function walkThrough(
  session: Session,
  moves: readonly Move<Any>[],
  cast: Cast,
  act: (written: WrittenCommand) => void,
): Found | null {
  let found: Found | null = null;
  for (const move of moves) {
    if ('until' in move) found = goOnTo(session, move.until, cast);
    else act(move.act);
  }
  return found;
}
