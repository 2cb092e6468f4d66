import { useStore } from 'zustand';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { CrumbMenu } from '../CrumbMenu.tsx';
import { ModeNav } from '../ModeNav.tsx';
import { progressOf } from './progress.ts';
import type { AnyChallenge } from './useChallenges.ts';

interface Props {
  readonly exhibit: string;
  readonly challenges: readonly AnyChallenge[];
  readonly current: AnyChallenge;
}

/** Which challenge this is, and the others. */
export function ChallengeCrumb({ exhibit, challenges, current }: Props) {
  const locale = useLocale();
  const { challenge: say } = useLessonWords();
  const best = useStore(progressOf(exhibit), (progress) => progress.best);
  return (
    <>
      <CrumbMenu
        label={say.title}
        current={current.id}
        title={current.title[locale]}
        places={challenges.map(({ id, title, grade }) => ({
          id,
          href: `#/${exhibit}/challenges/${id}`,
          title: title[locale],
          note: `${say.grades[grade]} · ${best[id] === undefined ? say.notMet : say.met}`,
        }))}
      />
      <ModeNav exhibit={exhibit} mode="challenges" />
    </>
  );
}
