import { useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { useFullTelling } from '../why/useFullTelling.ts';
import { copyText, download, fileName } from './handing.ts';
import { StretchBoxes } from './StretchBoxes.tsx';
import { diagramSay, logSay } from './say.ts';
import type { Sharing, Stretch } from './sharing.ts';
import { shownStretch, stretchOf, type Typed, useStretchInSight } from './stretch.ts';

/** How often the stretch follows the diagram while the run plays, in milliseconds. */
const PACE = 500;
const PLAIN = 'text/plain;charset=utf-8';

/** The run in forms that other programs read. */
export function ExportPart({ sharing }: { readonly sharing: Sharing }) {
  const { share: say } = useExhibitWords();
  return (
    <section className="share-part" aria-label={say.export}>
      <h3 className="heading">{say.export}</h3>
      <TraceRow sharing={sharing} />
      <StretchRows sharing={sharing} />
    </section>
  );
}

function TraceRow({ sharing }: { readonly sharing: Sharing }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  /** How much is written, while it is. */
  const [part, setPart] = useState<number | null>(null);
  const stopped = useRef(false);
  const save = async () => {
    stopped.current = false;
    setPart(0);
    const pieces = await sharing.trace((done) => {
      setPart(Math.min(1, done));
      return !stopped.current;
    });
    setPart(null);
    if (pieces) download(fileName(session, '.trace.jsonl'), pieces, 'application/jsonl');
  };
  const stop = () => {
    stopped.current = true;
  };
  return (
    <div className="share-row">
      <span>{say.trace}</span>
      <button
        type="button"
        className="button"
        aria-label={part === null ? say.saveOf(say.trace) : say.stop}
        onClick={() => (part === null ? void save() : stop())}
      >
        {part === null ? say.saveFile : say.stop}
      </button>
      <span className="share-note" role="status">
        {part === null ? say.traceMeans : say.writing(Math.round(part * 100))}
      </span>
    </div>
  );
}

function StretchRows({ sharing }: { readonly sharing: Sharing }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  const telling = useFullTelling();
  const [typed, setTyped] = useState<Typed>({ from: null, to: null });
  const shown = shownStretch(typed, useStretchInSight(PACE));
  const stretch = stretchOf(session.columns(), shown);
  return (
    <>
      <fieldset className="share-stretch">
        <legend>{say.stretch}</legend>
        <StretchBoxes
          shown={shown}
          invalid={stretch === null}
          onType={(change) => setTyped((last) => ({ ...last, ...change }))}
        />
        <span className="share-note" role="status">
          {stretch ? say.events(formatCount(stretch.to - stretch.from)) : say.notStretch}
        </span>
      </fieldset>
      <StretchRow
        name={say.mermaid}
        ending=".mmd"
        stretch={stretch}
        write={async (one) => {
          const { text, tooLong } = await sharing.mermaid(one, diagramSay(telling));
          return { text, warning: tooLong === null ? null : say.longDiagram(formatCount(tooLong)) };
        }}
      />
      <StretchRow
        name={say.shiviz}
        ending=".shiviz.log"
        stretch={stretch}
        write={async (one) => ({
          text: await sharing.shiviz(one, logSay(telling)),
          warning: null,
        })}
      />
    </>
  );
}

interface StretchRowProps {
  readonly name: string;
  readonly ending: string;
  readonly stretch: Stretch | null;
  write(stretch: Stretch): Promise<{ readonly text: string; readonly warning: string | null }>;
}

/** A stretch of the run in one form, to copy or to save. */
function StretchRow({ name, ending, stretch, write }: StretchRowProps) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  const [said, setSaid] = useState('');
  const hand = async (to: (text: string) => Promise<string> | string) => {
    if (!stretch) return;
    const { text, warning } = await write(stretch);
    const done = await to(text);
    setSaid(warning ?? done);
  };
  const save = (text: string) => {
    download(fileName(session, ending), [text], PLAIN);
    return '';
  };
  // Where copying is not allowed, a file serves as well.
  const copy = async (text: string) => ((await copyText(text)) ? say.copied : save(text));
  return (
    <div className="share-row">
      <span>{name}</span>
      <button
        type="button"
        className="button"
        aria-label={say.copyOf(name)}
        disabled={stretch === null}
        onClick={() => void hand(copy)}
      >
        {say.copy}
      </button>
      <button
        type="button"
        className="button"
        aria-label={say.saveOf(name)}
        disabled={stretch === null}
        onClick={() => void hand(save)}
      >
        {say.saveFile}
      </button>
      <span className="share-note" role="status">
        {said}
      </span>
    </div>
  );
}
