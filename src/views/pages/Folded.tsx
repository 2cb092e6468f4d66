import type { ReactNode } from 'react';
import { useChosen } from './useChosen.ts';
import './pages.css';

interface Props {
  /** Under which name it is kept that it is open. */
  readonly name: string;
  readonly title: string;
  /** Made only while it is open. */
  readonly children: () => ReactNode;
}

/** What is read by those who want it exactly, or do not see the drawing. */
export function Folded({ name, title, children }: Props) {
  const [open, setOpen] = useChosen(name, false);
  return (
    <details
      className="page-folded"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}
