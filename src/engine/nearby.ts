import type { ProtocolTypes } from '../sdk/types.ts';
import type { Live } from './state.ts';

/** A world kept for a while; `checked`: with its invariants' memories in order. */
interface Frame<T extends ProtocolTypes> {
  readonly seq: number;
  readonly saved: Live<T>;
  readonly checked: boolean;
}

/** How many there are at most: of a thousand nodes, some fifteen megabytes. */
const MOST = 24;

/**
 * Worlds near to where a playhead has lately been, closer to one another than the keyframes of a large cluster can be
 * that are kept for good: going back a little then runs little again.
 */
export class Nearby<T extends ProtocolTypes> {
  /** In the order in which they were kept. */
  private frames: Frame<T>[] = [];

  /** The last one at or before a position. */
  before(position: number, checked: boolean): Frame<T> | null {
    let best = -1;
    for (let i = 0; i < this.frames.length; i++) {
      const frame = this.frames[i] as Frame<T>;
      const fits = frame.seq <= position && (frame.checked || !checked);
      if (fits && frame.seq > (this.frames[best]?.seq ?? -1)) best = i;
    }
    return this.frames[best] ?? null;
  }

  keep(frame: Frame<T>): void {
    this.frames = this.frames.filter(({ seq }) => seq !== frame.seq).slice(1 - MOST);
    this.frames.push(frame);
  }

  /** Lets go of all that lie beyond a position. */
  forget(position: number): void {
    this.frames = this.frames.filter(({ seq }) => seq <= position);
  }
}
