import { useEffect, useMemo, useRef, useState } from 'react';
import type { Seq } from '../../core/ids.ts';
import { sentenceOf } from '../../i18n/exhibit-sentences.ts';
import { formatTime } from '../../i18n/format.ts';
import type { CheckState } from '../../playback/types.ts';
import { useDesk, useScreen } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { selectNode } from '../ui.ts';
import { litEvents } from '../why/answer.ts';
import { recordsOf } from '../why/records.ts';
import { useFullTelling } from '../why/useFullTelling.ts';
import { WhyButton } from '../why/WhyButton.tsx';

type Violation = NonNullable<CheckState['broken']>;

interface Props {
  readonly invariant: string;
  readonly broken: Violation;
}

/** How an invariant was broken: the nodes, and the events that contradict each other, lit wherever they can be seen. */
export function Broken({ invariant, broken }: Props) {
  const { ui } = useDesk();
  const telling = useFullTelling();
  const { text, fmt, exhibit } = telling;
  const words = exhibit.checks;
  const { violation } = broken;
  // Whoever comes here from a run that has just stopped wants to see at once what broke.
  const stopped = useScreen((screen) => screen.stopped);
  const [lighting, setLighting] = useState(stopped);
  useLitEvents(broken, lighting);
  // It may be the last of the checks, or below all that a phone shows.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className="check-why">
      <p>{text.invariants[invariant]?.broken(violation.detail, fmt)}</p>
      <h4 className="check-heading">{words.contradict}</h4>
      <Events broken={broken} />
      <fieldset className="actions" aria-label={words.nodes}>
        {violation.nodes.map((node) => (
          <button
            key={node}
            type="button"
            className="button"
            onMouseDown={keepFocus}
            onClick={() => selectNode(ui, node)}
          >
            {fmt.node(node)}
          </button>
        ))}
        <button
          type="button"
          className="button check-light"
          aria-pressed={lighting}
          onMouseDown={keepFocus}
          onClick={() => setLighting(!lighting)}
        >
          {words.light}
        </button>
      </fieldset>
    </div>
  );
}

function useLitEvents({ seq, violation }: Violation, lighting: boolean): void {
  const { session, ui } = useDesk();
  const branch = useScreen((screen) => screen.branch);
  useEffect(() => {
    if (!lighting) return;
    const lit = litEvents(session, branch, [...violation.events, seq], violation.nodes);
    ui.setState({ lit });
    return () => ui.setState((now) => (now.lit === lit ? { lit: null } : now));
  }, [session, ui, branch, seq, violation, lighting]);
}

/** What contradicts each other, in order; last of all the event with which it showed. */
function Events({ broken: { seq, violation } }: { broken: Violation }) {
  const { session } = useDesk();
  const telling = useFullTelling();
  const words = telling.exhibit.checks;
  const branch = useScreen((screen) => screen.branch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the branch says whose records these are
  const events = useMemo(() => {
    const earlier = [...new Set(violation.events)].filter((at) => at !== seq).sort((a, b) => a - b);
    const stretches = earlier.map((at) => ({ from: at, to: at + 1 }));
    const records = recordsOf(session, stretches);
    return earlier.flatMap((at) => {
      const record = records.get(at);
      return record ? [{ seq: at, text: sentenceOf(record, telling) }] : [];
    });
  }, [session, branch, seq, violation, telling]);
  return (
    <ol className="check-events">
      {[...events, { seq, text: words.breaks }].map((event) => (
        <Event key={event.seq} {...event} />
      ))}
    </ol>
  );
}

function Event({ seq, text }: { seq: Seq; text: string }) {
  const { session } = useDesk();
  const { exhibit } = useFullTelling();
  const when = formatTime(session.columns().time(seq));
  return (
    <li>
      <button
        type="button"
        className="check-event"
        title={exhibit.checks.goTo(when)}
        onMouseDown={keepFocus}
        onClick={() => {
          session.pause();
          session.seekRecord(seq);
        }}
      >
        <span className="story-time mono">{when}</span>
        {text}
      </button>
      <WhyButton seq={seq} about={text} />
    </li>
  );
}
