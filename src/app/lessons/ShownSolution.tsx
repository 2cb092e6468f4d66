import { useStore } from 'zustand';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence } from '../../i18n/sentences.ts';
import type { Solving } from '../../lessons/solving.ts';
import { useLessonWords, useTelling } from '../../views/context.tsx';

interface Props {
  readonly solving: Solving;
  onAgain(): void;
  onOwn(): void;
}

/** What is done in a solution that is being shown, as it is done. */
export function ShownSolution({ solving, onAgain, onOwn }: Props) {
  const { challenge: say } = useLessonWords();
  const telling = useTelling();
  const { acts, phase } = useStore(solving.store);
  return (
    <div className="shown">
      <p>{say.shownAbout}</p>
      <h3>{say.shownActs}</h3>
      {acts.length === 0 && <p className="shown-none">{say.shownNothing}</p>}
      <ol>
        {acts.map((record) => (
          <li key={record.seq}>
            <span className="mono">{formatTime(record.at)}</span>
            {recordSentence(record, telling)}
          </li>
        ))}
      </ol>
      <p role="status">{phase === 'ended' ? say.shownDone : phase === 'lost' && say.shownLost}</p>
      <div className="shown-ways">
        {phase === 'running' ? (
          <button type="button" className="button" onClick={() => solving.finish()}>
            {say.shownRest}
          </button>
        ) : (
          <button type="button" className="button" onClick={onAgain}>
            {say.shownAgain}
          </button>
        )}
        <button type="button" className="button" onClick={onOwn}>
          {say.own}
        </button>
      </div>
    </div>
  );
}
