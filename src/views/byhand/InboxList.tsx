import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { onMessage } from '../actions.ts';
import { useDesk } from '../context.tsx';
import { chordOf } from '../tools/keys.ts';
import { holdOrRelease } from './choosing.ts';
import type { Inbox, MessageRow } from './inboxes.ts';
import { useRoving } from './useRoving.ts';

interface Props {
  /** As a screen reader says it. */
  readonly label: string;
  readonly boxes: readonly Inbox[];
  readonly children: ReactNode;
}

/** The rows of one or several inboxes, with the keys that deal with them. */
export function InboxList({ label, boxes, children }: Props) {
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const { move, row: focused, ...focus } = useRoving(list);
  // What was lit from here is no longer pointed at when the list is gone.
  useEffect(() => () => desk.ui.setState({ hover: null }), [desk]);

  const pressed = (event: KeyboardEvent) => {
    const chord = chordOf(event);
    if (chord === null) return;
    const rows = boxes.flatMap((box) => box.rows);
    const row = rows.find((one) => one.key === focused());
    const what = keys[chord];
    if (!what && !move(chord)) return;
    // The page has other uses for some of these keys.
    event.preventDefault();
    if (what && row?.kind === 'message') what(row);
  };
  const keys: Readonly<Record<string, (row: MessageRow) => void>> = {
    h: (row) => holdOrRelease(desk, row),
    d: (row) => onMessage(desk, 'duplicate', row.envelope.id),
    Delete: (row) => onMessage(desk, 'drop', row.envelope.id),
    Backspace: (row) => onMessage(desk, 'drop', row.envelope.id),
  };
  return (
    <div
      ref={list}
      className="inbox-list"
      role="toolbar"
      aria-label={label}
      aria-orientation="vertical"
      tabIndex={-1}
      onKeyDown={pressed}
      {...focus}
    >
      {children}
    </div>
  );
}
