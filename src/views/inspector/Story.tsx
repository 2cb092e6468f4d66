import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence, type Telling } from '../../i18n/sentences.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk, usePaced, useTelling } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import './story.css';

const READABLE = 250;
const LINES = 200;
/** Nearer to the end than this is at the end. */
const NEAR = 24;

/** Everything that mattered so far, one sentence each, newest last. A click goes there. */
export function Story() {
  const { session } = useDesk();
  const telling = useTelling();
  usePaced(READABLE);
  const story = session.story(LINES);
  const { list, atEnd, scrolled, toEnd } = useTail(story.at(-1)?.seq ?? -1);
  const goTo = useCallback(
    (seq: number) => {
      session.pause();
      session.seekRecord(seq);
    },
    [session],
  );
  const { branch } = session.screen();
  const words = telling.words.inspector;
  return (
    <>
      <h2 className="unseen">{words.story}</h2>
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
        {story.length === 0 && <p className="aside">{words.storyEmpty}</p>}
        <ol>
          {story.map((record) => (
            <Line key={`${branch} ${record.seq}`} record={record} telling={telling} onGo={goTo} />
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

const SIGNS = { note: '', role: '◇', command: '✕', violation: '!' } as const;

interface LineProps {
  readonly record: StoryRecord;
  readonly telling: Telling;
  readonly onGo: (seq: number) => void;
}

const Line = memo(
  function Line({ record, telling, onGo }: LineProps) {
    const when = formatTime(record.at);
    return (
      <li data-kind={record.kind}>
        <button
          type="button"
          title={telling.words.inspector.goTo(when)}
          onClick={() => onGo(record.seq)}
        >
          <span className="story-time mono">{when}</span>
          <span className="story-text">
            {SIGNS[record.kind] !== '' && <i aria-hidden="true">{SIGNS[record.kind]} </i>}
            {recordSentence(record, telling)}
          </span>
        </button>
      </li>
    );
  },
  // A record never changes; a replay rebuilds it as it was.
  (a, b) =>
    a.record.seq === b.record.seq &&
    a.record.at === b.record.at &&
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
