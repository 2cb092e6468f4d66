import type { KeyboardEvent } from 'react';
import { formatCount, formatTime } from '../../i18n/format.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Choices } from '../film/Choices.tsx';
import { FilmPreview } from '../film/FilmPreview.tsx';
import { FilmSet } from '../film/FilmSet.tsx';
import { filmKeys } from '../film/keys.ts';
import { isRefusal, LONGEST } from '../film/plan.ts';
import { bytesText, lengthText } from '../film/texts.ts';
import { type Film, useFilm } from '../film/useFilm.ts';
import { useWish } from '../film/useWish.ts';
import { takeKey } from '../tools/chords.ts';
import '../film/film.css';

/** A stretch of the stage as a moving picture. */
export function FilmPart() {
  const { film: say } = useExhibitWords();
  const wish = useWish();
  const { film, studio, box, make, stop } = useFilm();
  const { plan, width, theme, video } = wish;
  const taking = film.at === 'taking';
  const possible = plan !== null && !isRefusal(plan) && video !== null;
  const press = () => {
    if (taking) stop();
    else if (possible) void make({ plan, width, theme });
  };
  // Only the film is given up, and the panel stays; with no film under way the key is the panel's.
  const onKeyDown = (event: KeyboardEvent) =>
    takeKey(event, filmKeys, { stop: () => (taking ? stop() : false) });
  return (
    <section className="share-part film" aria-label={say.title} onKeyDown={onKeyDown}>
      <h3 className="heading">{say.title}</h3>
      <p className="share-note">{say.means}</p>
      <Choices wish={wish} disabled={taking} />
      {video === false && <p className="share-note">{say.noWebm}</p>}
      <div className="share-ways film-ways">
        <button type="button" className="button" disabled={!taking && !possible} onClick={press}>
          {taking ? say.stop : say.make}
        </button>
        {film.at === 'taking' ? <Going film={film} /> : <Prospect plan={plan} />}
      </div>
      <Outcome film={film} />
      {film.at === 'done' && <FilmPreview key={film.made.url} made={film.made} />}
      {studio && <FilmSet {...studio} box={box} />}
    </section>
  );
}

/** What the film would be, or why there will be none. */
function Prospect({ plan }: Pick<ReturnType<typeof useWish>, 'plan'>) {
  const { session } = useDesk();
  const { film: say, share } = useExhibitWords();
  const text = () => {
    if (plan === null) return share.notStretch;
    if (isRefusal(plan))
      return plan.why === 'empty'
        ? say.empty
        : say.long(lengthText(Math.ceil(plan.seconds)), lengthText(LONGEST));
    const what = say.plan(formatCount(plan.frames), lengthText(plan.seconds));
    return plan.cut ? `${what} ${say.cut(formatTime(session.screen().reach.time))}` : what;
  };
  return (
    <span className="share-note" role="status">
      {text()}
    </span>
  );
}

function Going({ film: { progress, all } }: { readonly film: Film & { readonly at: 'taking' } }) {
  const { film: say } = useExhibitWords();
  const { frames, bytes } = progress;
  return (
    <span className="film-going">
      <progress aria-label={say.title} value={frames} max={all} />
      <span className="share-note">
        {say.progress(formatCount(frames), formatCount(all), bytesText(bytes))}
      </span>
    </span>
  );
}

/** What became of the last film, for everyone. */
function Outcome({ film }: { readonly film: Film }) {
  const { film: say } = useExhibitWords();
  return (
    <p className="share-note film-outcome" role="status">
      {film.at === 'stopped' && say.stopped}
      {film.at === 'failed' && say.failed(film.why)}
      {film.at === 'done' && say.finished}
    </p>
  );
}
