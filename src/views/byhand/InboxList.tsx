import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { onMessage } from '../actions.ts';
import { useDesk } from '../context.tsx';
import { takeKey } from '../tools/chords.ts';
import { inboxKeys } from '../tools/localKeys.ts';
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
    const withMessage = (what: (row: MessageRow) => void) => () => {
      const row = boxes.flatMap(({ rows }) => rows).find(({ key }) => key === focused());
      // The page has other uses for some of these keys: here they are never its.
      if (row?.kind === 'message') what(row);
    };
    takeKey(event, inboxKeys, {
      row: move,
      act: move,
      ends: move,
      hold: withMessage((row) => holdOrRelease(desk, row)),
      duplicate: withMessage((row) => onMessage(desk, 'duplicate', row.envelope.id)),
      lose: withMessage((row) => onMessage(desk, 'drop', row.envelope.id)),
    });
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
