import { useStore } from 'zustand';
import { useLessonWords, useScreen } from '../context.tsx';
import { ChallengePart } from './ChallengePart.tsx';
import { Predict } from './Predict.tsx';
import { Prose } from './Prose.tsx';
import { useTour } from './tour.tsx';

interface Props {
  /** The answer that is chosen but not given yet. */
  readonly picked: number | null;
  onPick(choice: number): void;
  onAnswer(): void;
}

/** A stop: its text, what is asked there, and once the run has come to it, what it has shown. */
export function StopBody({ picked, onPick, onAnswer }: Props) {
  const tour = useTour();
  const state = useStore(tour.store);
  const { phase, names } = state;
  const { stop } = tour;
  return (
    <>
      <Prose text={stop.text} names={names} />
      {stop.kind === 'predict' && (
        <Predict stop={stop} state={state} picked={picked} onPick={onPick} onAnswer={onAnswer} />
      )}
      {stop.kind === 'challenge' && tour.attempt && (
        <ChallengePart stop={stop} attempt={tour.attempt} />
      )}
      {stop.kind === 'intervene' && phase === 'asked' && <YourTurn />}
      {phase === 'running' && !state.lost && <Running />}
      {phase === 'there' && 'after' in stop && (
        <div className="walk-after" data-came>
          <Prose text={stop.after} names={names} />
        </div>
      )}
    </>
  );
}

function YourTurn() {
  const { learn: say } = useLessonWords();
  return <p className="walk-turn">{say.yourTurn}</p>;
}

function Running() {
  const { learn: say } = useLessonWords();
  const playing = useScreen(({ status }) => status === 'playing');
  return (
    <p className="walk-running" data-playing={playing || undefined}>
      {playing ? say.running : say.waiting}
    </p>
  );
}
