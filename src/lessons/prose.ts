/** A piece of a text. */
export type Piece =
  | { readonly kind: 'text' | 'code' | 'stress'; readonly text: string }
  /** A node that a cue has named, as it is called. */
  | { readonly kind: 'node'; readonly text: string }
  | { readonly kind: 'gloss'; readonly gloss: string; readonly text: string | null };

const MARKS = /\[\[([\w-]+)(?:\|([^\]]+))?\]\]|`([^`]+)`|\*([^*\s][^*]*)\*|\{(\w+)\}/g;

/**
 * Takes a text apart: its paragraphs, and the pieces of each. `names`: how nodes are called that have been given a name; one
 * that has not is left as it is written.
 */
export function readProse(
  text: string,
  names: Readonly<Record<string, string>> = {},
): readonly (readonly Piece[])[] {
  return text.split(/\n\s*\n/).map((paragraph) => piecesOf(paragraph.trim(), names));
}

function piecesOf(text: string, names: Readonly<Record<string, string>>): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    pieces.push(pieceOf(match, names));
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

function pieceOf(
  [whole, term, shown, code, stress, node]: RegExpMatchArray,
  names: Readonly<Record<string, string>>,
): Piece {
  if (term !== undefined) return { kind: 'gloss', gloss: term, text: shown ?? null };
  if (code !== undefined) return { kind: 'code', text: code };
  if (stress !== undefined) return { kind: 'stress', text: stress };
  return { kind: 'node', text: (node !== undefined && names[node]) || (whole as string) };
}

/** The terms to which a text leads. */
export const termsIn = (text: string): readonly string[] =>
  readProse(text).flatMap((pieces) =>
    pieces.flatMap((piece) => (piece.kind === 'gloss' ? [piece.gloss] : [])),
  );

/** The names in braces of which a text speaks. */
export const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);

/** A text in one line and without its marks; `nameOf`: what a term is called. */
export const plainText = (
  text: string,
  nameOf: (term: string) => string,
  names: Readonly<Record<string, string>> = {},
): string =>
  readProse(text, names)
    .map((pieces) =>
      pieces
        .map((piece) => (piece.kind === 'gloss' ? (piece.text ?? nameOf(piece.gloss)) : piece.text))
        .join(''),
    )
    .join(' ');
