import { useEffect, useState } from 'react';
import type { Pair } from '../../playback/pair.ts';
import { type Desk, useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { type Beside, forgetNotice } from '../ui.ts';
import type { SideName } from './sides.ts';

/** Whether what is done to one run is done to both. */
export interface Together {
  readonly on: boolean;
  set(on: boolean): void;
  /** The run to which the last thing alone was done, since it makes no sense in the other. */
  readonly alone: SideName['letter'] | null;
}

/** Lets two exhibits have the same done to them, as long as nobody wants otherwise. */
export function useTogether(pair: Pair | null, beside: Beside, lead: Desk, other: Desk): Together {
  const [on, set] = useState(true);
  const [alone, setAlone] = useState<Together['alone']>(null);
  useEffect(() => {
    if (!pair || beside.kind !== 'exhibit') return;
    setAlone(null);
    if (!on) {
      pair.together(null);
      return;
    }
    pair.together({
      retold: beside.retold,
      told(outcome, deed, to) {
        const toLead = to === lead.session;
        const { ui } = toLead ? lead : other;
        setAlone(outcome === 'alone' ? (toLead ? 'B' : 'A') : null);
        if (outcome === 'nothing') ui.setState({ notice: deed.do });
        else if (outcome === 'both') forgetNotice(ui);
      },
    });
  }, [pair, beside, lead, other, on]);
  return { on, set, alone };
}

/** The switch for that, and a word where something could be done to one of the two only. */
export function SameFaults({ together: { on, set, alone } }: { together: Together }) {
  const say = useExhibitWords().branches.beside;
  return (
    <div className="compare-same">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        title={say.sameMeans}
        onMouseDown={keepFocus}
        onClick={() => set(!on)}
      >
        {say.same}
      </button>
      <span role="status">{alone && say.alone(alone)}</span>
    </div>
  );
}
