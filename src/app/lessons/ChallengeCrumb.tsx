import { useStore } from 'zustand';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { Icon } from '../../views/parts/Icon.tsx';
import { MenuButton } from '../../views/parts/MenuButton.tsx';
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
      <nav className="crumb" aria-label={say.title}>
        <MenuButton
          className="crumb-menu"
          title={current.title[locale]}
          place={{ align: 'start', sideOffset: 6 }}
          list={({ Item }) =>
            challenges.map((one) => (
              <Item key={one.id} asChild>
                <a
                  className="menu-item"
                  href={`#/${exhibit}/challenges/${one.id}`}
                  aria-current={one === current ? 'page' : undefined}
                >
                  {one === current && (
                    <span className="menu-mark">
                      <Icon name="check" size={14} />
                    </span>
                  )}
                  {one.title[locale]}
                  <span className="menu-note">
                    {say.grades[one.grade]}
                    {' · '}
                    {best[one.id] === undefined ? say.notMet : say.met}
                  </span>
                </a>
              </Item>
            ))
          }
        >
          <span>{current.title[locale]}</span>
          <Icon name="down" size={14} />
        </MenuButton>
      </nav>
      <ModeNav exhibit={exhibit} mode="challenges" />
    </>
  );
}
