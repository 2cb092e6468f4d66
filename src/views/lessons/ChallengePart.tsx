import { useState } from 'react';
import { useStore } from 'zustand';
import type { Attempt } from '../../lessons/attempt.ts';
import type { Stop } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../context.tsx';
import { Hints } from './Hints.tsx';
import { TaskList } from './TaskList.tsx';
import { useTourState } from './tour.tsx';

interface Props {
  readonly stop: Extract<Stop<ProtocolTypes>, { readonly kind: 'challenge' }>;
  readonly attempt: Attempt;
}

/** A challenge within a chapter: its tasks, ticked off as they are met, and hints for who asks. */
export function ChallengePart({ stop, attempt }: Props) {
  const { learn: say } = useLessonWords();
  const names = useTourState((state) => state.names);
  const { tasks, acts, solved } = useStore(attempt.store);
  const [hints, setHints] = useState(0);
  return (
    <>
      <section aria-label={say.goals}>
        <h3 className="heading">{say.goals}</h3>
        <TaskList tasks={stop.tasks} done={tasks} names={names} />
        <p className="walk-acts">
          {solved === null ? say.acts(String(acts)) : say.met(String(solved))}
        </p>
      </section>
      {solved === null && (
        <Hints hints={stop.hints} shown={hints} onMore={() => setHints(hints + 1)} />
      )}
    </>
  );
}
