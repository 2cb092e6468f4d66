import { formatCount, formatSpeed, formatTime } from '../../i18n/format.ts';
import type { Words } from '../../i18n/words.ts';
import { request } from '../actions.ts';
import { useDesk, usePaced, useScreen, useWords } from '../context.tsx';
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
  const words = useWords();
  const say = words.transport;
  const atStart = useScreen((screen) => screen.time <= 0);
  return (
    <section className="transport" aria-label={say.label}>
      <div className="transport-buttons">
        <IconButton
          icon="toStart"
          label={say.toStart}
          hotkey="Home"
          disabled={atStart}
          onClick={() => session.seek(0)}
        />
        <IconButton
          icon="previous"
          label={say.previousMilestone}
          hotkey="Shift ←"
          disabled={atStart}
          onClick={() => session.previousMilestone()}
        />
        <IconButton
          icon="stepBack"
          label={say.stepBack}
          hotkey="←"
          disabled={atStart}
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
          label={say.nextMilestone}
          hotkey="Shift →"
          onClick={() => session.nextMilestone()}
        />
      </div>
      <SpeedSlider />
      <Clock words={words} />
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

function SpeedSlider() {
  const { session } = useDesk();
  const words = useWords();
  const speed = useScreen((screen) => screen.speed);
  return (
    <label className="speed">
      <span className="unseen">{words.transport.speed}</span>
      <output className="speed-value mono" aria-hidden="true">
        {formatSpeed(speed)}
      </output>
      <input
        type="range"
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={speedStop(speed)}
        aria-valuetext={speedText(speed, words)}
        title={speedText(speed, words)}
        onChange={(event) => session.setSpeed(SPEEDS[Number(event.target.value)] as number)}
      />
    </label>
  );
}

function speedText(speed: number, { transport }: Words): string {
  if (speed === 1) return transport.realTime;
  return speed < 1
    ? transport.slower(String(Math.round(1 / speed)))
    : transport.faster(String(Math.round(speed)));
}

function Clock({ words }: { words: Words }) {
  const { session } = useDesk();
  usePaced(60);
  const { time, seq, reach } = session.screen();
  const past = seq < reach.seq;
  return (
    <div className="clock">
      <span className="clock-time mono">{formatTime(time)}</span>
      <span className="clock-event mono">
        {past
          ? words.transport.eventOf(formatCount(seq), formatCount(reach.seq))
          : words.transport.event(formatCount(seq))}
      </span>
    </div>
  );
}
