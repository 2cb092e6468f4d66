import type { Locale } from '../../sdk/text.ts';

/** What the address of an embedded page asks for, before its #; a public contract (docs/formats.md, "Embedding"). */
export interface Embedding {
  /** How large everything is drawn: 1 as on a page of its own. */
  readonly size: number;
  /** Simulated against real time; null: as the page has it at first. */
  readonly speed: number | null;
  /** Whether the run plays by itself. */
  readonly autoplay: boolean;
  /** Whether the last sentences of the story are shown. */
  readonly story: boolean;
  /** Null: the reader's. */
  readonly lang: Locale | null;
  readonly theme: EmbedTheme;
}

/** The languages of a frame, as those call them who speak them. */
export const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' };
export const LANGS = Object.keys(LANGUAGES) as readonly Locale[];

export const EMBED_THEMES = ['auto', 'day', 'night'] as const;
/** `auto`: as the reader's system has it. */
export type EmbedTheme = (typeof EMBED_THEMES)[number];

export type EmbedParameter = keyof Embedding;

/** A parameter whose value says nothing that it could mean. */
export interface WrongParameter {
  readonly name: EmbedParameter;
  readonly found: string;
}

/** What makes a page an embedded one, whatever stands behind it. */
export const EMBED = 'embed';

/** Where nothing is asked for. */
export const PLAIN: Embedding = {
  size: 1,
  speed: null,
  autoplay: false,
  story: true,
  lang: null,
  theme: 'auto',
};

export const SIZES = { least: 0.5, most: 3 } as const;
/** As the player can. */
export const SPEED_RANGE = { least: 1 / 1000, most: 100 } as const;

type Reader<X> = (text: string) => X | undefined;

const among =
  <X extends string>(all: readonly X[]): Reader<X> =>
  (text) =>
    all.find((one) => one === text);

/** As an attribute of HTML: to name it is to ask for it. */
const flag: Reader<boolean> = (text) =>
  text === '' || text === '1' ? true : text === '0' ? false : undefined;

function between({ least, most }: { readonly least: number; readonly most: number }) {
  return (value: number): number | undefined =>
    value >= least && value <= most ? value : undefined;
}

/** "0.05" or "1/20". */
function ratio(text: string): number {
  const [, above, below] = /^(\d+(?:\.\d+)?)(?:\/([1-9]\d*))?$/.exec(text) ?? [];
  return above === undefined ? Number.NaN : Number(above) / Number(below ?? 1);
}

const readers: { readonly [P in EmbedParameter]: Reader<NonNullable<Embedding[P]>> } = {
  size: (text) => between(SIZES)(ratio(text)),
  speed: (text) => between(SPEED_RANGE)(ratio(text)),
  autoplay: flag,
  story: flag,
  lang: among(LANGS),
  theme: among(EMBED_THEMES),
};

const PARAMETERS = Object.keys(readers) as readonly EmbedParameter[];

export interface EmbeddingRead {
  readonly embedding: Embedding;
  /** What could not be read, and counts as left out. */
  readonly wrong: readonly WrongParameter[];
}

/** What stands in an address between ? and #; null if it asks for no embedded page. What we do not know is let be. */
export function readEmbedding(search: string): EmbeddingRead | null {
  const asked = new URLSearchParams(search);
  if (!asked.has(EMBED)) return null;
  const wrong: WrongParameter[] = [];
  const read = PARAMETERS.flatMap((name) => {
    const all = asked.getAll(name);
    const [found] = all;
    if (found === undefined) return [];
    const value = all.length === 1 ? readers[name](found) : undefined;
    if (value !== undefined) return [[name, value] as const];
    wrong.push({ name, found: all.join(', ') });
    return [];
  });
  return { embedding: { ...PLAIN, ...Object.fromEntries(read) }, wrong };
}

/** A speed as short as it can be written exactly: "1/20", "2". */
export function ratioText(value: number): string {
  const below = Math.round(1 / value);
  return below > 1 && 1 / below === value ? `1/${below}` : String(value);
}

/** The parameters as they stand in an address, without what would be so anyway. */
export function printEmbedding(embedding: Embedding): string {
  const { size, speed, autoplay, story, lang, theme } = embedding;
  return [
    EMBED,
    size !== PLAIN.size && `size=${ratioText(size)}`,
    speed !== null && `speed=${ratioText(speed)}`,
    autoplay && 'autoplay',
    !story && 'story=0',
    lang !== null && `lang=${lang}`,
    theme !== PLAIN.theme && `theme=${theme}`,
  ]
    .filter((part) => part !== false)
    .join('&');
}

/** The address of a run, embedded. */
export function embedAddress(run: string, embedding: Embedding): string {
  const address = new URL(run);
  address.search = printEmbedding(embedding);
  return address.href;
}

/** The address of the page itself, whatever it was asked for. */
export function pageAddress(run: string): string {
  const address = new URL(run);
  address.search = '';
  return address.href;
}

/** The address of the front page. */
export function frontAddress(run: string): string {
  const address = new URL(pageAddress(run));
  address.hash = '/';
  return address.href;
}

/** A frame's width and height as HTML takes them: pixels, or a part of what holds it ("100%"). */
export interface FrameSize {
  readonly width: string;
  readonly height: string;
}

/** Text between quotation marks of an attribute. */
const attribute = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('&#38;', '&amp;');

/** What one pastes into another page. It never grows beyond the column that holds it. */
export const snippetOf = (address: string, title: string, { width, height }: FrameSize): string =>
  [
    `<iframe src="${attribute(address)}"`,
    `title="${attribute(title)}" width="${attribute(width)}" height="${attribute(height)}"`,
    'loading="lazy" style="border:0;max-width:100%"></iframe>',
  ].join('\n  ');

/** The narrowest and the widest frame that is offered, in pixels. */
export const FRAME = { least: 160, most: 4096 } as const;

/** A measure as someone typed it: whole pixels, or per cent where that is allowed; null if it is none. */
export function measureOf(text: string, perCent: boolean): string | null {
  const [, digits = '', sign] = /^(\d{1,4})\s*(%|px)?$/.exec(text.trim()) ?? [];
  const value = Number(digits);
  if (sign === '%') return perCent && value >= 1 && value <= 100 ? `${value}%` : null;
  return value >= FRAME.least && value <= FRAME.most ? String(value) : null;
}

/** Whether an address is of this computer alone. */
export const isFromDisk = (address: string): boolean => new URL(address).protocol === 'file:';
