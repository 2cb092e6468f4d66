import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { Standing } from '../../lessons/attempt.ts';
import type { Done } from '../../lessons/judge.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { Hints } from '../../views/lessons/Hints.tsx';
import { Prose } from '../../views/lessons/Prose.tsx';
import { TaskList } from '../../views/lessons/TaskList.tsx';
import { type AnyTask, OPEN, tickOf } from '../../views/lessons/ticks.ts';
import { Met } from './Met.tsx';
import { progressOf } from './progress.ts';
import { ShownSolution } from './ShownSolution.tsx';
import { actsToBeat } from './scores.ts';
import type { Trial } from './trial.ts';
import type { AnyChallenge } from './useChallenges.ts';
import './challengePanel.css';

interface Props {
  readonly exhibit: string;
  readonly challenge: AnyChallenge;
  readonly next: AnyChallenge | null;
  readonly trial: Trial;
  /** How many hints have been looked at. */
  readonly hints: number;
  onHint(): void;
  /** Opens a new run to try oneself. */
  onAgain(): void;
  /** Opens a new run that shows how it can be done. */
  onShow(): void;
}

/** What is to be brought about, and how far it is. */
export function ChallengePanel(props: Props) {
  const { exhibit, challenge, next, trial, hints, onHint, onAgain, onShow } = props;
  const locale = useLocale();
  const { challenge: say } = useLessonWords();
  const standing = useStore(trial.attempt.store);
  const { solving } = trial;
  const id = useId();
  const heading = useHeading(trial);
  const body = useBody(standing);
  const met = standing.solved !== null;
  const solved = solving === null ? standing.solved : null;
  return (
    <section className="lesson challenge" aria-labelledby={id}>
      <div className="challenge-body" ref={body}>
        <p className="challenge-kind">
          {solving ? say.shown : say.grades[challenge.grade]}
          <Dots tasks={challenge.tasks} done={standing.tasks} met={met} />
        </p>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {challenge.title[locale]}
        </h2>
        {solving && <ShownSolution solving={solving} onAgain={onShow} onOwn={onAgain} />}
        {solved !== null && (
          <Met
            challenge={challenge}
            acts={solved}
            hints={hints}
            next={
              next
                ? { title: next.title, href: `#/${exhibit}/challenges/${next.id}` }
                : { title: null, href: `#/${exhibit}/challenges` }
            }
          />
        )}
        <Prose text={challenge.text} />
        <Part title={say.tasks}>
          <TaskList tasks={challenge.tasks} done={standing.tasks} met={met} />
        </Part>
        {!solving && (
          <Part title={say.hints}>
            <Hints hints={challenge.hints} shown={hints} onMore={onHint} onSolution={onShow} />
          </Part>
        )}
      </div>
      {!solving && (
        <Score exhibit={exhibit} challenge={challenge} acts={standing.acts} onAgain={onAgain} />
      )}
      <p className="unseen" role="status">
        {solved !== null && say.doneWith(say.acts(String(solved)))}
      </p>
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="challenge-part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

interface DotsProps {
  readonly tasks: readonly AnyTask[];
  readonly done: readonly Done[];
  readonly met: boolean;
}

/** How far it is, at a glance: the list below says it in words. */
function Dots({ tasks, done, met }: DotsProps) {
  return (
    <span className="challenge-dots" aria-hidden="true">
      {tasks.map((task, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one for each task, in their order
        <span key={i} data-tick={tickOf(task, done[i] ?? OPEN, met)} />
      ))}
    </span>
  );
}

interface ScoreProps {
  readonly exhibit: string;
  readonly challenge: AnyChallenge;
  readonly acts: number;
  onAgain(): void;
}

/** Acts so far, the fewest yet and the score to beat; and the way to begin once more. */
function Score({ exhibit, challenge, acts, onAgain }: ScoreProps) {
  const { challenge: say } = useLessonWords();
  const best = useStore(progressOf(exhibit), (progress) => progress.best[challenge.id]);
  return (
    <footer className="challenge-score">
      <dl>
        <Figure name={say.soFar} value={acts} />
        <Figure name={say.best} value={best ?? null} />
        <Figure name={say.ours} value={actsToBeat(challenge)} />
      </dl>
      <button type="button" className="button" title={say.againHint} onClick={onAgain}>
        {say.again}
      </button>
    </footer>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number | null }) {
  const { challenge: say } = useLessonWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === null ? say.none : say.acts(String(value))}</dd>
    </div>
  );
}

/** A run that starts again brings the focus with it: whatever had it is gone. */
function useHeading({ run }: Trial) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (run > 1) heading.current?.focus({ preventScroll: true });
  }, [run]);
  return heading;
}

/** What is said when all is done stands at the top. */
function useBody({ solved }: Standing) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (solved !== null) body.current?.scrollTo({ top: 0 });
  }, [solved]);
  return body;
}
