import type { ReactNode } from 'react';
import { Icon } from '../views/parts/Icon.tsx';
import { MenuButton } from '../views/parts/MenuButton.tsx';

/** A place to which the menu leads. */
export interface Crumb {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly note: ReactNode;
}

interface Props {
  /** What the places are, for those who do not see the menu. */
  readonly label: string;
  /** In what they stand: the name of the exhibit. */
  readonly within?: string;
  /** The id of the place where one is, and what is said of it. */
  readonly current: string;
  readonly title: string;
  readonly places: readonly Crumb[];
}

/** Where one is, and the other places of the same kind. */
export function CrumbMenu({ label, within, current, title, places }: Props) {
  return (
    <nav className="crumb" aria-label={label}>
      {within !== undefined && (
        <>
          <span className="crumb-exhibit">{within}</span>
          <span className="crumb-exhibit" aria-hidden="true">
            /
          </span>
        </>
      )}
      <MenuButton
        className="crumb-menu"
        title={title}
        place={{ align: 'start', sideOffset: 6 }}
        list={({ Item }) =>
          places.map(({ id, href, title: name, note }) => (
            <Item key={id} asChild>
              <a
                className="menu-item"
                href={href}
                aria-current={id === current ? 'page' : undefined}
              >
                {id === current && (
                  <span className="menu-mark">
                    <Icon name="check" size={14} />
                  </span>
                )}
                {name}
                <span className="menu-note">{note}</span>
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
