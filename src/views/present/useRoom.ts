import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { useDesk, useUi } from '../context.tsx';
import { hasSide, leaveScreen, loseScreen } from './presenting.ts';
import { useSlides } from './slides.ts';
import { type Shown, zoomOf } from './zoom.ts';

/** So long the pointer must lie still before it and all controls fade, in milliseconds. */
const REST = 3000;

/** Tells the style sheet what is shown and how large; the whole document wears it, with all that opens on top. */
export function useRoom(): void {
  const side = useUi(hasSide);
  const diagram = useUi(({ presenting }) => presenting?.diagram ?? false);
  const two = useUi(({ beside }) => beside !== null);
  const slides = useSlides() !== null;
  const shown: Shown = two ? 'two' : slides ? 'slides' : side || diagram ? 'more' : 'stage';
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset.presenting = '';
    return () => {
      delete dataset.presenting;
      style.removeProperty('--zoom');
    };
  }, []);
  useMark('presentSide', side);
  useMark('presentDiagram', diagram);
  useLayoutEffect(() => {
    const fill = () => {
      const zoom = zoomOf({ width: innerWidth, height: innerHeight }, shown);
      document.documentElement.style.setProperty('--zoom', String(zoom));
    };
    fill();
    addEventListener('resize', fill);
    return () => removeEventListener('resize', fill);
  }, [shown]);
}

function useMark(name: string, on: boolean): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (on) dataset[name] = '';
    return () => {
      delete dataset[name];
    };
  }, [name, on]);
}

/** Whether the page fills the screen; null where that cannot be had. */
export function useScreenFilled(): boolean | null {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener('fullscreenchange', listener);
      return () => document.removeEventListener('fullscreenchange', listener);
    },
    () => (document.fullscreenEnabled ? document.fullscreenElement !== null : null),
  );
}

/** Who leaves the full screen, by whatever way, leaves the mode; who leaves the mode, the full screen. */
export function useFullScreen(): void {
  const { ui } = useDesk();
  useEffect(() => {
    const changed = () => {
      if (!document.fullscreenElement) loseScreen(ui);
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      // Unless another run is presented in its place.
      setTimeout(() => {
        if (document.documentElement.dataset.presenting === undefined) leaveScreen();
      });
    };
  }, [ui]);
}

/** A projector must not go dark because nobody touches the keyboard. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let here = true;
    const hold = async () => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      try {
        const held = await navigator.wakeLock?.request('screen');
        if (here) lock = held ?? null;
        else await held?.release();
      } catch {
        // Low battery, or a browser that does not want to: the screen may go dark, and no harm else.
      }
    };
    void hold();
    // It is lost with every look at another window.
    document.addEventListener('visibilitychange', hold);
    return () => {
      here = false;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release().catch(() => {});
    };
  }, []);
}

/** Marks the page while the pointer rests: the style sheet lets go of all that is not looked at. */
export function useResting(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer: ReturnType<typeof setTimeout>;
    const rest = () => {
      dataset.presentResting = '';
    };
    const stir = (event?: Event) => {
      // Keys bring back what the focus may go to; those of the remote nothing.
      if (event instanceof KeyboardEvent && event.key !== 'Tab') return;
      delete dataset.presentResting;
      clearTimeout(timer);
      timer = setTimeout(rest, REST);
    };
    const events = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const one of events) addEventListener(one, stir, true);
    stir();
    return () => {
      for (const one of events) removeEventListener(one, stir, true);
      clearTimeout(timer);
      delete dataset.presentResting;
    };
  }, []);
}

/** Takes the focus from what has gone to the stage, and gives it back in the end. */
export function useFocusKept(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const stage = document.getElementById('stage');
    if (before !== document.body && before?.checkVisibility?.() === false) stage?.focus();
    return () => {
      const now = document.activeElement;
      const lost = now === document.body || now === stage || now?.closest('.present') !== null;
      if (!lost || !(before instanceof HTMLElement || before instanceof SVGElement)) return;
      // Once the page is there again.
      setTimeout(() => before.isConnected && before.focus({ preventScroll: true }));
    };
  }, []);
}
