import { describe, expect, it } from 'vitest';
import {
  colourOf,
  type Font,
  group,
  type Look,
  moved,
  type Part,
  type Picture,
  type Stroke,
  type Text,
} from '../../../src/views/picture/picture.ts';
import { fontsOf, printSvg } from '../../../src/views/picture/printSvg.ts';

const FONT: Font = { family: '"IBM Plex Sans", sans-serif', weight: 600, size: 16 };
const INK: Look = { fill: { hex: '#1a2230', alpha: 1 }, stroke: null };

const text = (written: string, more: Partial<Text> = {}): Text => ({
  kind: 'text',
  x: 0,
  y: 6,
  anchor: 'middle',
  runs: [{ text: written, font: FONT }],
  matrix: null,
  opacity: 1,
  look: INK,
  ...more,
});

const picture = (parts: readonly Part[]): Picture => ({
  width: 200,
  height: 100,
  ground: { hex: '#f6f2e9', alpha: 1 },
  parts,
});

const TOLD = { title: 'Stage', description: 's1, leader', language: 'en' };

describe('a picture as SVG', () => {
  it('is written with what differs from what SVG takes for granted', () => {
    const edge: Stroke = {
      hex: '#b5731a',
      alpha: 0.5,
      width: 2.4,
      dash: [2, 4],
      cap: 'round',
      join: 'miter',
      first: false,
    };
    const body: Part = {
      kind: 'shape',
      outline: { is: 'circle', x: 0, y: 0, r: 34 },
      matrix: null,
      opacity: 1,
      look: {
        fill: { hex: '#ffffff', alpha: 1 },
        stroke: edge,
      },
    };
    const line: Part = {
      kind: 'shape',
      outline: { is: 'line', x1: 0, y1: 1, x2: 30.126, y2: 1 },
      matrix: [0, 1, -1, 0, 0, 0],
      opacity: 0.45,
      look: { fill: null, stroke: { ...edge, width: 1, dash: [] } },
    };
    const rect: Part = {
      kind: 'shape',
      outline: { is: 'rect', x: 51, y: -6, width: 7, height: 12, r: 1.5 },
      matrix: null,
      opacity: 1,
      look: INK,
    };
    const frame = { x: 0, y: 0, width: 200, height: 100 };
    const node = group([body, text('s1'), rect], { matrix: moved(120, 40.5), opacity: 0.35 });
    const stage = group([line, node], { clip: frame });
    expect(printSvg(picture([stage]), TOLD, [])).toMatchSnapshot();
  });

  it('escapes markup in names, and leaves out what XML has no place for', () => {
    const name = '<script>alert("1")</script>&\u0000\u001b\ud800';
    const title = '"><img src=x onerror=alert(1)>';
    const svg = printSvg(picture([text(name)]), { title, description: name, language: 'en' }, []);
    expect(svg).not.toMatch(/<script|<img/);
    expect(svg).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;\ufffd\ufffd\ufffd',
    );
    expect(svg).toContain('aria-label="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
  });

  it('keeps what lies beyond the first plane of Unicode', () => {
    expect(printSvg(picture([text('节点𠀀🜚')]), TOLD, [])).toContain('>节点𠀀🜚</text>');
  });

  it('sets each run of a text in its own font', () => {
    const sign = { ...FONT, family: '"DejaVu Sans"', size: 11 };
    const runs = [
      { text: 'a', font: FONT },
      { text: '◆', font: sign },
      { text: ' b', font: FONT },
    ];
    const svg = printSvg(picture([text('', { runs })]), TOLD, []);
    expect(svg).toContain(
      '>a<tspan font-family="\'DejaVu Sans\'" font-size="11" font-weight="600">◆</tspan> b</text>',
    );
    expect(fontsOf([group([text('', { runs })])])).toEqual([FONT, sign, FONT]);
  });

  it('says a tspan’s plain weight where the text around it is bold', () => {
    const runs = [
      { text: 'a', font: FONT },
      { text: 'b', font: { ...FONT, weight: 400 } },
    ];
    expect(printSvg(picture([text('', { runs })]), TOLD, [])).toContain(
      '<tspan font-family="\'IBM Plex Sans\', sans-serif" font-size="16" font-weight="400">b',
    );
  });

  it('carries the fonts that it is given', () => {
    const face = { family: 'IBM Plex Sans', weight: 600, source: 'data:font/woff2;base64,AAAA' };
    const svg = printSvg(picture([text('s1')]), TOLD, [face]);
    expect(svg).toContain(
      '<style>@font-face{font-family:&quot;IBM Plex Sans&quot;;font-weight:600;src:url(&quot;data:font/woff2;base64,AAAA&quot;) format(&quot;woff2&quot;)}</style>',
    );
  });

  it('names a clip after what it is', () => {
    const clip = { x: 1.256, y: 0, width: 20, height: 30 };
    const svg = printSvg(picture([group([text('a')], { clip })]), TOLD, []);
    expect(svg).toContain(
      '<clipPath id="clip_1.26_0_20_30"><rect x="1.26" y="0" width="20" height="30"/>',
    );
    expect(svg).toContain('clip-path="url(#clip_1.26_0_20_30)"');
  });
});

describe('a colour', () => {
  it.each([
    ['rgb(26, 34, 48)', '#1a2230', 1],
    ['rgba(26, 34, 48, 0.5)', '#1a2230', 0.5],
    ['rgb(26 34 48 / 50%)', '#1a2230', 0.5],
    ['color(srgb 0.1 0.2 1 / 0.22)', '#1a33ff', 0.22],
    ['color(srgb 1e-7 0 1)', '#0000ff', 1],
  ])('%s', (css, hex, alpha) => {
    expect(colourOf(css)).toEqual({ hex, alpha });
  });

  it.each(['none', 'rgba(0, 0, 0, 0)', 'context-fill'])('%s is nothing to be seen', (css) => {
    expect(colourOf(css)).toBeNull();
  });
});
