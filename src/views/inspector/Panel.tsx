import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { useDesk, useExhibitWords } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { takeKey } from '../tools/chords.ts';
import { panelKeys } from '../tools/localKeys.ts';
import { closePanel } from '../ui.ts';
import './panel.css';

interface Props {
  readonly className: string;
  readonly title: string;
  /** What it is about: when that changes, the focus comes to the heading again. */
  readonly about?: unknown;
  /** Where the focus goes when the panel does and whatever had it before is no longer there. */
  readonly back?: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** What stands in place of the tabs for a while: its heading, the way to put it away, and its content, which scrolls. */
export function Panel({ className, title, about, back, onClose, children }: Props) {
  const { ui } = useDesk();
  const words = useExhibitWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useHeldFocus(heading, about, back);
  const close = onClose ?? (() => closePanel(ui));
  const onKeyDown = (event: KeyboardEvent) => takeKey(event, panelKeys, { put: close });
  return (
    <section className={`panel ${className}`} aria-labelledby={id} onKeyDown={onKeyDown}>
      <header className="panel-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="crash" label={words.keys.close} hotkey="Esc" onClick={close} />
      </header>
      <div className="inspector-panel">{children}</div>
    </section>
  );
}

/**
 * Brings the focus to the heading when the panel opens, and whenever it is about something else. When the panel goes
 * with the focus inside, the focus goes back to where it was, or to `back` if that has gone meanwhile, as the tabs do.
 * Opened by a key from the page as a whole, it leaves the focus there: the space bar goes on playing and pausing.
 */
function useHeldFocus(
  heading: RefObject<HTMLHeadingElement | null>,
  about: unknown,
  back: string | undefined,
): void {
  const way = useRef(back);
  way.current = back;
  useLayoutEffect(() => {
    const panel = heading.current?.closest('section');
    const before = document.activeElement;
    return () => {
      if (!panel?.contains(document.activeElement)) return;
      // The tabs come back in the commit in which this panel goes.
      setTimeout(() => {
        const still = before !== document.body && before?.isConnected;
        const there = still ? before : way.current && document.querySelector(way.current);
        if (there instanceof HTMLElement || there instanceof SVGElement) there.focus();
      });
    };
  }, [heading]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is about is what calls for the focus
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // On a phone the page itself scrolls: half of it for the stage, half for the panel.
    heading.current?.scrollIntoView({ block: 'center' });
  }, [heading, about]);
}
