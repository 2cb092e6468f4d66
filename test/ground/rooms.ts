/**
 * The rooms of the house and what each may import: the table of docs/architecture.md, as data. A room may always
 * import itself. Rooms stand in the order of the arrows, which point from later ones to earlier ones only.
 */
export interface Room {
  readonly name: string;
  /** A folder with a slash at its end, or one file. */
  readonly path: string;
  /** Rooms that it may import. */
  readonly rooms: readonly string[];
  /** Rooms of which it may import types only. */
  readonly types?: readonly string[];
  /** Rooms that it may reach by `import()` only. */
  readonly lazily?: readonly string[];
  /** Packages: a name stands for its subpaths too; a star at the end for anything. */
  readonly packages: readonly string[];
  /** Whether a run must be the same here on every machine: no DOM, no clock, no chance, no floating-point functions. */
  readonly pure?: true;
  /** Whether each folder inside is a room of its own, closed to its neighbours except `_shared`. */
  readonly partitioned?: true;
}

export const rooms: readonly Room[] = [
  { name: 'core', path: 'src/core/', rooms: [], packages: [], pure: true },
  { name: 'sdk', path: 'src/sdk/', rooms: ['core'], packages: ['zod'], pure: true },
  { name: 'engine', path: 'src/engine/', rooms: ['core', 'sdk'], packages: [], pure: true },
  {
    name: 'files',
    path: 'src/files/',
    rooms: ['core', 'sdk', 'engine'],
    packages: ['zod', 'fflate'],
    pure: true,
  },
  {
    name: 'checkers',
    path: 'src/checkers/',
    rooms: ['core', 'sdk', 'engine'],
    packages: [],
    pure: true,
  },
  {
    name: 'protocols',
    path: 'src/protocols/',
    rooms: ['core', 'sdk'],
    packages: ['zod/mini'],
    pure: true,
    partitioned: true,
  },
  {
    name: 'catalogue',
    path: 'src/catalogue.ts',
    rooms: ['sdk', 'files'],
    lazily: ['protocols', 'checkers'],
    packages: [],
  },
  {
    name: 'playback',
    path: 'src/playback/',
    rooms: ['core', 'sdk', 'engine', 'files', 'checkers'],
    packages: ['zustand/vanilla', 'xstate'],
  },
  {
    name: 'lessons',
    path: 'src/lessons/',
    rooms: ['core', 'sdk', 'files', 'playback'],
    packages: ['zustand/vanilla'],
  },
  { name: 'i18n', path: 'src/i18n/', rooms: ['core', 'sdk'], packages: [] },
  {
    name: 'views',
    path: 'src/views/',
    rooms: ['core', 'playback', 'i18n', 'lessons'],
    types: ['sdk'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'd3',
      'd3-*',
      'radix-ui',
      'lean-qr',
      'mediabunny',
      '@fontsource/*',
    ],
  },
  {
    name: 'cli',
    path: 'src/cli/',
    rooms: [
      ...['core', 'sdk', 'engine', 'files', 'checkers', 'protocols', 'catalogue'],
      ...['lessons', 'i18n'],
    ],
    packages: ['node:*', 'zod', 'flatqueue', 'tinybench'],
  },
  {
    name: 'app',
    path: 'src/app/',
    rooms: [
      ...['core', 'sdk', 'engine', 'files', 'checkers', 'protocols', 'catalogue'],
      ...['playback', 'lessons', 'i18n', 'views'],
    ],
    packages: [
      ...['react', 'react-dom', 'zustand', 'xstate', '@xstate/react', 'd3', 'd3-*'],
      ...['radix-ui', 'wouter', 'zod', 'idb', '@fontsource/*'],
    ],
  },
];

export function roomOf(path: string): Room | undefined {
  return rooms.find((room) =>
    room.path.endsWith('/') ? path.startsWith(room.path) : path === room.path,
  );
}
