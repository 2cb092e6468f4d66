/** What the page that is presented says to the speaker's window: which slide is shown, and until when one may think. */
export interface SlideShown {
  readonly kind: 'shown';
  readonly chapter: string;
  readonly stop: number;
  readonly phase: 'asked' | 'running' | 'there';
  /** When the time to think is over, in milliseconds of the clock that both windows have; null: nobody counts. */
  readonly until: number | null;
  /** How nodes are called that have been given a name. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the speaker's window says: that it is there, or what is to be done. */
export interface SpeakerSays {
  readonly kind: 'asks';
  readonly wants: (typeof WANTS)[number];
}

const WANTS = ['hello', 'next', 'back', 'restart'] as const;
const PHASES = ['asked', 'running', 'there'] as const;

/** The channel between a presentation and its speaker's window; `room` tells it from others. */
export const channelOf = (room: string): string => `orrery.speaker.${room}`;

/** A message, or null if it is none of ours: another version of the page may be open beside this one. */
export function readMessage(data: unknown): SlideShown | SpeakerSays | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  const message = data as Readonly<Record<string, unknown>>;
  if (message.kind === 'asks') {
    const wants = WANTS.find((one) => one === message.wants);
    return wants ? { kind: 'asks', wants } : null;
  }
  const { chapter, stop, until } = message;
  const phase = PHASES.find((one) => one === message.phase);
  if (message.kind !== 'shown' || !phase || typeof chapter !== 'string') return null;
  if (typeof stop !== 'number' || !Number.isInteger(stop) || stop < 0) return null;
  if (until !== null && !Number.isFinite(until)) return null;
  const names = namesOf(message.names);
  return names && { kind: 'shown', chapter, stop, phase, until: until as number | null, names };
}

function namesOf(value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  return entries.every(([, name]) => typeof name === 'string') ? Object.fromEntries(entries) : null;
}
