import { memo } from 'react';
import { sumSentence } from '../../i18n/exhibit-sentences.ts';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence, type Telling } from '../../i18n/sentences.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useExhibitWords, usePaced } from '../../views/context.tsx';
import { useStory } from '../../views/inspector/useStory.ts';
import type { StoryFilter } from '../../views/ui.ts';
import { useFullTelling } from '../../views/why/useFullTelling.ts';

/** In milliseconds. */
const READABLE = 250;
/** As much as anyone reads back in a frame. */
const LINES = 30;
const EVERYTHING: StoryFilter = { nodes: new Set(), kinds: new Set() };

/** The last sentences of the story, newest last. */
export function EmbedStory() {
  const telling = useFullTelling();
  const { inspector } = useExhibitWords();
  usePaced(READABLE);
  const { told } = useStory(EVERYTHING, LINES);
  return (
    <div className="embed-told">
      <section
        className="embed-story"
        aria-label={inspector.story}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
        tabIndex={0}
      >
        {told.length === 0 && <p className="embed-quiet">{telling.words.stage.quiet}</p>}
        <ol>
          {told.map(({ item, record }) =>
            item.kind === 'sum' ? (
              <li key={record.seq} data-kind={record.kind}>
                <span className="embed-when mono">{formatTime(record.at)}</span>{' '}
                {sumSentence(item.nodes, item.seqs.length, record, telling)}
              </li>
            ) : (
              <Line key={record.seq} record={record} telling={telling} />
            ),
          )}
        </ol>
      </section>
    </div>
  );
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
