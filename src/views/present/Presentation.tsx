import { lazy, Suspense } from 'react';
import { formatSpeed, formatTime } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, usePaced, useScreen, useUi, useWords } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { PlayButton } from '../transport/PlayButton.tsx';
import { stepSpeed } from '../transport/speed.ts';
import type { Advance } from './advance.ts';
import {
  fillScreen,
  hasSide,
  leave,
  lighten,
  openNotes,
  toggleCode,
  toggleDiagram,
  toggleSide,
} from './presenting.ts';
import * as signs from './signs.tsx';
import { useSlides } from './slides.ts';
import { useAdvance, usePresentKeys } from './usePresentKeys.ts';
import {
  useFocusKept,
  useFullScreen,
  useResting,
  useRoom,
  useScreenFilled,
  useWakeLock,
} from './useRoom.ts';
import './present.css';
import './contrast.css';

const CodeToFollow = lazy(() => import('./CodeToFollow.tsx'));

interface Props {
  readonly title: string;
  readonly night: boolean;
  readonly switchTheme: () => void;
}

/**
 * What comes to the page while it is presented: title and time, the few controls that a speaker needs, and the black
 * screen. The page itself stays what it is, with all that is open in it; the style sheet makes it large and leaves out
 * what is not needed.
 */
export function Presentation({ title, night, switchTheme }: Props) {
  const { present: say } = useExhibitWords();
  const dark = useUi(({ presenting }) => presenting?.dark ?? null);
  const code = useUi(({ presenting }) => presenting?.code ?? false);
  const advance = useAdvance();
  useRoom();
  useFocusKept();
  useFullScreen();
  useWakeLock();
  useResting();
  usePresentKeys(advance, switchTheme);
  return (
    <section className="present" aria-label={say.title}>
      <p className="present-title" aria-hidden="true">
        {title}
      </p>
      <Time />
      <div className="present-bar">
        <TimeButtons advance={advance} />
        <hr className="palette-rule" />
        <PageButtons night={night} switchTheme={switchTheme} />
      </div>
      <p className="unseen" role="status">
        {dark ? say.isDark : say.isOn}
      </p>
      <Suspense>{code && <CodeToFollow />}</Suspense>
      {dark && <Dark />}
    </section>
  );
}

/** Where the run stands, and how fast it goes. */
function Time() {
  const { session } = useDesk();
  const { present: say } = useExhibitWords();
  usePaced(60);
  const { time, speed, status } = session.screen();
  const playing = status === 'playing';
  return (
    <p className="present-time mono">
      <span>{formatTime(time)}</span>
      <span className="present-speed">
        <span aria-hidden="true">{playing ? '▶' : '❙❙'}</span>
        <span className="unseen">{playing ? say.playing : say.paused}</span> {formatSpeed(speed)}
      </span>
    </p>
  );
}

function TimeButtons({ advance }: { advance: Advance }) {
  const { session } = useDesk();
  const { transport, keys, present: say } = useExhibitWords();
  const slides = useSlides();
  const atStart = useScreen((screen) => screen.time <= 0) && !slides;
  const speed = (by: number) => session.setSpeed(stepSpeed(session.screen().speed, by));
  return (
    <>
      <PlayButton />
      <IconButton
        icon="next"
        label={slides ? say.nextSlide : say.next}
        hotkey={keys.names.PageDown}
        onClick={() => advance.next()}
      />
      <IconButton
        icon="previous"
        label={slides ? say.previousSlide : transport.previousMilestone}
        hotkey={keys.names.PageUp}
        disabled={atStart}
        onClick={() => (slides ? slides.back() : session.previousMilestone())}
      />
      <IconButton icon={signs.faster} label={say.faster} hotkey="+" onClick={() => speed(1)} />
      <IconButton icon={signs.slower} label={say.slower} hotkey="−" onClick={() => speed(-1)} />
    </>
  );
}

function PageButtons({ night, switchTheme }: Omit<Props, 'title'>) {
  const { ui } = useDesk();
  const { header } = useWords();
  const { present: say } = useExhibitWords();
  const side = useUi(hasSide);
  const diagram = useUi(({ presenting }) => presenting?.diagram ?? false);
  const code = useUi(({ presenting }) => presenting?.code ?? false);
  const slides = useSlides();
  const filled = useScreenFilled();
  return (
    <>
      <IconButton
        icon={signs.side}
        label={say.side}
        hotkey="i"
        aria-pressed={side}
        onClick={() => toggleSide(ui)}
      />
      <IconButton
        icon={signs.diagram}
        label={say.diagram}
        hotkey="d"
        aria-pressed={diagram}
        onClick={() => toggleDiagram(ui)}
      />
      <IconButton
        icon={night ? 'sun' : 'moon'}
        label={night ? header.toDay : header.toNight}
        hotkey="t"
        onClick={switchTheme}
      />
      <IconButton
        icon={signs.code}
        label={say.code}
        hotkey="q"
        aria-pressed={code}
        onClick={() => toggleCode(ui)}
      />
      {slides && (
        <IconButton
          icon={signs.notes}
          label={say.notes}
          hotkey="v"
          onClick={() => openNotes(ui, slides)}
        />
      )}
      {filled === false && (
        <IconButton icon={signs.fill} label={say.fill} onClick={() => void fillScreen(ui)} />
      )}
      <IconButton icon="crash" label={say.leave} hotkey="f" onClick={() => leave(ui)} />
    </>
  );
}

/** Nothing to be seen, until somebody does anything. */
function Dark() {
  const desk = useDesk();
  const { present: say } = useExhibitWords();
  return (
    <button
      type="button"
      className="present-dark"
      aria-label={say.lighten}
      onClick={() => lighten(desk)}
    />
  );
}
