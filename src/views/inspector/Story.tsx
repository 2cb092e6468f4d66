import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDesk, useExhibitWords, usePaced, useUi } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useFullTelling } from '../why/useFullTelling.ts';
import { StoryFilters } from './StoryFilters.tsx';
import { Line, SumLine } from './StoryLine.tsx';
import { isMilestone } from './storyLines.ts';
import { useStory } from './useStory.ts';
import './story.css';

const READABLE = 250;
const LINES = 200;
/** Nearer to the end than this is at the end. */
const NEAR = 24;

/** Everything that mattered so far, one sentence each, newest last. A click goes there. */
export function Story() {
  const { session } = useDesk();
  const telling = useFullTelling();
  const { story: say } = useExhibitWords();
  const filter = useUi((state) => state.story);
  usePaced(READABLE);
  const { told, known } = useStory(filter, LINES);
  const { list, atEnd, scrolled, toEnd } = useTail(session.screen().seq);
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
        {told.length === 0 && <p className="aside">{filtered ? say.none : words.storyEmpty}</p>}
        <ol>
          {told.map(({ item, record }) => {
            const key = `${branch} ${record.seq}`;
            const shared = { record, telling, onGo: goTo };
            return item.kind === 'sum' ? (
              <SumLine key={key} {...shared} sum={item} known={known} />
            ) : (
              <Line key={key} {...shared} milestone={isMilestone(session, record.seq)} />
            );
          })}
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
