import type { Seq } from '../../core/ids.ts';
import type { FullTelling } from '../../i18n/exhibit-sentences.ts';
import { formatTime } from '../../i18n/format.ts';
import { useDesk } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { foldSentence, type Told, type ToldFold, type ToldLink, type ToldPiece } from './tell.ts';

interface Props {
  readonly piece: ToldPiece;
  readonly asked: Seq;
  readonly last: boolean;
  /** Messages in the order of their numbers. */
  readonly flights: readonly Seq[];
  readonly telling: FullTelling;
  readonly onMore: () => void;
}

/** One step of the chain. A click goes there. */
export function PieceView(props: Props) {
  const { piece, last, telling, onMore } = props;
  switch (piece.kind) {
    case 'gap':
      return (
        <li className="why-gap">
          <button type="button" className="button" onClick={onMore}>
            {telling.exhibit.why.more(piece.count)}
          </button>
        </li>
      );
    case 'fold':
      return <FoldView fold={piece} telling={telling} />;
    case 'link':
      return (
        <li className="why-link" data-root={piece.root || undefined} data-last={last || undefined}>
          <Beforehand link={piece} flights={props.flights} telling={telling} />
          <LinkView {...props} link={piece} />
        </li>
      );
  }
}

function useGoTo(): (seq: Seq) => void {
  const { session } = useDesk();
  return (seq) => {
    session.pause();
    session.seekRecord(seq);
  };
}

function FoldView({ fold, telling }: { fold: ToldFold; telling: FullTelling }) {
  const goTo = useGoTo();
  return (
    <li className="why-fold">
      <button type="button" onMouseDown={keepFocus} onClick={() => goTo(fold.seq)}>
        {fold.round.map(({ seq, text }) => (
          <span key={seq} className="why-line">
            {text}
          </span>
        ))}
        <span className="why-line why-times">{foldSentence(fold, telling)}</span>
      </button>
    </li>
  );
}

interface LinkProps extends Pick<Props, 'asked' | 'flights' | 'telling'> {
  readonly link: ToldLink;
}

function LinkView({ link, asked, flights, telling }: LinkProps) {
  const goTo = useGoTo();
  const words = telling.exhibit.why;
  const mark = (told: Told) => (told.seq === asked ? 'true' : undefined);
  const { head, reasons, out } = link;
  return (
    <button
      type="button"
      title={words.goTo(formatTime(link.at))}
      onMouseDown={keepFocus}
      onClick={() => goTo(link.seq)}
    >
      <span className="why-when mono">
        {formatTime(link.at)}
        {link.root && <span className="why-begins">{words.begins}</span>}
      </span>
      <span className="why-line" data-asked={mark(head)}>
        {head.text}
      </span>
      {reasons.map((reason) => (
        <span
          key={reason.seq}
          className="why-line why-reason"
          data-of={reason.of}
          data-asked={mark(reason)}
        >
          {reason.text}
        </span>
      ))}
      {out && (
        <span className="why-line why-out" data-asked={mark(out)}>
          <Numbered flight={out.flight} flights={flights} /> {out.text}
          {out.also.length > 0 && ` ${words.alsoTo(telling.fmt.nodes(out.also))}`}
        </span>
      )}
    </button>
  );
}

/** What belongs to this step and happened before it: other answers, and why nothing came in time. */
function Beforehand({ link, flights, telling }: Omit<LinkProps, 'asked'>) {
  const goTo = useGoTo();
  const words = telling.exhibit.why;
  const { before, silence, node } = link;
  if (before.length === 0 && silence === null) return null;
  return (
    <ul className="why-before">
      {silence?.commands.map(({ seq, text }) => (
        <li key={seq}>
          <button type="button" onMouseDown={keepFocus} onClick={() => goTo(seq)}>
            <i>{words.meanwhile}</i> {text}
          </button>
        </li>
      ))}
      {silence !== null && silence.lost > 0 && node !== null && (
        <li>
          <i>{words.meanwhile}</i> {words.lost(silence.lost, telling.fmt.node(node))}
        </li>
      )}
      {before.map(({ seq, text, flight }) => (
        <li key={seq}>
          <button type="button" onMouseDown={keepFocus} onClick={() => goTo(seq)}>
            <Numbered flight={flight} flights={flights} /> {words.before(text)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The number that a message's arrow bears on the stage. */
function Numbered({ flight, flights }: { flight: Seq | null; flights: readonly Seq[] }) {
  const index = flight === null ? -1 : flights.indexOf(flight);
  if (index < 0) return null;
  return <span className="why-number">{index + 1}</span>;
}
