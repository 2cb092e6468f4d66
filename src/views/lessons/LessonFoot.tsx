import { useLessonWords, useLocale } from '../context.tsx';
import { Sign } from '../parts/Icon.tsx';
import { IconButton, keepFocus } from '../parts/IconButton.tsx';
import type { Ways } from './Closing.tsx';
import type { Onward } from './standing.ts';
import { useTour, useTourState } from './tour.tsx';

interface Props {
  /** What leads on; null: the chapter is at its end. */
  readonly onward: Onward | null;
  readonly next: Ways['next'];
  onNext(): void;
  onBack(): void;
}

/** What only shows, or does for the person what they were to do, is not what one is to press first. */
const QUIET: readonly (Onward | null)[] = ['justShow', 'doIt', 'skipToEnd', 'skip'];

const again = (
  <Sign>
    <path d="M4.4 5.6A6 6 0 1 1 3 9.6M4 2.4v3.6h3.6" />
  </Sign>
);

/** The way through the chapter, always at the same place. */
export function LessonFoot({ onward, next, onNext, onBack }: Props) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const tour = useTour();
  const first = useTourState(({ stop, ended }) => stop === 0 && !ended);
  return (
    <nav className="walk-foot" aria-label={say.ways}>
      <button
        type="button"
        className="button"
        data-held="back"
        disabled={first}
        onMouseDown={keepFocus}
        onClick={onBack}
      >
        {say.back}
      </button>
      <IconButton icon={again} label={say.again} data-held="again" onClick={() => tour.again()} />
      <IconButton
        icon="toStart"
        label={say.restart}
        data-held="restart"
        onClick={() => tour.go(0)}
      />
      {onward !== null && (
        <button
          type="button"
          className="button walk-next"
          data-held="next"
          data-quiet={QUIET.includes(onward) || undefined}
          onMouseDown={keepFocus}
          onClick={onNext}
        >
          {say[onward]}
        </button>
      )}
      {onward === null && next && (
        <a
          className="button walk-next"
          data-held="next"
          href={next.href}
          title={next.title[locale]}
        >
          {say.chapterOn}
        </a>
      )}
    </nav>
  );
}
