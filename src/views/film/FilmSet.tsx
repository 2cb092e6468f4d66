import { memo, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { type Desk, DeskProvider, Moving } from '../context.tsx';
import { Crowd, useMany } from '../crowd/many.tsx';
import { drawCrowd } from '../stage/crowd.ts';
import { Stage } from '../stage/Stage.tsx';
import { FOOT, LINES, MARGIN, type Scene } from './camera.ts';
import type { FilmTheme } from './useFilm.ts';
import './filmSet.css';

interface Props {
  readonly desk: Desk;
  readonly scene: Scene;
  readonly theme: FilmTheme;
  readonly box: RefObject<HTMLDivElement | null>;
}

/** The stage that a film is taken of: laid out like the page's, in a size of its own, where nobody sees it. */
export const FilmSet = memo(function FilmSet({ desk, scene, theme, box }: Props) {
  const { width, height } = scene;
  const title = height - LINES.title;
  const colorScheme = theme === 'day' ? 'light' : 'dark';
  return createPortal(
    <DeskProvider desk={desk}>
      <div
        ref={box}
        className="film-set"
        style={{ width, height, colorScheme }}
        aria-hidden="true"
        inert
      >
        <Moving value={true}>
          <Scenery />
        </Moving>
        {/* What is said under the stage is drawn as the stage is. */}
        <div>
          <svg className="film-caption" aria-hidden="true" width={width} height={height}>
            {LINES.said.map((above) => (
              <text key={above} className="film-said" x={MARGIN} y={height - above} />
            ))}
            <text className="film-title" x={MARGIN} y={title} />
            <text className="film-time" x={width - MARGIN} y={title} textAnchor="end" />
          </svg>
        </div>
      </div>
    </DeskProvider>,
    document.body,
  );
});

/** As many as stand on the page: what draws them has been loaded by then. */
const Scenery = () =>
  useMany() ? (
    <Crowd foot={FOOT} head={MARGIN} bare />
  ) : (
    <Stage foot={FOOT} head={MARGIN} drawCrowd={drawCrowd} />
  );
