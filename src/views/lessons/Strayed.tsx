import { useState } from 'react';
import { useDesk, useLessonWords } from '../context.tsx';
import { useTour, useTourState } from './tour.tsx';

/** The run is no longer the lesson's: the way back, and what can be made of it. */
export function Strayed() {
  const { learn: say } = useLessonWords();
  const { sharing } = useDesk();
  const tour = useTour();
  const lost = useTourState((state) => state.lost);
  const astray = useTourState((state) => state.strayed || state.lost);
  const [tooLong, setTooLong] = useState(false);
  const keep = async () => {
    const link = await sharing?.link();
    if (link?.url) location.assign(link.url);
    else setTooLong(true);
  };
  if (!astray) return null;
  return (
    <div className="walk-strayed">
      <p>
        <strong>{lost ? say.lost : say.strayed}</strong> {!lost && say.strayedMore}
      </p>
      <div className="walk-ways">
        <button type="button" className="button" onClick={() => tour.again()}>
          {say.backHere}
        </button>
        <button type="button" className="button" title={say.keepHint} onClick={() => void keep()}>
          {say.keep}
        </button>
      </div>
      {tooLong && <p role="alert">{say.tooLong}</p>}
    </div>
  );
}
