import { type ReactNode, useEffect, useRef, useState } from 'react';
import { recordSentence } from '../../i18n/sentences.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk, usePaced, useScreen, useTelling } from '../context.tsx';
import './narration.css';

/** A sentence stays at least this long while playing, so that it can be read. */
const READABLE = 900;
/** A screen reader is told no more often than this. */
const SPOKEN = 2500;
/** How far back to look for something worth saying: changes of role are told by notes as well. */
export const LOOK_BACK = 12;

interface Props {
  /** What can be asked about the sentence, behind it. */
  readonly more?: (record: StoryRecord) => ReactNode;
}

/** The latest sentence of the story, on the stage. */
export function Narration({ more }: Props) {
  const { session } = useDesk();
  const telling = useTelling();
  usePaced(READABLE);
  const stopped = useScreen((screen) => screen.stopped);
  const latest = latestOf(session.story(LOOK_BACK));
  const said = latest ? recordSentence(latest, telling) : telling.words.stage.quiet;
  const [first, rest] = firstSentence(said);
  return (
    <div className="narration" data-kind={latest?.kind ?? 'none'}>
      <p>
        <strong>{first}</strong>
        {rest}{' '}
        <span className="narration-hands">
          {latest && more?.(latest)}
          {stopped && (
            <button type="button" className="button narration-on" onClick={() => session.play()}>
              {telling.words.stage.goOn}
            </button>
          )}
        </span>
      </p>
      <Spoken text={said} />
    </div>
  );
}

/** What is worth telling of the last lines of the story. */
export function latestOf(story: readonly StoryRecord[]): StoryRecord | undefined {
  return story.findLast((record) => record.kind !== 'role') ?? story.at(-1);
}

/** What comes first is set apart: "s3 is paused." and then the reasons. */
export function firstSentence(text: string): readonly [string, string] {
  const end = /[.!?](?=\s)|[。！？]/.exec(text);
  if (!end) return [text, ''];
  const at = end.index + end[0].length;
  return [text.slice(0, at), text.slice(at)];
}

/** Says the text to those who listen, at a calm pace: what changed in between is left out. */
function Spoken({ text }: { text: string }) {
  const telling = useTelling();
  const [spoken, speak] = useState(text);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    const timer = setInterval(() => speak(latest.current), SPOKEN);
    return () => clearInterval(timer);
  }, []);
  return (
    <span
      className="unseen"
      role="status"
      aria-live="polite"
      aria-label={telling.words.stage.narration}
    >
      {spoken}
    </span>
  );
}
