import type { Outline } from '../../sdk/lesson.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { Icon } from '../../views/parts/Icon.tsx';
import { MenuButton } from '../../views/parts/MenuButton.tsx';

interface Props {
  readonly exhibit: string;
  readonly name: string;
  readonly outline: Outline;
  /** The chapter that is open. */
  readonly chapter: string;
}

/** Where one is, and the other chapters. */
export function LearnCrumb({ exhibit, name, outline, chapter }: Props) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const title = outline.chapters.find(({ id }) => id === chapter)?.title[locale] ?? chapter;
  return (
    <nav className="crumb" aria-label={say.chapters}>
      <span className="crumb-exhibit">{name}</span>
      <span className="crumb-exhibit" aria-hidden="true">
        /
      </span>
      <MenuButton
        className="crumb-menu"
        title={title}
        place={{ align: 'start', sideOffset: 6 }}
        list={({ Item }) =>
          outline.chapters.map((one) => (
            <Item key={one.id} asChild>
              <a
                className="menu-item"
                href={`#/${exhibit}/learn/${one.id}`}
                aria-current={one.id === chapter ? 'page' : undefined}
              >
                {one.id === chapter && (
                  <span className="menu-mark">
                    <Icon name="check" size={14} />
                  </span>
                )}
                {one.title[locale]}
                <span className="menu-note">{one.about[locale]}</span>
              </a>
            </Item>
          ))
        }
      >
        <span>{title}</span>
        <Icon name="down" size={14} />
      </MenuButton>
    </nav>
  );
}
