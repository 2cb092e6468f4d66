import type { FilmPlan } from './plan.ts';
import type { FilmWriter } from './writer.ts';

/** How far a film has come. */
export interface Progress {
  readonly frames: number;
  readonly bytes: number;
}

export interface Taking {
  readonly plan: FilmPlan;
  readonly writer: FilmWriter;
  /** Draws a moment of the run (µs); `film`: the moment of the film (µs) at which it is seen. */
  shoot(time: number, film: number): HTMLCanvasElement;
  readonly signal: AbortSignal;
  progress(now: Progress): void;
}

/** Takes a film frame by frame, and lets the page do its own work in between; null if it was stopped. */
export async function takeFilm(taking: Taking): Promise<Blob | null> {
  const { plan, writer, shoot, signal, progress } = taking;
  try {
    for (let i = 0; i < plan.frames; i++) {
      await pageFirst();
      if (signal.aborted) return null;
      await writer.add(shoot(plan.timeOf(i), i * plan.shown));
      if (signal.aborted) return null;
      progress({ frames: i + 1, bytes: writer.bytes() });
    }
    const file = await writer.finish();
    return signal.aborted ? null : file;
  } finally {
    writer.close();
  }
}

/** Lets whatever waits go first. Not by a timer: those of a tab in the background come once a second. */
function pageFirst(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
