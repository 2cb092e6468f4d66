import { memo, useRef } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence, type Telling } from '../../i18n/sentences.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk, useExhibitWords, usePaced, useTelling } from '../../views/context.tsx';
import { storyLines } from '../../views/inspector/storyLines.ts';
import type { StoryFilter } from '../../views/ui.ts';

/** In milliseconds. */
const READABLE = 250;
/** As much as anyone reads back in a frame. */
const LINES = 30;
const EVERYTHING: StoryFilter = { nodes: new Set(), kinds: new Set() };

/** The last sentences of the story, newest last. */
export function EmbedStory() {
  const telling = useTelling();
  const { inspector } = useExhibitWords();
  usePaced(READABLE);
  const lines = useLines();
  return (
    <div className="embed-told">
      <section
        className="embed-story"
        aria-label={inspector.story}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
        tabIndex={0}
      >
        {lines.length === 0 && <p className="embed-quiet">{telling.words.stage.quiet}</p>}
        <ol>
          {lines.map((record) => (
            <Line key={record.seq} record={record} telling={telling} />
          ))}
        </ol>
      </section>
    </div>
  );
}

/** The last lines up to the playhead; those once told are kept for as long as one stays on their branch. */
function useLines(): readonly StoryRecord[] {
  const { session } = useDesk();
  const { branch } = session.screen();
  const known = useRef({ session, branch, lines: new Map<number, StoryRecord>() });
  if (known.current.session !== session || known.current.branch !== branch)
    known.current = { session, branch, lines: new Map() };
  return storyLines(session, EVERYTHING, LINES, known.current.lines);
}

interface LineProps {
  readonly record: StoryRecord;
  readonly telling: Telling;
}

const Line = memo(
  function Line({ record, telling }: LineProps) {
    return (
      <li data-kind={record.kind}>
        <span className="embed-when mono">{formatTime(record.at)}</span>{' '}
        {recordSentence(record, telling)}
      </li>
    );
  },
  // A record never changes; a replay rebuilds it as it was.
  (a, b) => a.record.seq === b.record.seq && a.telling === b.telling,
);
