import { useState } from 'react';
import { useDesk, useExhibitWords, useReducedMotion } from '../context.tsx';
import { download, fileName } from '../share/handing.ts';
import { bytesText, lengthText } from './texts.ts';
import type { MadeFilm } from './useFilm.ts';

/** The finished film, and the way to keep it. */
export function FilmPreview({ made }: { readonly made: MadeFilm }) {
  const { session } = useDesk();
  const { film: say } = useExhibitWords();
  const still = useReducedMotion();
  const [shown, show] = useState(!still);
  const { kind, file, url, width, height, seconds } = made;
  const size = { src: url, width, height };
  return (
    <>
      {kind === 'webm' && (
        <video
          className="film-preview"
          aria-label={say.preview}
          {...size}
          controls
          muted
          loop
          playsInline
          autoPlay={!still}
        />
      )}
      {kind === 'gif' && shown && <img className="film-preview" alt={say.preview} {...size} />}
      <div className="share-ways">
        <button
          type="button"
          className="button button-main"
          onClick={() => download(fileName(session, `.${kind}`), [file], file.type)}
        >
          {say.save}
        </button>
        {/* A GIF has no way to stop it: it can be put away. */}
        {kind === 'gif' && (
          <button type="button" className="button" onClick={() => show(!shown)}>
            {shown ? say.hide : say.show}
          </button>
        )}
        <span className="share-note">
          {say.done(lengthText(seconds), width, height, bytesText(file.size))}
        </span>
      </div>
    </>
  );
}
