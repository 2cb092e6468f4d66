import type { Teaching } from '../../catalogue.ts';
import type { Chapter } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords, useWords } from '../../views/context.tsx';
import { GlossaryProvider } from '../../views/lessons/glossary.tsx';
import { NoSuchAddress } from '../NoSuchAddress.tsx';
import { Loading } from '../Notices.tsx';
import { ChapterPage } from './ChapterPage.tsx';
import { LearnOverview } from './LearnOverview.tsx';
import { type Taught, useTeaching } from './useTeaching.ts';

interface Address {
  readonly exhibit: string;
  readonly chapter: string | undefined;
  readonly stop: string | undefined;
}

const loadChapters = (teaching: Teaching) => teaching.chapters();

/** The walkthrough of an exhibit: all its chapters, or one of them beside its run. */
export default function LearnPage(address: Address) {
  const lessons = useTeaching(address.exhibit, loadChapters);
  const { errors } = useWords();
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit')
    return <NoSuchAddress expected={errors.exhibitAmong(lessons.expected.join(', '))} />;
  const { taught, part } = lessons;
  return (
    <GlossaryProvider exhibit={address.exhibit} glossary={taught.glossary}>
      <Learning address={address} taught={taught} chapters={part.chapters} />
    </GlossaryProvider>
  );
}

interface Props {
  readonly address: Address;
  readonly taught: Taught;
  readonly chapters: readonly Chapter<ProtocolTypes>[];
}

function Learning({ address: { exhibit, chapter: id, stop }, taught, chapters }: Props) {
  const { learn: say } = useLessonWords();
  if (id === undefined)
    return <LearnOverview exhibit={exhibit} taught={taught} chapters={chapters} />;
  const at = chapters.findIndex((one) => one.id === id);
  const chapter = chapters[at];
  if (!chapter)
    return <NoSuchAddress expected={say.chapterAmong(chapters.map((one) => one.id).join(', '))} />;
  const index = stop === undefined ? 0 : chapter.stops.findIndex((one) => one.id === stop);
  if (index < 0)
    return (
      <NoSuchAddress expected={say.stopAmong(chapter.stops.map((one) => one.id).join(', '))} />
    );
  return (
    <ChapterPage
      exhibit={exhibit}
      taught={taught}
      chapter={chapter}
      next={chapters[at + 1] ?? null}
      stop={index}
    />
  );
}
