/** Where the player's frames come from; a test brings its own. */
export interface Frames {
  /** Milliseconds from some fixed moment. */
  now(): number;
  /** Calls back before each frame until the function returned is called. */
  each(frame: (now: number) => void): () => void;
}

/** The screen's; named here, since a run without a screen is opened where there is no DOM. */
declare const requestAnimationFrame: (frame: (now: number) => void) => number;
declare const cancelAnimationFrame: (id: number) => void;

/** The screen's own frames. */
export const screenFrames: Frames = {
  now: () => performance.now(),
  each(frame) {
    let id = 0;
    const next = (now: number) => {
      id = requestAnimationFrame(next);
      frame(now);
    };
    id = requestAnimationFrame(next);
    return () => cancelAnimationFrame(id);
  },
};
