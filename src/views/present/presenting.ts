import type { Desk } from '../context.tsx';
import { type Presenting, takeTool, type Ui, type UiStore } from '../ui.ts';
import type { Slides } from './slides.ts';

/*
 * Into the mode, out of it, and what can be switched inside. The page gives way at once; a full screen is asked for and
 * done without where there is none.
 */

export function togglePresenting(ui: UiStore): void {
  if (ui.getState().presenting) leave(ui);
  else enter(ui);
}

function enter(ui: UiStore): void {
  const before = openOf(ui.getState());
  takeTool(ui, 'select');
  ui.setState({
    // An answer that is being looked at is shown to all; whatever else is open waits.
    panel: before.panel === 'why' ? 'why' : null,
    presenting: { diagram: false, side: false, dark: null, code: false, loose: false, before },
  });
  void fillScreen(ui);
}

const openOf = ({ selection, tab, panel, why, lit, tool }: Ui): Presenting['before'] => ({
  ...{ selection, tab, panel, why, lit, tool },
});

export function leave(ui: UiStore): void {
  const { presenting } = ui.getState();
  if (!presenting) return;
  takeTool(ui, presenting.before.tool);
  ui.setState({ ...presenting.before, presenting: null });
  leaveScreen();
}

/** Asks for the whole screen, which only a press of a key or a button may do. */
export async function fillScreen(ui: UiStore): Promise<void> {
  try {
    await document.documentElement.requestFullscreen?.({ navigationUI: 'hide' });
  } catch {
    // Refused, as in a frame that may not: then it is the whole window.
    return;
  }
  if (!ui.getState().presenting) leaveScreen();
}

/** Gives the screen back, if it was taken. */
export function leaveScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
}

const change = (ui: UiStore, part: (now: Presenting) => Partial<Presenting>): void =>
  ui.setState(({ presenting }) =>
    presenting ? { presenting: { ...presenting, ...part(presenting) } } : {},
  );

export const toggleDiagram = (ui: UiStore): void =>
  change(ui, ({ diagram }) => ({ diagram: !diagram }));

/** Whether the inspector stands beside the stage: because it was asked for, or because something opened in it. */
export const hasSide = ({ presenting, panel }: Pick<Ui, 'presenting' | 'panel'>): boolean =>
  presenting !== null && (presenting.side || panel !== null);

/** Opens the inspector, or puts it away with all that has opened in it. */
export function toggleSide(ui: UiStore): void {
  const open = hasSide(ui.getState());
  if (open) ui.setState({ panel: null, why: null, lit: null });
  change(ui, () => ({ side: !open }));
}

/** Shows those who follow the way to this moment, or puts that away. */
export const toggleCode = (ui: UiStore): void => change(ui, ({ code }) => ({ code: !code }));

/** Opens the speaker's notes beside the presentation. */
export function openNotes(ui: UiStore, slides: Slides): void {
  change(ui, () => ({ loose: true }));
  slides.openNotes();
}

/** The full screen is gone: with it the mode, unless another window took it. */
export function loseScreen(ui: UiStore): void {
  if (ui.getState().presenting?.loose) change(ui, () => ({ loose: false }));
  else leave(ui);
}

/** A black screen, so that people look at who speaks; the run waits meanwhile. */
export function darken({ session, ui }: Desk): void {
  const played = session.screen().status === 'playing';
  session.pause();
  change(ui, () => ({ dark: { played } }));
}

export function lighten({ session, ui }: Desk): void {
  const played = ui.getState().presenting?.dark?.played;
  change(ui, () => ({ dark: null }));
  if (played) session.play();
}
