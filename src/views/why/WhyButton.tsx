import type { Seq } from '../../core/ids.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { askWhy } from '../ui.ts';
import './whyButton.css';

interface Props {
  readonly seq: Seq;
  /** What it is that one asks about, for those who hear it. */
  readonly about: string;
}

/** Asks why a record of the present branch came about. */
export function WhyButton({ seq, about }: Props) {
  const { session, ui } = useDesk();
  const { why } = useExhibitWords();
  return (
    <button
      type="button"
      className="why-button"
      aria-label={why.askOf(about)}
      data-why={seq}
      onMouseDown={keepFocus}
      onClick={() => {
        session.pause();
        askWhy(ui, { branch: session.screen().branch, seq });
      }}
    >
      {why.ask}
    </button>
  );
}
