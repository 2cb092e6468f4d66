import { formatTime } from '../../i18n/format.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';

/** When a record was; a click goes there. */
export function MomentButton({ seq, at }: { seq: number; at: number }) {
  const { session } = useDesk();
  const words = useExhibitWords().moments;
  const when = formatTime(at);
  return (
    <button
      type="button"
      className="moment mono"
      title={words.goTo(when)}
      onMouseDown={keepFocus}
      onClick={() => {
        session.pause();
        session.seekRecord(seq);
      }}
    >
      {when}
    </button>
  );
}
