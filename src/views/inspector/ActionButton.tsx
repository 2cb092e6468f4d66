import type { ReactNode } from 'react';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import '../parts/button.css';

interface Props {
  readonly icon: IconName;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button with a word on it; like all of them it leaves the focus where a click with the mouse found it. */
export function ActionButton({ icon, children, ...rest }: Props) {
  return (
    <button type="button" className="button" onMouseDown={keepFocus} {...rest}>
      <Icon name={icon} size={14} />
      {children}
    </button>
  );
}
