/** Words of the exhibit page: a stretch of the stage as a moving picture. */
export const film = {
  title: 'Film',
  means: 'A stretch of the stage as it plays, for slides and messages.',
  speed: 'Speed',
  format: 'Format',
  formats: { webm: 'WebM video', gif: 'GIF' },
  size: 'Size',
  theme: 'Theme',
  themes: { day: 'Day', night: 'Night' },
  /** How much it will be. */
  plan: (frames: string, seconds: string) => `${frames} frames, ${seconds} of film.`,
  cut: (moment: string) => `It ends where the run does, at ${moment}.`,
  empty: 'The run has not been played there yet.',
  long: (seconds: string, most: string) =>
    `That would be ${seconds} of film; ${most} is the most. Take a shorter stretch or a higher speed.`,
  noWebm: 'This browser, or this address without https, cannot write video, but it can make a GIF.',
  make: 'Make film',
  stop: 'Stop',
  /** In the list of keys. */
  does: { stop: 'Stop making the film' },
  progress: (frames: string, all: string, size: string) => `${frames} of ${all} frames, ${size}`,
  stopped: 'Stopped. Nothing was kept.',
  failed: (why: string) => `The film could not be made: ${why}`,
  /** What the finished film is. */
  done: (seconds: string, width: number, height: number, size: string) =>
    `${seconds}, ${width} × ${height}, ${size}`,
  finished: 'The film is made.',
  preview: 'The finished film',
  show: 'Show',
  hide: 'Hide',
  save: 'Save film',
} as const;
