import type { ExhibitWords, Words } from '../../i18n/words.ts';
import { useDesk, useExhibitWords, useUi, useWords } from '../context.tsx';
import { isNotKept, type NoticeId } from '../ui.ts';
import { IconButton } from './IconButton.tsx';
import './notice.css';

function sentence(notice: NoticeId, { errors }: Words, { transport, kept }: ExhibitWords): string {
  if (isNotKept(notice)) return kept.trouble[notice];
  if (notice === 'savedRun' || notice === 'noClient') return errors[notice];
  if (notice === 'noMilestone') return transport.noMilestone;
  return errors.nothing(transport.what[notice]);
}

/** A word about something that could not be done; it goes when it is dismissed or something else succeeds. */
export function Notice() {
  const { ui } = useDesk();
  const words = useWords();
  const exhibit = useExhibitWords();
  const notice = useUi((state) => state.notice);
  const said = notice && sentence(notice, words, exhibit);
  return (
    <div className="notice" role="alert" data-empty={said === null || undefined}>
      {said && (
        <>
          <span>{said}</span>
          <IconButton
            icon="crash"
            label={words.errors.dismiss}
            onClick={() => ui.setState({ notice: null })}
          />
        </>
      )}
    </div>
  );
}
