import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { useLocale, useWords } from '../views/context.tsx';
import { Icon } from '../views/parts/Icon.tsx';
import { MenuButton } from '../views/parts/MenuButton.tsx';

interface Props {
  readonly exhibit: string;
  readonly title: string;
  readonly current: Scenario<ProtocolTypes>;
  readonly scenarios: readonly Scenario<ProtocolTypes>[];
}

/** Where one is, and the other scenarios of the same exhibit. */
export function ScenarioMenu({ exhibit, title, current, scenarios }: Props) {
  const locale = useLocale();
  const { header } = useWords();
  return (
    <nav className="crumb" aria-label={header.scenarios}>
      <span className="crumb-exhibit">{title}</span>
      <span className="crumb-exhibit" aria-hidden="true">
        /
      </span>
      <MenuButton
        className="crumb-menu"
        title={current.title[locale]}
        place={{ align: 'start', sideOffset: 6 }}
        list={({ Item }) =>
          scenarios.map((one) => (
            <Item key={one.id} asChild>
              <a
                className="menu-item"
                href={`#/${exhibit}/${one.id}`}
                aria-current={one.id === current.id ? 'page' : undefined}
              >
                {one.id === current.id && (
                  <span className="menu-mark">
                    <Icon name="check" size={14} />
                  </span>
                )}
                {one.title[locale]}
                <span className="menu-note">{one.watch[locale]}</span>
              </a>
            </Item>
          ))
        }
      >
        <span>{current.title[locale]}</span>
        <Icon name="down" size={14} />
      </MenuButton>
    </nav>
  );
}
