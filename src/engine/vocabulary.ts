import { assert } from '../core/assert.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

export const COMMANDS = [
  'crash',
  'restart',
  'pause',
  'resume',
  'partition',
  'heal',
  'cut',
  'mend',
  'link',
  'clock',
  'disk',
  'drop',
  'duplicate',
  'deliverNow',
  'hold',
  'fire',
  'request',
  'add',
  'remove',
  'set',
  'byHand',
  'release',
  'nudge',
] as const;

type Codes = Readonly<Record<string, number>>;

/** A protocol's words as small numbers, for the trace's column of types. Taken from its text, which names them all. */
export interface Vocabulary {
  readonly messages: Codes;
  readonly timers: Codes;
  readonly notes: Codes;
  readonly roles: Codes;
  readonly commands: Codes;
  readonly invariants: Codes;
}

function codes(words: readonly string[]): Codes {
  assert(words.length <= 256, `at most 256 words of one kind, found ${words.length}`);
  return Object.fromEntries(words.map((word, code) => [word, code]));
}

export function vocabularyOf<T extends ProtocolTypes>(protocol: Protocol<T>): Vocabulary {
  const { messages, timers, notes, roles } = protocol.text.en;
  return {
    messages: codes(Object.keys(messages)),
    timers: codes(Object.keys(timers)),
    notes: codes(Object.keys(notes)),
    roles: codes(Object.keys(roles)),
    commands: codes(COMMANDS),
    invariants: codes(protocol.invariants.map((invariant) => invariant.name)),
  };
}
