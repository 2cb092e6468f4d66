import { useEffect, useState } from 'react';
import type { Teaching } from '../../catalogue.ts';
import { goToShow, type ShownAnswer } from '../../lessons/answer.ts';
import { readScene } from '../../lessons/scene.ts';
import type { Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import {
  type Desk,
  DeskProvider,
  useDesk,
  useLessonWords,
  useLocale,
  useWords,
} from '../../views/context.tsx';
import { ShowPanel } from '../../views/interview/ShowPanel.tsx';
import { GlossaryProvider } from '../../views/lessons/glossary.tsx';
import { usePlain } from '../../views/lessons/usePlain.ts';
import { ModeNav } from '../ModeNav.tsx';
import { NoSuchAddress } from '../NoSuchAddress.tsx';
import { Loading } from '../Notices.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { Workbench } from '../Workbench.tsx';
import { lessonDesk } from './lessonDesk.ts';
import { type Taught, useTeaching } from './useTeaching.ts';

interface Props {
  readonly exhibit: string;
  /** The id that the address names. */
  readonly question: string;
}

const loadQuestions = (teaching: Teaching) => teaching.questions();

/** An answer at work: the run at the moment that shows it. */
export default function ShowPage({ exhibit, question: id }: Props) {
  const lessons = useTeaching(exhibit, loadQuestions);
  const { errors } = useWords();
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit')
    return <NoSuchAddress expected={errors.exhibitAmong(lessons.expected.join(', '))} />;
  const { taught, part } = lessons;
  const question = part.questions.find((one) => one.id === id);
  if (!question) return <NoSuchQuestion ids={part.questions.map((one) => one.id)} />;
  return (
    <GlossaryProvider exhibit={exhibit} glossary={taught.glossary}>
      <OpenShow exhibit={exhibit} taught={taught} question={question} />
    </GlossaryProvider>
  );
}

function NoSuchQuestion({ ids }: { readonly ids: readonly string[] }) {
  const { interview: say } = useLessonWords();
  return <NoSuchAddress expected={say.among(ids.join(', '))} />;
}

interface OpenProps {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly question: Question<ProtocolTypes>;
}

function OpenShow({ exhibit, taught, question }: OpenProps) {
  const [laid, setLaid] = useState<{ readonly desk: Desk; readonly showing: ShownAnswer } | null>(
    null,
  );
  useEffect(() => {
    const { show } = question;
    const desk = lessonDesk(taught.stock, readScene(taught.stock, show.scene));
    setLaid({ desk, showing: goToShow(desk.session, taught.protocol, show) });
    return () => desk.session.dispose();
  }, [taught, question]);
  if (!laid) return <Loading />;
  return (
    <DeskProvider desk={laid.desk}>
      <ShownRun exhibit={exhibit} question={question} showing={laid.showing} />
    </DeskProvider>
  );
}

interface ShowingProps extends Omit<OpenProps, 'taught'> {
  readonly showing: ShownAnswer;
}

function ShownRun({ exhibit, question, showing }: ShowingProps) {
  const { session } = useDesk();
  const locale = useLocale();
  const { interview: say } = useLessonWords();
  const title = usePlain()(question.asks);
  const { name } = session.protocol.text[locale];
  usePageTitle(title, say.title, name);
  return (
    <Workbench
      title={title}
      crumb={
        <>
          <span className="crumb crumb-exhibit">{name}</span>
          <ModeNav exhibit={exhibit} mode="interview" />
        </>
      }
      lesson={
        <ShowPanel question={question} showing={showing} practice={`#/${exhibit}/interview`} />
      }
    />
  );
}
