import { memo, useState } from 'react';
import { type FullTelling, formatStretch, sumSentence } from '../../i18n/exhibit-sentences.ts';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence } from '../../i18n/sentences.ts';
import type { Sum } from '../../playback/sums.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { WhyButton } from '../why/WhyButton.tsx';
import { isMilestone, recordsAt } from './storyLines.ts';

const SIGNS = { note: '', role: '◇', command: '✕', violation: '!' } as const;

interface LineProps {
  readonly record: StoryRecord;
  readonly milestone: boolean;
  readonly telling: FullTelling;
  readonly onGo: (seq: number) => void;
}

/** One sentence of the story. */
export const Line = memo(
  function Line({ record, milestone, telling, onGo }: LineProps) {
    const { story: say, inspector } = useExhibitWords();
    const when = formatTime(record.at);
    const said = recordSentence(record, telling);
    return (
      <li data-kind={record.kind}>
        <button
          type="button"
          className="story-line"
          title={inspector.goTo(when)}
          onMouseDown={keepFocus}
          onClick={() => onGo(record.seq)}
        >
          <span className="story-time mono">
            {when}
            {milestone && (
              <span className="story-milestone" title={say.milestone}>
                <span aria-hidden="true">◆</span>
                <span className="unseen"> {say.milestone}</span>
              </span>
            )}
          </span>
          <span className="story-text">
            {SIGNS[record.kind] !== '' && <i aria-hidden="true">{SIGNS[record.kind]} </i>}
            {said}
          </span>
        </button>
        <WhyButton seq={record.seq} about={said} />
      </li>
    );
  },
  // A record never changes; a replay rebuilds it as it was.
  (a, b) =>
    a.record.seq === b.record.seq &&
    a.record.at === b.record.at &&
    a.milestone === b.milestone &&
    a.telling === b.telling &&
    a.onGo === b.onGo,
);

/** So many lines of an open sum are shown at once, and then as many more. */
const AT_ONCE = 40;

interface SumProps extends Omit<LineProps, 'milestone'> {
  readonly sum: Sum;
  readonly known: Map<number, StoryRecord>;
}

/** Many lines of one kind in one sentence, which opens to all of them. `record`: the first. */
export function SumLine({ sum, record, telling, onGo, known }: SumProps) {
  const { session } = useDesk();
  const { story: say } = useExhibitWords();
  const [shown, show] = useState(0);
  const open = shown > 0;
  const said = sumSentence(sum.nodes, sum.seqs.length, record, telling);
  const seqs = sum.seqs.slice(0, shown);
  const records = recordsAt(session, seqs, known);
  const left = sum.seqs.length - seqs.length;
  return (
    <li data-kind={record.kind} data-sum={open ? 'open' : 'closed'}>
      <button
        type="button"
        className="story-line"
        aria-expanded={open}
        title={open ? say.closeSum : say.openSum}
        onMouseDown={keepFocus}
        onClick={() => show(open ? 0 : AT_ONCE)}
      >
        <span className="story-time mono">
          <span aria-hidden="true">{open ? '▾' : '▸'} </span>
          {formatStretch(sum.from, sum.to)}
        </span>
        <span className="story-text">{said}</span>
      </button>
      {open && (
        <ol>
          {seqs.map((seq) => {
            const one = records.get(seq);
            if (!one) return null;
            const milestone = isMilestone(session, seq);
            return (
              <Line key={seq} record={one} milestone={milestone} telling={telling} onGo={onGo} />
            );
          })}
          {left > 0 && (
            <li>
              <button
                type="button"
                className="button story-more"
                onClick={() => show(shown + AT_ONCE)}
              >
                {say.more(Math.min(left, AT_ONCE))}
              </button>
            </li>
          )}
        </ol>
      )}
    </li>
  );
}
