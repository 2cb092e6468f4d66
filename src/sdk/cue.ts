import type { Scalar } from '../core/plain.ts';
import type { ProtocolTypes } from './types.ts';
import type { World } from './world.ts';

/**
 * A node by its name ("s1"), or by one that an earlier cue gave it, in braces ("{leader}"): what is written over a run so
 * says who somebody is and not what the seed made of it.
 */
export type Who = string;

interface Event {
  /** Where it happened: at an arrival the receiver, at a sending the sender. */
  readonly node?: Who;
  /** The how-manieth such event since one began to wait, from 1. */
  readonly nth?: number;
  /** Names for nodes that the event tells of: the name, and the field that holds the node (`node` or `peer`, or one of a note). */
  readonly names?: Readonly<Record<string, string>>;
}

/** Something that happens once, as the trace records it. */
export type EventCue<T extends ProtocolTypes> = Event &
  (
    | {
        /** A sentence of the story. */
        readonly note: keyof T['notes'] & string;
        /** Some of what it says; nodes by name. */
        readonly where?: Readonly<Record<string, Scalar>>;
      }
    | {
        readonly send: T['message']['type'];
        readonly to?: Who;
        readonly where?: Readonly<Record<string, Scalar>>;
      }
    | {
        readonly deliver: T['message']['type'];
        readonly from?: Who;
        readonly where?: Readonly<Record<string, Scalar>>;
      }
    /** A message is lost: at a cut link, at a node that is down, by hand or by chance. Its node is who would have got it. */
    | { readonly drop: T['message']['type']; readonly from?: Who }
    | { readonly timer: T['timer']['type'] }
    /** A node takes this role. */
    | { readonly role: string }
    /** Somebody did this, and to whom; `where`: some of its fields. What met nothing does not count. */
    | { readonly command: string; readonly where?: Readonly<Record<string, Scalar>> }
    | { readonly violation: string }
  );

/** For what one waits in a run: named by what happens and never by a time, so that it survives another seed or setting. */
export type Cue<T extends ProtocolTypes> =
  | EventCue<T>
  /** All of them, in whatever order. */
  | { readonly all: readonly Cue<T>[] }
  /** Whichever comes first. */
  | { readonly any: readonly Cue<T>[] }
  /** So long a time ("2s", simulated) in which no such thing happens, counted from when one began to wait. */
  | { readonly without: Cue<T>; readonly lasting: string }
  /** A state of affairs, looked for after each step. */
  | { readonly when: (world: World<T>, node: (who: Who) => number) => boolean };
