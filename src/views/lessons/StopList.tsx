import { useLessonWords, useWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { useTourState, useWalk } from './tour.tsx';
import { usePlain } from './usePlain.ts';

/** The stops of the chapter as a row of dots, each a way to go there. */
export function StopList() {
  const { learn: say } = useLessonWords();
  const { listing } = useWords();
  const plain = usePlain();
  const { tour, done } = useWalk();
  const at = useTourState(({ stop, ended }) => (ended ? -1 : stop));
  const names = useTourState((state) => state.names);
  return (
    <nav aria-label={say.stopList}>
      <ol className="walk-stops">
        {tour.chapter.stops.map(({ id, title }, i) => {
          const name = say.stopName(String(i + 1), plain(title, names));
          return (
            <li key={id}>
              <button
                type="button"
                data-held={`stop-${i}`}
                data-done={done.has(id) || undefined}
                aria-current={i === at ? 'step' : undefined}
                aria-label={done.has(id) ? name + listing + say.done : name}
                title={name}
                onMouseDown={keepFocus}
                onClick={() => tour.go(i)}
              />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
