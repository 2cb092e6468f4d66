import { assign, setup } from 'xstate';

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
  return setup({
    types: { context: {} as { speed: number }, events: {} as PlayerEvent },
    actions: {
      startClock: () => clock.start(),
      stopClock: () => clock.stop(),
      setSpeed: assign(({ context, event }) =>
        event.type === 'speed'
          ? { speed: Math.min(FASTEST, Math.max(SLOWEST, event.speed)) }
          : context,
      ),
    },
  }).createMachine({
    id: 'player',
    context: { speed },
    initial: 'paused',
    on: { speed: { actions: 'setSpeed' } },
    states: {
      paused: {
        on: { play: 'playing', toggle: 'playing', broken: 'stopped' },
      },
      playing: {
        entry: 'startClock',
        exit: 'stopClock',
        on: { pause: 'paused', toggle: 'paused', broken: 'stopped', exhausted: 'paused' },
      },
      stopped: {
        on: { play: 'playing', toggle: 'playing', moved: 'paused' },
      },
    },
  });
}
