/** Words of a frame in another page, and of what makes one. */
export const embed = {
  open: 'Open this run in Orrery, in a new tab',
  openPlain: 'Open this scenario in Orrery, in a new tab',

  wrong: 'The address of this frame asks for something that it cannot have.',
  wrongParameter: (name: string, found: string, expected: string) =>
    `${name}: found “${found}”, expected ${expected}.`,
  expected: {
    size: 'a number from 0.5 to 3',
    speed: 'a number from 1/1000 to 100, such as 1/20 or 0.05',
    autoplay: 'no value, 1 or 0',
    story: '1 or 0',
    lang: 'en or zh',
    theme: 'auto, day or night',
  },

  title: 'Embed',
  means: 'A frame for your own page: stage, time and story, from this moment on.',
  frame: 'Frame',
  width: 'Width',
  height: 'Height',
  column: 'Full width × 480',
  free: 'Other',
  notFrame: 'Expected 160 to 4096 pixels; the width may be a part of the column, such as 100%.',
  size: 'Size',
  speed: 'Speed',
  autoplay: 'Play by itself when seen',
  story: 'Show the story',
  lang: 'Language',
  theme: 'Theme',
  reader: 'The reader’s',
  themes: { day: 'Day', night: 'Night' },
  frameTitle: (name: string, exhibit: string, scenario: string) =>
    `${name}: ${exhibit}, ${scenario}`,
  code: 'HTML for your page',
  copyCode: 'Copy the HTML',
  try: 'Try it',
  fromDisk:
    'This page was opened from disk, so that the frame works on this computer only. Open Orrery from a server to embed it elsewhere.',
  tooLong: 'This run is too long for an address. The frame would show its scenario from the start.',
} as const;
