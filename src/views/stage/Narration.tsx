import { type ReactNode, useEffect, useRef, useState } from 'react';
import { recordSentence } from '../../i18n/sentences.ts';
import type { Milestone, StoryRecord } from '../../playback/types.ts';
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
  /** Where too much happens to be told one by one: what is said instead. */
  readonly sums?: () => string | null;
  /** Something else speaks to those who listen. */
  readonly silent?: boolean;
}

/** The latest sentence of the story, on the stage. */
export function Narration({ more, sums, silent = false }: Props) {
  const { session } = useDesk();
  const telling = useTelling();
  usePaced(READABLE);
  const stopped = useScreen((screen) => screen.stopped);
  const latest = latestOf(session.story(LOOK_BACK));
  const said = sums?.() ?? (latest ? recordSentence(latest, telling) : telling.words.stage.quiet);
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
      {!silent && <Spoken text={said} />}
    </div>
  );
}

const isCommand = ({ kind }: Milestone): boolean => kind === 'command';

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

/**
 * Says the text to those who listen, at a calm pace: what changed in between is left out. A run that plays by itself is silent
 * until someone has done something to it.
 */
function Spoken({ text }: { text: string }) {
  const { session } = useDesk();
  const telling = useTelling();
  const [spoken, speak] = useState('');
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    const timer = setInterval(() => {
      const { branches, status } = session.screen();
      const touched = branches.length > 1 || session.milestones().some(isCommand);
      if (touched || status === 'paused') speak(latest.current);
    }, SPOKEN);
    return () => clearInterval(timer);
  }, [session]);
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
