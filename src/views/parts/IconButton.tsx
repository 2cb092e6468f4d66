import type { ButtonHTMLAttributes, MouseEvent, ReactElement } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './button.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  /** By name, or drawn on a `Sign`. */
  readonly icon: IconName | ReactElement;
  readonly label: string;
  /** The key that does the same, for the tooltip. */
  readonly hotkey?: string;
}

/** A button that is a drawing: its name is spoken, and shown when pointed at. */
export function IconButton({ icon, label, hotkey, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${className}`}
      aria-label={label}
      title={hotkey ? `${label} (${hotkey})` : label}
      onMouseDown={keepFocus}
    >
      {typeof icon === 'string' ? <Icon name={icon} /> : icon}
    </button>
  );
}

/** A click with the mouse leaves the focus where it was, so that the space bar goes on playing and pausing. */
export const keepFocus = (event: MouseEvent): void => event.preventDefault();
