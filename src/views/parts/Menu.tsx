import { DropdownMenu } from 'radix-ui';
import { type ButtonHTMLAttributes, type ReactNode, useEffect, useRef } from 'react';

/** What a list of choices is made of. */
export type MenuParts = Pick<
  typeof DropdownMenu,
  'Item' | 'CheckboxItem' | 'ItemIndicator' | 'Label'
>;

export interface MenuProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly place: Pick<DropdownMenu.DropdownMenuContentProps, 'align' | 'side' | 'sideOffset'>;
  /** The choices, made of the parts that it is given. */
  readonly list: (parts: MenuParts) => ReactNode;
  /** What stands on the button. */
  readonly children: ReactNode;
}

/** A button and its menu, which opens at once: `MenuButton` loads it when it is opened for the first time. */
export default function Menu({
  place,
  list,
  byKey,
  ...button
}: MenuProps & { readonly byKey: boolean }) {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!byKey) return;
    // Who came by the keyboard finds the first choice: the key is pressed again on what has come in place of the button.
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
    trigger.current?.dispatchEvent(key);
  }, [byKey]);
  return (
    // Not modal: that would hide the page from those who do not see it, with all that can have the focus.
    <DropdownMenu.Root defaultOpen={!byKey} modal={false}>
      <DropdownMenu.Trigger ref={trigger} {...button} />
      <DropdownMenu.Portal>
        {/* A menu that is too long for the screen is scrolled; whoever has no pointer can have the focus on it for that. */}
        <DropdownMenu.Content className="menu" collisionPadding={8} tabIndex={0} {...place}>
          <Listed list={list} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Made only while the menu is open. */
const Listed = ({ list }: Pick<MenuProps, 'list'>) => list(DropdownMenu);
