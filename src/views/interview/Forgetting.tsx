import { useState } from 'react';
import type { Marks } from '../../lessons/study.ts';
import { useLessonWords } from '../context.tsx';

interface Props {
  readonly marks: Marks;
  onSet(marks: Marks): void;
}

/** The way to begin anew, and back from it. */
export function Forgetting({ marks, onSet }: Props) {
  const { interview: say } = useLessonWords();
  const [forgotten, setForgotten] = useState<Marks | null>(null);
  const none = Object.keys(marks).length === 0;
  // Whoever answers something has begun anew.
  const undoable = none ? forgotten : null;
  return (
    <div className="forgetting">
      <p role="status">{undoable && say.forgotten}</p>
      {undoable ? (
        <button
          type="button"
          className="button"
          // biome-ignore lint/a11y/noAutofocus: it stands where the pressed button stood
          autoFocus
          onClick={() => {
            onSet(undoable);
            setForgotten(null);
          }}
        >
          {say.undo}
        </button>
      ) : (
        !none && (
          <button
            type="button"
            className="button"
            onClick={() => {
              setForgotten(marks);
              onSet({});
            }}
          >
            {say.forget}
          </button>
        )
      )}
    </div>
  );
}
