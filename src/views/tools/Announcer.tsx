import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FullTelling } from '../../i18n/exhibit-sentences.ts';
import { recordSentence } from '../../i18n/sentences.ts';
import type { Session } from '../../playback/types.ts';
import { momentOf, useDesk, useScreen } from '../context.tsx';
import { useReading } from '../spacetime/useReading.ts';
import { useFullTelling } from '../why/useFullTelling.ts';
import { tellSum } from './AidedNarration.tsx';
import { aids } from './aids.ts';
import { listen, type Saying, type Told, turnsBefore } from './announce.ts';

/** How often a run that plays is listened to, in milliseconds. */
const LISTENING = 250;

interface Props {
  /** Of two runs, the one that is told of. */
  readonly name?: string;
}

/**
 * Tells who does not see the stage what happens on it: while the run plays, the turns that matter, calmly; when it rests,
 * the step it has come to.
 */
export function Announcer({ name }: Props) {
  const on = useStore(aids, ({ telling }) => telling);
  return on ? <Voice name={name} /> : null;
}

function Voice({ name }: { name: string | undefined }) {
  // The same words said again are another element, or nobody would hear them.
  const [said, setSaid] = useState({ count: 0, text: '' });
  const say = useRef((text: string) =>
    setSaid(({ count }) => ({ count: count + 1, text })),
  ).current;
  usePlaying(say);
  useResting(say);
  return (
    <p className="unseen" role="status" data-announcer>
      {said.text !== '' && (
        <span key={said.count}>{name === undefined ? said.text : `${name}: ${said.text}`}</span>
      )}
    </p>
  );
}

/** While the run plays. */
function usePlaying(say: (text: string) => void): void {
  const { session } = useDesk();
  const telling = useFullTelling();
  const playing = useScreen(({ status }) => status === 'playing');
  useEffect(() => {
    if (!playing) return;
    let told: Told = { at: -Infinity, turns: turnsOf(session).length, flooded: false };
    const timer = setInterval(() => {
      const turns = turnsOf(session);
      const [next, saying] = listen(told, performance.now(), turns.length);
      told = next;
      const text = textOf(saying, turns, session, telling);
      if (text !== '') say(text);
    }, LISTENING);
    return () => clearInterval(timer);
  }, [playing, session, telling, say]);
}

const turnsOf = (session: Session) => turnsBefore(session.milestones(), session.screen().seq);

function textOf(
  saying: Saying,
  turns: readonly number[],
  session: Session,
  telling: FullTelling,
): string {
  if (saying === null) return '';
  const { keys } = telling.exhibit;
  if ('flood' in saying) {
    const sum = tellSum(session, telling);
    if (sum !== null) return sum;
    return saying.flood === 'begins' ? keys.tooFast : '';
  }
  const seq = turns[saying.newest] ?? 0;
  const [record] = session.records(seq, seq + 1);
  if (!record || !isTold(record)) return '';
  const newest = recordSentence(record, telling);
  return saying.before === 0 ? newest : `${newest} ${keys.and(saying.before)}`;
}

type Record = ReturnType<Session['records']>[number];
type StoryRecord = Parameters<typeof recordSentence>[0];

const isTold = (record: Record): record is StoryRecord =>
  ['note', 'role', 'command', 'violation'].includes(record.kind);

/** When the run has come to rest somewhere else than before. */
function useResting(say: (text: string) => void): void {
  const { session } = useDesk();
  const { words } = useFullTelling();
  const reading = useReading();
  // Where the page opens is no event.
  const last = useRef(momentOf(session.screen()));
  useEffect(() => {
    if (reading === null || last.current === reading.moment) return;
    last.current = reading.moment;
    // On the time axis the axis itself says where it stands.
    if (document.activeElement?.matches('.spacetime-track')) return;
    say(reading.text === '' ? words.stage.quiet : reading.text);
  }, [reading, say, words]);
}
