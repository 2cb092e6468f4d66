import { useDesk, useUi, useWords } from '../context.tsx';
import { IconButton } from './IconButton.tsx';
import './notice.css';

/** A word about something that could not be done; it goes when it is dismissed or something else succeeds. */
export function Notice() {
  const { ui } = useDesk();
  const words = useWords();
  const notice = useUi((state) => state.notice);
  const said =
    notice === null
      ? null
      : notice === 'savedRun'
        ? words.errors.savedRun
        : words.errors.nothing(words.transport.what[notice]);
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
