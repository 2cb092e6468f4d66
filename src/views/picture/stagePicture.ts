import { painted } from '../parts/painted.ts';
import { tonesOf } from '../parts/tones.ts';
import {
  colourOf,
  type Font,
  type Frame,
  group,
  type Matrix,
  moved,
  type Outline,
  type Part,
  type Picture,
  type Run,
  type Stroke,
} from './picture.ts';
import { Recorder, ruler } from './recorder.ts';
import { inTheme, type Theme } from './theme.ts';

/**
 * What a stage shows, as it looks at this moment. Reads the page and changes nothing in it, in a few milliseconds.
 * `frame`: the part of the stage that is wanted; a film takes the same for all its pictures.
 */
export function stagePicture(
  svg: SVGSVGElement,
  theme: Theme = 'shown',
  frame: Frame = stageFrame(svg),
): Picture {
  return inTheme(svg, theme, () => {
    const colour = tonesOf(svg);
    const [under, over] = canvasParts(svg, colour);
    const parts = [...under, ...partsOf(svg), ...over];
    const matrix = moved(-frame.x, -frame.y);
    return {
      width: frame.width,
      height: frame.height,
      ground: colourOf(colour('ground')) ?? { hex: '#ffffff', alpha: 1 },
      parts: [group(parts, { matrix, clip: frame })],
    };
  });
}

/** Room for a node's cells and its caption, whether it has them or not. */
const BESIDE = { x: 88, y: 48 };
const MARGIN = 16;
/** What may reach farther than the nodes; messages are between them. */
const DRAWN = '.dial, .partition, .light, .nodes';

/** The part of a stage in which something is drawn. */
export function stageFrame(svg: SVGSVGElement): Frame {
  const boxes: Frame[] = [...svg.querySelectorAll<SVGGElement>(DRAWN)]
    .map((part) => part.getBBox())
    .filter(({ width, height }) => width + height > 0);
  for (const node of svg.querySelectorAll<SVGGElement>('.node')) {
    const [, , , , x, y] = matrixOf(node, getComputedStyle(node)) ?? moved(0, 0);
    boxes.push({ x: x - BESIDE.x, y: y - BESIDE.y, width: 2 * BESIDE.x, height: 2 * BESIDE.y });
  }
  const x = Math.floor(Math.min(...boxes.map((box) => box.x))) - MARGIN;
  const y = Math.floor(Math.min(...boxes.map((box) => box.y))) - MARGIN;
  const right = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width))) + MARGIN;
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height))) + MARGIN;
  return { x, y, width: right - x, height: bottom - y };
}

/** What is drawn on canvases under and over the elements: whatever there is too much of. */
function canvasParts(
  svg: SVGSVGElement,
  colour: ReturnType<typeof tonesOf>,
): readonly [readonly Part[], readonly Part[]] {
  const [under, over] = [new Recorder(ruler()), new Recorder(ruler())];
  for (const canvas of svg.parentElement?.querySelectorAll('canvas') ?? []) {
    const after = svg.compareDocumentPosition(canvas) & Node.DOCUMENT_POSITION_FOLLOWING;
    painted.get(canvas)?.(after ? over : under, colour);
  }
  return [under.parts, over.parts];
}

// ---------- elements ----------

function partsOf(element: Element): Part[] {
  return [...element.children].flatMap((child) => partOf(child) ?? []);
}

function partOf(element: Element): Part | null {
  if (!(element instanceof SVGGraphicsElement)) return null;
  const style = getComputedStyle(element);
  const opacity = Number(style.opacity);
  if (style.display === 'none' || opacity === 0) return null;
  const matrix = matrixOf(element, style);
  if (element instanceof SVGGElement) {
    const parts = partsOf(element);
    return parts.length > 0 ? group(parts, { matrix, opacity }) : null;
  }
  const look = { fill: colourOf(style.fill), stroke: strokeOf(element, style) };
  if (style.visibility !== 'visible' || (!look.fill && !look.stroke)) return null;
  if (element instanceof SVGTextElement) {
    const runs = runsOf(element);
    if (runs.length === 0) return null;
    const anchor = style.textAnchor as 'start' | 'middle' | 'end';
    const place = { x: attribute(element, 'x'), y: attribute(element, 'y') };
    return { kind: 'text', ...place, anchor, runs, matrix, opacity, look };
  }
  const outline = outlineOf(element);
  return outline && { kind: 'shape', outline, matrix, opacity, look };
}

const attribute = (element: Element, name: string): number =>
  Number(element.getAttribute(name) ?? 0);

function outlineOf(element: SVGGraphicsElement): Outline | null {
  const at = (name: string) => attribute(element, name);
  switch (element.tagName) {
    case 'circle':
      return { is: 'circle', x: at('cx'), y: at('cy'), r: at('r') };
    case 'line':
      return { is: 'line', x1: at('x1'), y1: at('y1'), x2: at('x2'), y2: at('y2') };
    case 'rect': {
      const size = { width: at('width'), height: at('height') };
      return { is: 'rect', x: at('x'), y: at('y'), ...size, r: at('rx') };
    }
    case 'path':
      return { is: 'path', d: element.getAttribute('d') ?? '' };
    default:
      return null;
  }
}

/** Where an attribute or a style sheet moves it; `scale` stands beside. */
function matrixOf(element: SVGGraphicsElement, style: CSSStyleDeclaration): Matrix | null {
  const matrix = style.transform === 'none' ? attributeMatrix(element) : cssMatrix(style.transform);
  const scale = style.scale === 'none' ? 1 : Number.parseFloat(style.scale);
  if (scale === 1) return matrix;
  const [a, b, c, d, e, f] = matrix ?? moved(0, 0);
  return [a * scale, b * scale, c * scale, d * scale, e, f];
}

function cssMatrix(written: string): Matrix | null {
  const { a, b, c, d, e, f } = new DOMMatrixReadOnly(written);
  return [a, b, c, d, e, f];
}

/** For browsers whose styles do not know the attribute. */
function attributeMatrix({ transform: { baseVal } }: SVGGraphicsElement): Matrix | null {
  if (baseVal.numberOfItems === 0) return null;
  const whole = new DOMMatrix();
  for (const { matrix } of baseVal) whole.multiplySelf(DOMMatrix.fromMatrix(matrix));
  const { a, b, c, d, e, f } = whole;
  return [a, b, c, d, e, f];
}

function strokeOf(element: SVGGraphicsElement, style: CSSStyleDeclaration): Stroke | null {
  const colour = colourOf(style.stroke);
  const width = Number.parseFloat(style.strokeWidth);
  if (!colour || !(width > 0)) return null;
  return {
    ...colour,
    alpha: colour.alpha * Number(style.strokeOpacity),
    width,
    dash: dashOf(element, style.strokeDasharray),
    cap: style.strokeLinecap as CanvasLineCap,
    join: style.strokeLinejoin as CanvasLineJoin,
    first: style.paintOrder.startsWith('stroke'),
  };
}

/** In pixels, also where they are written as parts of a path's length. */
function dashOf(element: SVGGraphicsElement, written: string): readonly number[] {
  if (written === 'none') return [];
  const dashes = written.split(/[\s,]+/).map(Number.parseFloat);
  if (!(element instanceof SVGGeometryElement) || !element.hasAttribute('pathLength'))
    return dashes;
  const unit = element.getTotalLength() / element.pathLength.baseVal;
  return dashes.map((dash) => dash * unit);
}

function runsOf(text: SVGTextElement): readonly Run[] {
  const runs: Run[] = [];
  const walk = (element: Element) => {
    const font = fontOf(getComputedStyle(element));
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child);
      else if (child.nodeValue)
        runs.push({ text: child.nodeValue.replace(/[ \t\n]+/g, ' '), font });
    }
  };
  walk(text);
  const whole = runs.map((run) => run.text).join('');
  return whole.trim() === '' ? [] : runs;
}

function fontOf(style: CSSStyleDeclaration): Font {
  return {
    family: style.fontFamily,
    weight: Number(style.fontWeight),
    size: Number.parseFloat(style.fontSize),
  };
}
