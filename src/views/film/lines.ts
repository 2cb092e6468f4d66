import { piecesOf } from '../picture/caption.ts';

/** A text in at most so many lines; what does not go there is left out. `widthOf` measures a text. */
export function linesOf(
  text: string,
  width: number,
  most: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of piecesOf(text)) {
    if (line === '' || widthOf((line + word).trimEnd()) <= width) line += word;
    else if (lines.length === most - 1) return [...lines, shortened(line, width, widthOf)];
    else {
      lines.push(line.trimEnd());
      line = word;
    }
  }
  return [...lines, line.trimEnd()];
}

/** A line that goes on, without the end: as many of its words as leave room to say so. */
function shortened(line: string, width: number, widthOf: (text: string) => number): string {
  const words = [...piecesOf(line)];
  while (true) {
    const shorter = `${words.join('').replace(/[\s,;:，、；：]+$/, '')}…`;
    if (widthOf(shorter) <= width || words.length === 1) return shorter;
    words.pop();
  }
}
