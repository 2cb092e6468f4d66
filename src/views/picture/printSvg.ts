import type { Font, Frame, Group, Look, Matrix, Outline, Part, Picture, Text } from './picture.ts';

/** What an SVG file says beside what it shows. */
export interface Told {
  /** What is read out in its place. */
  readonly title: string;
  readonly description: string;
  readonly language: string;
}

/** A face of a font as CSS embeds it. */
export interface Face {
  readonly family: string;
  readonly weight: number;
  /** A data: address. */
  readonly source: string;
}

/** A picture as the text of an SVG file that needs nothing else; `faces`: what it is set in, where it is known. */
export function printSvg(picture: Picture, told: Told, faces: readonly Face[]): string {
  const { width, height, ground } = picture;
  const clips = new Map<string, Frame>();
  const body = picture.parts.map((part) => printPart(part, clips)).join('\n');
  const size = { width: short(width), height: short(height) };
  const lines = [
    element('title', {}, escapeText(told.title)),
    element('desc', {}, escapeText(told.description)),
    faces.length > 0 && element('style', {}, escapeText(faces.map(fontFace).join(''))),
    ...[...clips].map(([id, clip]) => {
      const [tag, places] = printOutline({ is: 'rect', ...clip, r: 0 });
      return element('clipPath', { id }, element(tag, places));
    }),
    element('rect', { ...size, fill: ground.hex }),
    body,
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    lang: told.language,
    role: 'img',
    'aria-label': told.title,
  };
  return `${element('svg', root, `\n${lines.filter((line) => line !== false).join('\n')}\n`)}\n`;
}

/** The fonts that a picture is set in. */
export function fontsOf(parts: readonly Part[]): readonly Font[] {
  return parts.flatMap((part) => {
    if (part.kind === 'group') return fontsOf(part.parts);
    return part.kind === 'text' ? part.runs.map((run) => run.font) : [];
  });
}

const fontFace = ({ family, weight, source }: Face): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url("${source}") format("woff2")}`;

// ---------- parts ----------

type Attributes = Readonly<Record<string, string | number | null>>;

function printPart(part: Part, clips: Map<string, Frame>): string {
  const where = {
    transform: part.matrix && printMatrix(part.matrix),
    opacity: part.opacity === 1 ? null : short(part.opacity),
  };
  switch (part.kind) {
    case 'group':
      return printGroup(part, where, clips);
    case 'shape': {
      const [tag, places] = printOutline(part.outline);
      return element(tag, { ...places, ...where, ...printLook(part.look) });
    }
    case 'text':
      return printText(part, where);
  }
}

function printGroup({ clip, parts }: Group, where: Attributes, clips: Map<string, Frame>): string {
  const inner = `\n${parts.map((part) => printPart(part, clips)).join('\n')}\n`;
  if (!clip) return element('g', where, inner);
  // Named after what it is, so that it stays right where several pictures stand in one page.
  const id = `clip_${[clip.x, clip.y, clip.width, clip.height].map(short).join('_')}`;
  clips.set(id, clip);
  return element('g', { ...where, 'clip-path': `url(#${id})` }, inner);
}

function printOutline(outline: Outline): readonly [string, Attributes] {
  const { is } = outline;
  if (is === 'path') return ['path', { d: outline.d }];
  if (is === 'circle') {
    const { x, y, r } = outline;
    return [is, { cx: x === 0 ? null : short(x), cy: y === 0 ? null : short(y), r: short(r) }];
  }
  if (is === 'line') {
    const { x1, y1, x2, y2 } = outline;
    return [is, { x1: short(x1), y1: short(y1), x2: short(x2), y2: short(y2) }];
  }
  const { x, y, width, height, r } = outline;
  const size = { width: short(width), height: short(height) };
  return [is, { x: short(x), y: short(y), ...size, rx: r === 0 ? null : short(r) }];
}

/** What differs from what SVG takes for granted. */
function printLook({ fill, stroke }: Look): Attributes {
  return {
    fill: fill ? fill.hex : 'none',
    'fill-opacity': fill && fill.alpha !== 1 ? short(fill.alpha) : null,
    ...(stroke && {
      stroke: stroke.hex,
      'stroke-opacity': stroke.alpha === 1 ? null : short(stroke.alpha),
      'stroke-width': stroke.width === 1 ? null : short(stroke.width),
      'stroke-dasharray': stroke.dash.length === 0 ? null : stroke.dash.map(short).join(' '),
      'stroke-linecap': stroke.cap === 'butt' ? null : stroke.cap,
      'stroke-linejoin': stroke.join === 'miter' ? null : stroke.join,
      'paint-order': stroke.first ? 'stroke' : null,
    }),
  };
}

function printText({ x, y, anchor, runs, look }: Text, where: Attributes): string {
  const [first] = runs;
  const inner = runs.map(({ text, font }, i) => {
    if (i === 0) return escapeText(text);
    return sameFont(font, first?.font)
      ? escapeText(text)
      : element('tspan', { ...printFont(font), 'font-weight': font.weight }, escapeText(text));
  });
  const attributes = {
    x: short(x),
    y: short(y),
    'text-anchor': anchor === 'start' ? null : anchor,
    ...(first && printFont(first.font)),
    ...where,
    ...printLook(look),
  };
  return element('text', attributes, inner.join(''));
}

const printFont = ({ family, weight, size }: Font): Attributes => ({
  'font-family': family.replaceAll('"', "'"),
  'font-size': short(size),
  'font-weight': weight === 400 ? null : weight,
});

const sameFont = (a: Font, b: Font | undefined): boolean =>
  b !== undefined && a.family === b.family && a.size === b.size && a.weight === b.weight;

function printMatrix(matrix: Matrix): string {
  const [a, b, c, d, e, f] = matrix;
  if (a === 1 && b === 0 && c === 0 && d === 1) return `translate(${short(e)} ${short(f)})`;
  // A turn by small parts of a degree shows at the far end of a line.
  const fine = [a, b, c, d].map((part) => Math.round(part * 1e5) / 1e5);
  return `matrix(${[...fine, short(e), short(f)].join(' ')})`;
}

const short = (number: number): number => Math.round(number * 100) / 100;

// ---------- XML ----------

function element(tag: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`)
    .join('');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Letters that XML has no place for, also as entities: most control characters and halves of pairs. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as it may stand in XML, between tags and in attributes. */
const escapeText = (text: string): string =>
  text.replace(NOT_XML, '\uFFFD').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
