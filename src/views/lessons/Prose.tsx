import { Fragment } from 'react';
import { type Piece, readProse } from '../../lessons/prose.ts';
import type { Prose as Text } from '../../sdk/lesson.ts';
import { useLocale } from '../context.tsx';
import { GlossLink } from './GlossLink.tsx';
import './prose.css';

interface Props {
  readonly text: Text;
  /** How nodes are called to which a cue has given a name. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A text of a lesson, with the words that are explained, in paragraphs. */
export function Prose({ text, names = {} }: Props) {
  const locale = useLocale();
  return (
    <div className="prose">
      {readProse(text[locale], names).map((pieces, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
        <p key={i}>
          <Pieces pieces={pieces} />
        </p>
      ))}
    </div>
  );
}

/** The same in one line, for titles, answers and items of lists. */
export function Line({ text, names = {} }: Props) {
  const locale = useLocale();
  return <Pieces pieces={readProse(text[locale], names).flat()} />;
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
    <Fragment key={i}>
      <PieceView piece={piece} />
    </Fragment>
  ));
}

function PieceView({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'stress':
      return <em>{piece.text}</em>;
    case 'node':
      return <span className="prose-node mono">{piece.text}</span>;
    case 'gloss':
      return <GlossLink id={piece.gloss} shown={piece.text} />;
  }
}
