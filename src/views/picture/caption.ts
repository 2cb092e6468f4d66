import type { Ink } from '../parts/tones.ts';
import type { Colour, Font, Part, Picture, Shape, Text } from './picture.ts';

/** What stands below a picture: what it shows, and by what the run can be found again. */
export interface Caption {
  /** What has just happened. */
  readonly said: string | null;
  readonly title: string;
  readonly facts: readonly string[];
}

/** What captions are set in, and how wide text is in it. */
export interface Type {
  readonly sans: string;
  widthOf(text: string, font: Font): number;
  colour(ink: Ink): Colour;
}

const MARGIN = 16;
const BELOW = 14;
const BETWEEN = 24;
const DOT = ' · ';

interface Row {
  readonly size: number;
  /** From the row above. */
  readonly down: number;
  readonly texts: readonly Word[];
}

interface Word {
  readonly text: string;
  readonly weight: number;
  readonly ink: Ink;
  readonly anchor: 'start' | 'end';
}

/** A picture with its caption below, in as many rows as it takes. */
export function withCaption(picture: Picture, caption: Caption, type: Type): Picture {
  const { width, height } = picture;
  const parts: Part[] = [rule(width, height, type.colour('line'))];
  let y = height + 4;
  for (const { size, down, texts } of rowsOf(caption, width - 2 * MARGIN, type)) {
    y += down;
    for (const { text, weight, ink, anchor } of texts) {
      const font = { family: type.sans, weight, size };
      const x = anchor === 'start' ? MARGIN : width - MARGIN;
      parts.push(line(text, font, { x, y, anchor }, type.colour(ink)));
    }
  }
  return { ...picture, height: y + BELOW, parts: [...picture.parts, ...parts] };
}

function rowsOf({ said, title, facts }: Caption, room: number, type: Type): readonly Row[] {
  const rows: Row[] = [];
  const widthOf = (weight: number, size: number) => (text: string) =>
    type.widthOf(text, { family: type.sans, weight, size });
  const told = said === null ? [] : balanced(piecesOf(said), room, widthOf(500, 14));
  for (const [i, text] of told.entries())
    rows.push({ size: 14, down: i === 0 ? 22 : 20, texts: [word(text, 500, 'ink')] });
  const down = said === null ? 20 : 22;
  const [bold, plain] = [widthOf(600, 12), widthOf(400, 12)];
  const all = facts.join(DOT);
  if (bold(title) + BETWEEN + plain(all) <= room) {
    const texts = [
      word(title, 600, 'ink-2'),
      { ...word(all, 400, 'ink-2'), anchor: 'end' as const },
    ];
    return [...rows, { size: 12, down, texts }];
  }
  const titles = filled(piecesOf(title), '', room, bold).map((text) => word(text, 600, 'ink-2'));
  const others = filled(facts, DOT, room, plain).map((text) => word(text, 400, 'ink-2'));
  for (const [i, text] of [...titles, ...others].entries())
    rows.push({ size: 12, down: i === 0 ? down : 17, texts: [text] });
  return rows;
}

const word = (text: string, weight: number, ink: Ink): Word => ({
  text,
  weight,
  ink,
  anchor: 'start',
});

/**
 * Where a text may be broken: after spaces, and beside Chinese characters; but before no sign that closes something, and
 * after none that opens it.
 */
const BREAKS =
  /(?<=\s)(?!\s)|(?<=[\u2e80-\u2fff\u3040-\u9fff][，。：；！？、）」』》”’]*)(?![\s，。：；！？、）」』》”’])|(?<![\s（「『《“‘])(?=[\u2e80-\u2fff\u3040-\u9fff])/;

/** The pieces of a text that are never broken. */
export const piecesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.split(BREAKS);

/** As many lines as it takes, of about one length: no last word stands alone. */
export function balanced(
  pieces: readonly string[],
  room: number,
  widthOf: (text: string) => number,
): readonly string[] {
  let lines = filled(pieces, '', room, widthOf);
  for (let narrow = room * 0.96; narrow > room / 2; narrow *= 0.96) {
    const next = filled(pieces, '', narrow, widthOf);
    if (next.length > lines.length) break;
    lines = next;
  }
  return lines;
}

/** Words joined to lines, each as long as there is room for. */
export function filled(
  words: readonly string[],
  between: string,
  room: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last}${between}${word}`;
    if (last !== undefined && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((text) => text.trim());
}

type Place = Pick<Text, 'x' | 'y' | 'anchor'>;

const line = (text: string, font: Font, place: Place, fill: Colour): Text => ({
  kind: 'text',
  ...place,
  runs: [{ text, font }],
  matrix: null,
  opacity: 1,
  look: { fill, stroke: null },
});

/** The line between a picture and its caption. */
function rule(width: number, y: number, colour: Colour): Shape {
  const stroke = {
    ...colour,
    width: 1,
    dash: [],
    cap: 'butt',
    join: 'miter',
    first: false,
  } as const;
  return {
    kind: 'shape',
    outline: { is: 'line', x1: MARGIN, y1: y + 0.5, x2: width - MARGIN, y2: y + 0.5 },
    matrix: null,
    opacity: 1,
    look: { fill: null, stroke },
  };
}
