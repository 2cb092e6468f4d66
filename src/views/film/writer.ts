/** Writes a film, frame by frame. */
export interface FilmWriter {
  /** Adds what stands on the canvas; done when the next frame may come. */
  add(canvas: HTMLCanvasElement): Promise<void>;
  /** How long the film is so far, in bytes. */
  bytes(): number;
  finish(): Promise<Blob>;
  /** Lets go of everything, whether the film is finished or not. */
  close(): void;
}

export interface FilmSize {
  readonly width: number;
  readonly height: number;
}
