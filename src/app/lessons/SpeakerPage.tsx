import { useEffect, useState } from 'react';
import type { Teaching } from '../../catalogue.ts';
import {
  channelOf,
  readMessage,
  type SlideShown,
  type SpeakerSays,
} from '../../lessons/speaker.ts';
import type { Chapter, Stop } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords, useLocale, useWords } from '../../views/context.tsx';
import { Countdown } from '../../views/lessons/Countdown.tsx';
import { GlossaryProvider } from '../../views/lessons/glossary.tsx';
import { Line, Prose } from '../../views/lessons/Prose.tsx';
import { Header } from '../Header.tsx';
import { NoSuchAddress } from '../NoSuchAddress.tsx';
import { Loading } from '../Notices.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { useTeaching } from './useTeaching.ts';
import './speaker.css';

type AnyStop = Stop<ProtocolTypes>;

interface Props {
  readonly exhibit: string;
  readonly chapter: string;
  /** Of which presentation this is the speaker's window. */
  readonly room: string;
}

const chaptersOf = (teaching: Teaching) => teaching.chapters();

/** What the speaker of a walkthrough sees and the class does not: what to say, what comes, and the way on. */
export default function SpeakerPage({ exhibit, chapter: id, room }: Props) {
  const lessons = useTeaching(exhibit, chaptersOf);
  const { errors } = useWords();
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit') {
    return <NoSuchAddress expected={errors.exhibitAmong(lessons.expected.join(', '))} />;
  }
  const { taught, part } = lessons;
  const chapter = part.chapters.find((one) => one.id === id);
  if (!chapter) return <NoSuchChapter chapters={part.chapters} />;
  return (
    <GlossaryProvider exhibit={exhibit} glossary={taught.glossary}>
      <Notes chapters={part.chapters} first={chapter} room={room} />
    </GlossaryProvider>
  );
}

function NoSuchChapter({ chapters }: Pick<NotesProps, 'chapters'>) {
  const { slides: say } = useLessonWords();
  return <NoSuchAddress expected={say.chapterAmong(chapters.map((one) => one.id).join(', '))} />;
}

interface NotesProps {
  readonly chapters: readonly Chapter<ProtocolTypes>[];
  readonly first: Chapter<ProtocolTypes>;
  readonly room: string;
}

function Notes({ chapters, first, room }: NotesProps) {
  const { slides: say } = useLessonWords();
  const { shown, ask } = useShown(room);
  usePageTitle(say.title);
  const chapter = chapters.find(({ id }) => id === shown?.chapter) ?? first;
  const stop = shown && chapter.stops[shown.stop];
  return (
    <div className="speaker">
      <Header />
      <main>
        <h1 className="unseen">{say.title}</h1>
        {stop ? (
          <NotesOf stop={stop} shown={shown} chapter={chapter} />
        ) : (
          <p role="status">{say.waiting}</p>
        )}
      </main>
      <footer className="speaker-bar">
        <button type="button" className="button" onClick={() => ask('restart')}>
          {say.restart}
        </button>
        <Elapsed />
        <button type="button" className="button" onClick={() => ask('back')}>
          {say.back}
        </button>
        <button type="button" className="button speaker-next" onClick={() => ask('next')}>
          {say.next}
        </button>
      </footer>
    </div>
  );
}

interface StopProps {
  readonly stop: AnyStop;
  readonly shown: SlideShown;
  readonly chapter: Chapter<ProtocolTypes>;
}

function NotesOf({ stop, shown, chapter }: StopProps) {
  const { slides: say } = useLessonWords();
  const next = chapter.stops[shown.stop + 1];
  const right = stop.kind === 'predict' ? stop.choices.find(({ right: yes }) => yes) : undefined;
  return (
    <>
      <section aria-labelledby="speaker-say">
        <p className="speaker-place">{say.slide(shown.stop + 1, chapter.stops.length)}</p>
        <h2 id="speaker-say">
          <Line text={stop.title} names={shown.names} />
        </h2>
        <div className="speaker-notes">
          <Prose text={stop.notes} names={shown.names} />
        </div>
        {shown.until !== null && <Countdown until={shown.until} />}
        <p className="speaker-hint" role="status">
          {shown.phase === 'asked' && stop.kind === 'predict' && say.thinking}
          {shown.phase === 'running' && say.running}
        </p>
      </section>
      <section aria-labelledby="speaker-seen">
        <h3 id="speaker-seen">{say.seen}</h3>
        <Prose text={stop.text} names={shown.names} />
        {right && (
          <>
            <h3>{say.answer}</h3>
            <p>
              <Line text={right.says} names={shown.names} />
            </p>
            <Prose text={right.why} names={shown.names} />
          </>
        )}
        {'after' in stop && <Prose text={stop.after} names={shown.names} />}
      </section>
      <section aria-labelledby="speaker-next">
        <h3 id="speaker-next">{say.nextIs}</h3>
        <p>{next ? <Line text={next.title} /> : say.last}</p>
      </section>
    </>
  );
}

/** What the presentation shows, as it says itself; and the way to ask something of it. */
function useShown(room: string) {
  const [shown, setShown] = useState<SlideShown | null>(null);
  const [channel, setChannel] = useState<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(channelOf(room));
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (message?.kind === 'shown') setShown(message);
    };
    say(opened, 'hello');
    setChannel(opened);
    return () => opened.close();
  }, [room]);
  return { shown, ask: (wants: SpeakerSays['wants']) => channel && say(channel, wants) };
}

const say = (channel: BroadcastChannel, wants: SpeakerSays['wants']): void =>
  channel.postMessage({ kind: 'asks', wants } satisfies SpeakerSays);

/** How long one has been speaking, in minutes and seconds. */
function Elapsed() {
  const { slides } = useLessonWords();
  const locale = useLocale();
  const [began] = useState(() => Date.now());
  const [now, setNow] = useState(began);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - began) / 1000);
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <time className="speaker-elapsed mono" lang={locale} title={slides.elapsed}>
      {shown}
    </time>
  );
}
