import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Part } from '../../../src/views/picture/picture.ts';
import { type Measure, Recorder } from '../../../src/views/picture/recorder.ts';

/** Letters are ten wide; about the middle of a line they reach four above it, about their foot nine. */
const ruler: Measure = {
  font: '',
  textBaseline: 'alphabetic',
  measureText(text: string) {
    const actualBoundingBoxAscent = this.textBaseline === 'middle' ? 4 : 9;
    return { width: text.length * 10, actualBoundingBoxAscent } as TextMetrics;
  },
};

function penIn(ink: string): Recorder {
  const pen = new Recorder(ruler);
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  return pen;
}

const outlines = (parts: readonly Part[]) =>
  parts.map((part) => (part.kind === 'shape' ? part.outline : part.kind));

const RED = 'rgb(255, 0, 0)';

afterEach(() => vi.unstubAllGlobals());

describe('a recorder', () => {
  it('makes one shape of a path, each time it is drawn', () => {
    const pen = penIn(RED);
    pen.beginPath();
    pen.moveTo(1.005, 2);
    pen.lineTo(3, 4.126);
    pen.closePath();
    pen.stroke();
    pen.fill();
    expect(outlines(pen.parts)).toEqual([
      { is: 'path', d: 'M1 2L3 4.13Z' },
      { is: 'path', d: 'M1 2L3 4.13Z' },
    ]);
  });

  it('draws a circle as two arcs and a part of one from where it begins', () => {
    const pen = penIn(RED);
    pen.beginPath();
    pen.arc(10, 10, 5, 0, 2 * Math.PI);
    pen.fill();
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.arc(10, 10, 5, 0, Math.PI / 2);
    pen.stroke();
    expect(outlines(pen.parts)).toEqual([
      { is: 'path', d: 'M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10' },
      { is: 'path', d: 'M0 0L15 10A5 5 0 0 1 13.54 13.54A5 5 0 0 1 10 15' },
    ]);
  });

  it('keeps strength, dashes and width', () => {
    const pen = penIn('rgba(255, 0, 0, 0.5)');
    pen.globalAlpha = 0.5;
    pen.lineWidth = 3;
    pen.setLineDash([2, 4]);
    pen.rect(0, 0, 4, 5);
    pen.stroke();
    expect(pen.parts[0]).toMatchObject({
      outline: { d: 'M0 0h4v5h-4Z' },
      look: { fill: null, stroke: { hex: '#ff0000', alpha: 0.25, width: 3, dash: [2, 4] } },
    });
  });

  it('records nothing that could not be seen', () => {
    const pen = penIn('rgba(255, 0, 0, 0)');
    pen.fillRect(0, 0, 4, 4);
    pen.fillText('a', 0, 0);
    pen.beginPath();
    pen.fillStyle = RED;
    pen.fill();
    expect(pen.parts).toEqual([]);
  });

  it('takes what was drawn round letters for their halo', () => {
    const pen = penIn(RED);
    pen.font = '500 10.5px "IBM Plex Mono", monospace';
    pen.textAlign = 'center';
    pen.strokeText('s1', 20, 30);
    pen.fillText('s1', 20, 30);
    pen.fillText('s1', 20, 40);
    expect(pen.parts).toHaveLength(2);
    expect(pen.parts[0]).toMatchObject({
      kind: 'text',
      anchor: 'middle',
      runs: [{ font: { family: '"IBM Plex Mono", monospace', weight: 500, size: 10.5 } }],
      look: { fill: { hex: '#ff0000' }, stroke: { first: true } },
    });
  });

  it('sets letters on their foot, wherever the line is', () => {
    const pen = penIn(RED);
    pen.textBaseline = 'middle';
    pen.fillText('s1', 0, 20);
    expect(pen.parts[0]).toMatchObject({ x: 0, y: 25 });
    expect(pen.measureText('abc').width).toBe(30);
  });

  it('knows the shapes of messages, and where they were moved', async () => {
    vi.stubGlobal('Path2D', class {});
    const { pathOf, shapePaths } = await import('../../../src/views/stage/shapes.ts');
    const pen = penIn(RED);
    pen.translate(10, 20);
    pen.scale(0.5);
    pen.fill(pathOf('diamond'));
    pen.scale(2);
    pen.translate(-10, -20);
    pen.stroke(pathOf('ring'));
    expect(pen.parts).toMatchObject([
      { outline: { d: shapePaths.diamond }, matrix: [0.5, 0, 0, 0.5, 10, 20] },
      { outline: { d: shapePaths.ring }, matrix: null },
    ]);
    expect(() => pen.fill(new Path2D())).toThrow('paths of messages');
  });
});
