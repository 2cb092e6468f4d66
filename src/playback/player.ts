import { assign, createMachine } from 'xstate';

/** What the player can be told. */
export type PlayerEvent =
  | { readonly type: 'play' | 'pause' | 'toggle' }
  /** An invariant has just broken, or the run has come to where one did. */
  | { readonly type: 'broken' }
  /** Nothing is left to happen. */
  | { readonly type: 'exhausted' }
  /** A person has moved the playhead or changed the run. */
  | { readonly type: 'moved' }
  | { readonly type: 'speed'; readonly speed: number };

export const SLOWEST = 1 / 1000;
export const FASTEST = 100;

/**
 * The player: paused, playing, or stopped at a broken invariant (from where one may play on). What playing means is
 * given as two actions, so that the chart can be read and tested without a clock.
 */
export function playerMachine(clock: { start(): void; stop(): void }, speed: number) {
  // Not by `setup`: that brings all kinds of actions, and the front page pays for them.
  return createMachine({
    types: {} as { context: { speed: number }; events: PlayerEvent },
    id: 'player',
    context: { speed },
    initial: 'paused',
    on: {
      speed: {
        actions: assign({
          speed: ({ event }) => Math.min(FASTEST, Math.max(SLOWEST, event.speed)),
        }),
      },
    },
    states: {
      paused: {
        on: { play: 'playing', toggle: 'playing', broken: 'stopped' },
      },
      playing: {
        entry: () => clock.start(),
        exit: () => clock.stop(),
        on: { pause: 'paused', toggle: 'paused', broken: 'stopped', exhausted: 'paused' },
      },
      stopped: {
        on: { play: 'playing', toggle: 'playing', moved: 'paused' },
      },
    },
  });
}
