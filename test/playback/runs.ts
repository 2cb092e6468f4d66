import type { Frames } from '../../src/playback/frames.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { toy, toyScenario } from '../engine/toy.ts';

/** Frames that come when the test says so. */
export function handFrames() {
  let now = 0;
  const listeners = new Set<(now: number) => void>();
  const frames: Frames = {
    now: () => now,
    each(frame) {
      listeners.add(frame);
      return () => listeners.delete(frame);
    },
  };
  const pass = (milliseconds: number, count = 1) => {
    for (let i = 0; i < count; i++) {
      now += milliseconds;
      for (const listener of listeners) listener(now);
    }
  };
  return { frames, pass, running: () => listeners.size > 0 };
}

/** A run of the toy, with some things of its scenario changed. */
export function openToy(
  change: Parameters<typeof toyScenario>[0] = {},
  frames: Frames = handFrames().frames,
): Session {
  const protocol = toy as unknown as Protocol<ProtocolTypes>;
  return openSession(protocol, toyScenario(change) as unknown as Scenario<ProtocolTypes>, {
    frames,
  });
}
