import { useEffect, useRef } from 'react';
import type { Teaching } from '../../catalogue.ts';
import type { Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords, useLocale, useWords } from '../../views/context.tsx';
import { Choosing } from '../../views/interview/Choosing.tsx';
import { Forgetting } from '../../views/interview/Forgetting.tsx';
import { Paper } from '../../views/interview/Paper.tsx';
import { QuestionCard } from '../../views/interview/QuestionCard.tsx';
import { QuestionList } from '../../views/interview/QuestionList.tsx';
import { Nothing, Tally } from '../../views/interview/Standing.tsx';
import { GlossaryProvider } from '../../views/lessons/glossary.tsx';
import { useVisit, type Visit } from '../address.ts';
import { Header } from '../Header.tsx';
import { ModeNav } from '../ModeNav.tsx';
import { NoSuchAddress } from '../NoSuchAddress.tsx';
import { Loading } from '../Notices.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { usePractice } from './usePractice.ts';
import { type Taught, useTeaching } from './useTeaching.ts';
import '../../views/interview/interview.css';
import '../../views/parts/exhibitIcons.tsx';

type Questions = readonly Question<ProtocolTypes>[];

const loadQuestions = (teaching: Teaching) => teaching.questions();

/** An exhibit's questions, to practise with. */
export default function InterviewPage({ exhibit }: { readonly exhibit: string }) {
  const lessons = useTeaching(exhibit, loadQuestions);
  const { errors } = useWords();
  const visit = useVisit();
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit')
    return <NoSuchAddress expected={errors.exhibitAmong(lessons.expected.join(', '))} />;
  const { taught, part } = lessons;
  const { topics } = taught.outline;
  const topic = topicAsked(visit);
  if (topic !== null && !topics.some(({ id }) => id === topic)) {
    return <NoSuchTopic ids={topics.map(({ id }) => id)} />;
  }
  return (
    <GlossaryProvider exhibit={exhibit} glossary={taught.glossary}>
      <Practising exhibit={exhibit} taught={taught} questions={part.questions} />
    </GlossaryProvider>
  );
}

/** `#/raft/interview?topic=safety`: where a chapter leads to questions about itself. */
const topicAsked = ({ query }: Visit): string | null => new URLSearchParams(query).get('topic');

function NoSuchTopic({ ids }: { readonly ids: readonly string[] }) {
  const { interview: say } = useLessonWords();
  return <NoSuchAddress expected={say.topicAmong(ids.join(', '))} />;
}

interface Props {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly questions: Questions;
}

function Practising({ exhibit, taught, questions }: Props) {
  const locale = useLocale();
  const { interview: say } = useLessonWords();
  const { topics } = taught.outline;
  const practice = usePractice(exhibit, questions, topics);
  const { sitting, marks, today } = practice;
  useTopicAsked(practice.choose);
  const { name } = taught.protocol.text[locale];
  usePageTitle(say.title, name);
  const question = questions.find(({ id }) => id === sitting.asked);
  return (
    <div className="interview">
      <Header
        crumb={
          <>
            <span className="crumb crumb-exhibit">{name}</span>
            <ModeNav exhibit={exhibit} mode="interview" />
          </>
        }
      />
      <main ref={practice.page}>
        <h1>{say.title}</h1>
        <p className="interview-lead">{say.lead(questions.length)}</p>
        <Choosing topics={topics} choice={sitting} onChoose={practice.choose} />
        <Tally questions={questions} sitting={sitting} marks={marks} now={today.now} />
        <p className="interview-said" role="status">
          {practice.said}
        </p>
        {question ? (
          <QuestionCard
            key={question.id}
            question={question}
            topic={topics.find(({ id }) => id === question.topic)?.title[locale] ?? ''}
            mark={marks[question.id]}
            sitting={sitting}
            shown={`#/${exhibit}/interview/${question.id}`}
            onReveal={practice.reveal}
            onTick={practice.tick}
            onJudge={practice.judge}
          />
        ) : (
          <Nothing questions={questions} sitting={sitting} marks={marks} today={today} />
        )}
        <section aria-labelledby="all-questions">
          <h2 id="all-questions">{say.list}</h2>
          <QuestionList
            topics={topics}
            questions={questions}
            marks={marks}
            now={today.now}
            asked={sitting.asked}
            onOpen={practice.open}
          />
          <Forgetting marks={marks} onSet={practice.setMarks} />
        </section>
        <Paper exhibit={name} topics={topics} questions={questions} choice={sitting} />
      </main>
    </div>
  );
}

/** Whoever comes for a topic is asked about that; what they choose then is theirs. */
function useTopicAsked(choose: (choice: { readonly topic: string }) => void): void {
  const visit = useVisit();
  const last = useRef<Visit | null>(null);
  useEffect(() => {
    if (visit === last.current) return;
    last.current = visit;
    const topic = topicAsked(visit);
    if (topic !== null) choose({ topic });
  }, [visit, choose]);
}
