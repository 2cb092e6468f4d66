/** What is painted with: a canvas has it, and so has a recorder that makes a picture of what is painted. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'clearRect'
  | 'closePath'
  | 'fillRect'
  | 'lineTo'
  | 'measureText'
  | 'moveTo'
  | 'rect'
  | 'scale'
  | 'setLineDash'
  | 'translate'
> &
  Pick<
    CanvasRenderingContext2D,
    'fillStyle' | 'font' | 'globalAlpha' | 'lineJoin' | 'lineWidth' | 'strokeStyle'
  > &
  Pick<CanvasRenderingContext2D, 'textAlign' | 'textBaseline'> & {
    fill(path?: Path2D): void;
    stroke(path?: Path2D): void;
    fillText(text: string, x: number, y: number): void;
    strokeText(text: string, x: number, y: number): void;
    roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  };
