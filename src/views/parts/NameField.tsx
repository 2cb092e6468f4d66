import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { takeKey } from '../tools/chords.ts';
import { nameKeys } from '../tools/localKeys.ts';

interface Props {
  readonly className: string;
  readonly name: string;
  readonly label: string;
  /** What it is called without a name of its own. */
  readonly hint: string;
  readonly onLeave: (kept: string | null) => void;
}

/** Enter keeps the name, and so does going elsewhere; Escape leaves the old one. */
export function NameField({ className, name, label, hint, onLeave }: Props) {
  const left = useRef(false);
  const leave = (kept: string | null) => {
    if (!left.current) onLeave(kept);
    left.current = true;
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    takeKey(event, nameKeys, { keep: () => leave(value), leave: () => leave(null) });
  };
  return (
    <input
      // Whoever asked to rename wants to type.
      // biome-ignore lint/a11y/noAutofocus: it stands where the pressed button stood
      autoFocus
      className={className}
      aria-label={label}
      placeholder={hint}
      defaultValue={name}
      maxLength={60}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={pressed}
      onBlur={(event) => leave(event.currentTarget.value)}
    />
  );
}

/** When the field goes, the focus goes back to what it stood for. */
export function useFocusAfter(
  target: { readonly current: HTMLElement | null },
  open: boolean,
): void {
  const was = useRef(open);
  useLayoutEffect(() => {
    if (was.current && !open && document.activeElement === document.body) target.current?.focus();
    was.current = open;
  }, [open, target]);
}
