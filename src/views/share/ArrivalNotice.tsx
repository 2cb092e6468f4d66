import type { ExhibitWords } from '../../i18n/words.ts';
import { useDesk, useExhibitWords, useUi } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import type { Arrival } from '../ui.ts';
import { problemText } from './problem.ts';
import './arrival.css';

/** What is to be said; empty where a run came as it should and takes the place of none. */
function sentence({ by, trouble, kept }: Arrival, { share }: ExhibitWords): string {
  switch (trouble?.kind) {
    case 'unread':
      return share.unread[by === 'search' || by === 'beside' ? 'file' : by];
    case 'notBeside':
      return share.notBeside;
    case 'differs':
      return share.differs[by === 'file' ? 'file' : 'link'](trouble.made);
    case 'stopped':
    case 'failed':
      return share[trouble.kind];
    default:
      return kept || by === 'search' ? share.came[by] : '';
  }
}

/** What was wrong, as its reader says it: the field, what stood there and what was expected. */
function detail({ trouble }: Arrival, words: ExhibitWords): string {
  if (trouble?.kind === 'failed') return trouble.message;
  return trouble && 'problem' in trouble ? problemText(trouble.problem, words) : '';
}

/** How the run came here from elsewhere: what was wrong with it, and the way back to the one that was here. */
export function ArrivalNotice() {
  const { ui, sharing } = useDesk();
  const words = useExhibitWords();
  const arrival = useUi((state) => state.arrival);
  const said = arrival && sentence(arrival, words);
  const details = arrival && detail(arrival, words);
  const dismiss = () => {
    if (arrival?.kept) sharing?.stay();
    ui.setState({ arrival: null });
  };
  return (
    <div
      className="arrival"
      role={arrival?.trouble ? 'alert' : 'status'}
      data-trouble={arrival?.trouble ? true : undefined}
    >
      {arrival && said && (
        <div className="arrival-said">
          <p>
            {said} {details && <span className="arrival-detail mono">{details}</span>}
          </p>
          {arrival.from && (
            <a className="button" href={arrival.from}>
              {words.searching.back}
            </a>
          )}
          {arrival.kept && !arrival.from && (
            <button type="button" className="button" onClick={() => sharing?.back()}>
              {words.share.back}
            </button>
          )}
          <IconButton icon="crash" label={words.share.dismiss} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
