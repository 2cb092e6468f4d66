import { useEffect, useRef } from 'react';
import type { Prose as Text } from '../../sdk/lesson.ts';
import { useLessonWords } from '../context.tsx';
import { Prose } from './Prose.tsx';
import './tasks.css';

interface Props {
  readonly hints: readonly Text[];
  /** How many have been looked at. */
  readonly shown: number;
  onMore(): void;
  /** Offered once all hints have been looked at. */
  readonly onSolution?: (() => void) | undefined;
}

/** Hints, revealed one by one; after the last one a solution. */
export function Hints({ hints, shown, onMore, onSolution }: Props) {
  const { challenge: say } = useLessonWords();
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    // Who has asked for a hint reads that one next.
    if (shown > before.current) {
      const newest = list.current?.querySelector<HTMLElement>(':scope > :last-child');
      newest?.focus({ preventScroll: true });
      newest?.scrollIntoView({ block: 'nearest' });
    }
    before.current = shown;
  }, [shown]);
  return (
    <div className="hints">
      {shown > 0 && (
        <ol ref={list}>
          {hints.slice(0, shown).map((hint, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hints keep their order
            <li key={i} className="hint" tabIndex={-1}>
              <span className="hint-number">{say.hint(String(i + 1), String(hints.length))}</span>
              <Prose text={hint} />
            </li>
          ))}
        </ol>
      )}
      {shown < hints.length && (
        <button type="button" className="button" onClick={onMore}>
          {shown === 0 ? say.firstHint : say.nextHint}
        </button>
      )}
      {shown >= hints.length && onSolution && (
        <button type="button" className="button" onClick={onSolution}>
          {say.solution}
        </button>
      )}
    </div>
  );
}
