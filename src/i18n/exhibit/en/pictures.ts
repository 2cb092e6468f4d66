/** Words of the exhibit page: pictures of stage and diagram. */
export const pictures = {
  title: 'Pictures',
  means: 'What you see now: the stage, and the diagram as it is zoomed.',
  subjects: { stage: 'Stage', diagram: 'Diagram' },
  theme: 'Theme',
  themes: { day: 'Day', night: 'Night' },
  size: 'Size of PNG',
  caption: 'With what happened, scenario, moment and seed below',
  copy: 'Copy',
  copyOf: (what: string) => `Copy ${what.toLowerCase()}`,
  saveAs: (what: string, format: string) => `Save ${what.toLowerCase()} as ${format}`,
  saved: (size: string) => `Saved: ${size} pixels.`,
  savedSvg: 'Saved, with its fonts inside.',
  copied: (size: string) => `Copied: ${size} pixels.`,
  notCopied: 'The browser does not let us copy. It was saved instead.',
  tooLarge: 'The browser cannot draw so many pixels. Choose a smaller size.',
  digest: (digest: string) => `fingerprint ${digest}`,
  /** Between what is said of one node and of the next. */
  between: '; ',
  /** What a picture is called where it is read out. */
  named: (what: string, run: string, when: string) => `${what}: ${run}, at ${when}`,
} as const;
