import { useEffect, useState } from 'react';
import type { Problem } from '../sdk/changes.ts';
import { useExhibitWords } from '../views/context.tsx';
import { IconButton } from '../views/parts/IconButton.tsx';
import { problemText } from '../views/share/problem.ts';
import { openFile } from './openFile.ts';
import { useUnderWay } from './reading/underWay.ts';
import { problemOf } from './settings.ts';
import { hasFiles } from './useFileDragged.ts';
import './dropping.css';

/** Opens a file that is dropped anywhere on any page, or says what is wrong with it. */
export default function Dropping() {
  const words = useExhibitWords();
  const { share } = words;
  const stop = useUnderWay();
  // Loaded for a file that is over the page, or for one that was chosen elsewhere.
  const [over, setOver] = useState(stop === null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const enter = (event: DragEvent) => hasFiles(event) && setOver(true);
    // Left for nothing else on the page: out of the window.
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      setProblem(null);
      const file = event.dataTransfer?.files[0];
      if (file) void open(file).then(setProblem);
    };
    addEventListener('dragover', enter);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      {over && (
        <div className="drop" aria-hidden="true">
          <p>{share.drop}</p>
        </div>
      )}
      <div className="drop-reading" role="status">
        {stop && (
          <div>
            <p>{share.reading}</p>
            <button type="button" className="button" onClick={stop}>
              {share.stop}
            </button>
          </div>
        )}
      </div>
      <div className="drop-problem" role="alert">
        {problem && (
          <div>
            <div>
              <p>{share.unread.file}</p>
              <p className="mono">{problemText(problem, words)}</p>
            </div>
            <IconButton icon="crash" label={share.dismiss} onClick={() => setProblem(null)} />
          </div>
        )}
      </div>
    </>
  );
}

/** Opens a file; what is wrong with it, if anything is. */
async function open(file: File): Promise<Problem | null> {
  try {
    await openFile(file);
    return null;
  } catch (error) {
    return problemOf(error);
  }
}
