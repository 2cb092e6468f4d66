import { lazy, Suspense, startTransition, useState } from 'react';
import { takeKey } from '../tools/chords.ts';
import { menuKeys } from '../tools/localKeys.ts';
import type { MenuProps } from './Menu.tsx';
import './menu.css';

const load = () => import('./Menu.tsx');
const Menu = lazy(load);

/**
 * A button that opens a menu. What menus are made of is heavy and seldom wanted: it is fetched when someone comes near,
 * and takes the place of the button when that is pressed.
 */
export function MenuButton(props: MenuProps) {
  const { place, list, ...button } = props;
  const [opened, setOpened] = useState<'byKey' | 'byPointer' | null>(null);
  // As a transition: the button stays until the menu is there.
  const open = (byKey: boolean) => startTransition(() => setOpened(byKey ? 'byKey' : 'byPointer'));
  return (
    <Suspense>
      {opened ? (
        <Menu {...props} byKey={opened === 'byKey'} />
      ) : (
        <button
          type="button"
          aria-haspopup="menu"
          aria-expanded={false}
          {...button}
          onPointerEnter={load}
          onFocus={load}
          // A click that no pointer made counts none.
          onClick={(event) => open(event.detail === 0)}
          onKeyDown={(event) => takeKey(event, menuKeys, { open: () => open(true) })}
        />
      )}
    </Suspense>
  );
}
