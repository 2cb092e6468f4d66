import { formatCount, formatSpeed, formatTime } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import { nextMilestone, request } from '../actions.ts';
import { useDesk, useExhibitWords, usePaced, useScreen } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton, keepFocus } from '../parts/IconButton.tsx';
import { BranchButton } from './BranchButton.tsx';
import { PlayButton } from './PlayButton.tsx';
import { SPEEDS, speedStop } from './speed.ts';
import './transport.css';

/** Time in hand: play, step, speed, where we are, which branch. */
export function Transport() {
  const desk = useDesk();
  const { session } = desk;
  const say = useExhibitWords().transport;
  return (
    <section className="transport" aria-label={say.label}>
      <TimeButtons />
      <SpeedSlider />
      <Clock />
      <BranchButton />
      {session.protocol.workload && (
        <button
          type="button"
          className="button transport-request"
          aria-label={say.requestHint}
          title={`${say.requestHint} (n)`}
          onMouseDown={keepFocus}
          onClick={() => request(desk, null)}
        >
          <Icon name="request" size={14} />
          <span>{say.request}</span>
        </button>
      )}
    </section>
  );
}

/** Play, step and milestones. */
export function TimeButtons() {
  const desk = useDesk();
  const { session } = desk;
  const say = useExhibitWords().transport;
  const atStart = useScreen((screen) => screen.time <= 0);
  // At the first moment several things happen, one after the other.
  const atFirst = useScreen((screen) => screen.time <= 0 && screen.seq === 0);
  return (
    <div className="transport-buttons">
      <IconButton
        icon="toStart"
        className="transport-ends"
        label={say.toStart}
        hotkey="Home"
        disabled={atStart}
        onClick={() => session.seek(0)}
      />
      <IconButton
        icon="previous"
        className="transport-back"
        label={say.previousMilestone}
        hotkey="Shift ←"
        disabled={atStart}
        onClick={() => session.previousMilestone()}
      />
      <IconButton
        icon="stepBack"
        label={say.stepBack}
        hotkey="←"
        disabled={atFirst}
        onClick={() => session.stepBack()}
      />
      <PlayButton />
      <IconButton
        icon="stepForward"
        label={say.stepForward}
        hotkey="→"
        onClick={() => session.stepForward()}
      />
      <IconButton
        icon="next"
        className="transport-ends"
        label={say.nextMilestone}
        hotkey="Shift →"
        onClick={() => nextMilestone(desk)}
      />
    </div>
  );
}

export function SpeedSlider() {
  const { session } = useDesk();
  const say = useExhibitWords().transport;
  const speed = useScreen((screen) => screen.speed);
  return (
    <label className="speed">
      <span className="unseen">{say.speed}</span>
      <output className="speed-value mono" aria-hidden="true">
        {formatSpeed(speed)}
      </output>
      <input
        type="range"
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={speedStop(speed)}
        aria-label={say.speed}
        aria-valuetext={speedText(speed, say)}
        title={speedText(speed, say)}
        onChange={(event) => session.setSpeed(SPEEDS[Number(event.target.value)] as number)}
      />
    </label>
  );
}

function speedText(speed: number, transport: ExhibitWords['transport']): string {
  if (speed === 1) return transport.realTime;
  return speed < 1
    ? transport.slower(String(Math.round(1 / speed)))
    : transport.faster(String(Math.round(speed)));
}

export function Clock() {
  const say = useExhibitWords().transport;
  const { session } = useDesk();
  usePaced(60);
  const { time, seq, reach } = session.screen();
  const past = seq < reach.seq;
  return (
    <div className="clock">
      <span className="clock-time mono">{formatTime(time)}</span>
      <span className="clock-event mono">
        {past ? say.eventOf(formatCount(seq), formatCount(reach.seq)) : say.event(formatCount(seq))}
      </span>
    </div>
  );
}
