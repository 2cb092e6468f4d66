import type { Session } from '../../playback/types.ts';

/** Faster than this, a frame of playing goes so far past a turn of the run that one has to go back to it. */
const REAL_TIME = 1;

/** The way to the next turn of a run, as a speaker goes it: pressed once one sees it happen, pressed again one is there. */
export interface Advance {
  next(): void;
  dispose(): void;
}

/**
 * `jump` goes to the next milestone at once. The run is not looked into ahead of time: what has not been run yet can then
 * be acted on without beginning a branch.
 */
export function advanceOn(session: Session, jump: () => void): Advance {
  let stop: (() => void) | null = null;
  const end = () => {
    stop?.();
    stop = null;
  };

  const play = () => {
    const { seq: start, branch } = session.screen();
    session.play();
    stop = session.subscribe(() => {
      const { seq, branch: now, status, speed } = session.screen();
      // Someone has paused, gone elsewhere, or broken something.
      if (status !== 'playing' || now !== branch || seq < start) return end();
      const turn = session.milestones().find((one) => one.seq >= start && one.seq < seq);
      if (!turn) return;
      end();
      session.pause();
      if (speed > REAL_TIME) session.seekRecord(turn.seq);
    });
  };

  return {
    next() {
      if (stop) {
        end();
        jump();
      } else play();
    },
    dispose: end,
  };
}
