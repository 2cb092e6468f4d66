import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence, type Telling } from '../../i18n/sentences.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk, useExhibitWords, usePaced, useTelling, useUi } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import type { StoryFilter } from '../ui.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { StoryFilters } from './StoryFilters.tsx';
import { isMilestone, storyLines } from './storyLines.ts';
import './story.css';

const READABLE = 250;
const LINES = 200;
/** Nearer to the end than this is at the end. */
const NEAR = 24;

/** Everything that mattered so far, one sentence each, newest last. A click goes there. */
export function Story() {
  const { session } = useDesk();
  const telling = useTelling();
  const { story: say } = useExhibitWords();
  const filter = useUi((state) => state.story);
  usePaced(READABLE);
  const story = useLines(filter);
  const { list, atEnd, scrolled, toEnd } = useTail(story.at(-1)?.seq ?? -1);
  const goTo = useCallback(
    (seq: number) => {
      session.pause();
      session.seekRecord(seq);
    },
    [session],
  );
  const { branch } = session.screen();
  const words = useExhibitWords().inspector;
  const filtered = filter.nodes.size + filter.kinds.size > 0;
  return (
    <>
      <h2 className="unseen">{words.story}</h2>
      <StoryFilters filter={filter} />
      <div
        className="story"
        ref={list}
        onScroll={scrolled}
        role="log"
        // The narration on the stage speaks already.
        aria-live="off"
        aria-label={words.story}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
        tabIndex={0}
      >
        {story.length === 0 && <p className="aside">{filtered ? say.none : words.storyEmpty}</p>}
        <ol>
          {story.map((record) => (
            <Line
              key={`${branch} ${record.seq}`}
              record={record}
              milestone={isMilestone(session, record.seq)}
              telling={telling}
              onGo={goTo}
            />
          ))}
        </ol>
      </div>
      {!atEnd && (
        <button type="button" className="button story-newest" onClick={toEnd}>
          <Icon name="down" size={14} />
          {words.newest}
        </button>
      )}
    </>
  );
}

/** The lines that pass the filter; those once told are kept for as long as one stays on their branch. */
function useLines(filter: StoryFilter): readonly StoryRecord[] {
  const { session } = useDesk();
  const { branch } = session.screen();
  const known = useRef({ session, branch, lines: new Map<number, StoryRecord>() });
  if (known.current.session !== session || known.current.branch !== branch)
    known.current = { session, branch, lines: new Map() };
  return storyLines(session, filter, LINES, known.current.lines);
}

const SIGNS = { note: '', role: '◇', command: '✕', violation: '!' } as const;

interface LineProps {
  readonly record: StoryRecord;
  readonly milestone: boolean;
  readonly telling: Telling;
  readonly onGo: (seq: number) => void;
}

const Line = memo(
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

/** Follows the newest line, unless someone has scrolled up to read. */
function useTail(newest: number) {
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = useCallback(() => {
    follows.current = true;
    setAtEnd(true);
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, []);
  const scrolled = useCallback(() => {
    const box = list.current;
    if (!box) return;
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    setAtEnd(follows.current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line is what calls for scrolling
  useLayoutEffect(() => {
    if (follows.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  useEffect(toEnd, [toEnd]);
  return { list, atEnd, scrolled, toEnd };
}
