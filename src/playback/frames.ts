/** Where the player's frames come from; a test brings its own. */
export interface Frames {
  /** Milliseconds from some fixed moment. */
  now(): number;
  /** Calls back before each frame until the function returned is called. */
  each(frame: (now: number) => void): () => void;
}

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
