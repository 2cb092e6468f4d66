import { useStore } from 'zustand';
import { plainText } from '../../lessons/prose.ts';
import { GRADES } from '../../sdk/lesson.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { Icon } from '../../views/parts/Icon.tsx';
import { Header } from '../Header.tsx';
import { ModeNav } from '../ModeNav.tsx';
import { Loading } from '../Notices.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { NoExhibit } from './ChallengePage.tsx';
import { progressOf } from './progress.ts';
import { actsToBeat, opening } from './scores.ts';
import { type AnyChallenge, useChallenges } from './useChallenges.ts';
import type { Taught } from './useTeaching.ts';
import '../../views/parts/exhibitIcons.tsx';
import './challenges.css';

/** All challenges of an exhibit, by how hard they are, with what was reached. */
export default function ChallengesPage({ exhibit }: { readonly exhibit: string }) {
  const lessons = useChallenges(exhibit);
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit') return <NoExhibit expected={lessons.expected} />;
  return <Challenges exhibit={exhibit} taught={lessons.taught} challenges={lessons.part} />;
}

interface Props {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly challenges: readonly AnyChallenge[];
}

function Challenges({ exhibit, taught, challenges }: Props) {
  const locale = useLocale();
  const { challenge: say } = useLessonWords();
  const best = useStore(progressOf(exhibit), (progress) => progress.best);
  const { name } = taught.protocol.text[locale];
  usePageTitle(say.title, name);
  const met = challenges.filter(({ id }) => best[id] !== undefined).length;
  const terms = new Map(taught.glossary.map((term) => [term.id, term.name]));
  const goal = ({ text }: AnyChallenge) =>
    opening(
      plainText(text[locale], (id) => terms.get(id)?.[locale] ?? id),
      locale,
    );
  return (
    <>
      <Header
        crumb={
          <>
            <span className="crumb crumb-exhibit">{name}</span>
            <ModeNav exhibit={exhibit} mode="challenges" />
          </>
        }
      />
      <main className="challenges">
        <h1>{say.title}</h1>
        <p className="challenges-about">{say.about}</p>
        <p className="challenges-met">{say.metOf(String(met), String(challenges.length))}</p>
        {GRADES.map((grade) => {
          const those = challenges.filter((one) => one.grade === grade);
          return (
            those.length > 0 && (
              <section key={grade} aria-labelledby={grade}>
                <h2 id={grade}>{say.grades[grade]}</h2>
                <ul>
                  {those.map((one) => (
                    <li key={one.id}>
                      <Card
                        href={`#/${exhibit}/challenges/${one.id}`}
                        title={one.title[locale]}
                        goal={goal(one)}
                        best={best[one.id]}
                        beat={actsToBeat(one)}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </main>
    </>
  );
}

interface CardProps {
  readonly href: string;
  readonly title: string;
  readonly goal: string;
  readonly best: number | undefined;
  readonly beat: number;
}

function Card({ href, title, goal, best, beat }: CardProps) {
  const { challenge: say } = useLessonWords();
  const met = best !== undefined;
  return (
    <a className="challenge-card" href={href} data-met={met}>
      <span className="challenge-card-title">
        <strong>{title}</strong>
        <span className="challenge-card-mark">
          {met && <Icon name="check" size={14} />}
          <span className={met ? undefined : 'unseen'}>{met ? say.met : say.notMet}</span>
        </span>
      </span>
      <span className="challenge-card-goal">{goal}</span>
      <span className="challenge-card-score">
        {met && <span>{say.score(say.best, say.acts(String(best)))}</span>}
        <span>{say.score(say.ours, say.acts(String(beat)))}</span>
      </span>
    </a>
  );
}
