import { useMemo, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import type { HistoryEvent, ModelName } from '../../sdk/history.ts';
import { useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { type Call, callsOf } from './calls.ts';
import { HistoryDrawing } from './HistoryDrawing.tsx';
import { KeyPicker } from './KeyPicker.tsx';
import { drawHistory, MOST } from './project.ts';
import { useJudgement } from './useJudgement.ts';
import { VerdictBox } from './VerdictBox.tsx';
import { brokenKey } from './verdict.ts';
import './history.css';

export interface HistoryProps {
  readonly events: readonly HistoryEvent[];
  /** How many of them have happened. */
  readonly until: number;
  readonly model: ModelName;
  /** Whose an operation is. */
  readonly who: (call: Call) => string;
  /** When a line was: a moment of the run, the line of a file. */
  readonly when: (event: number) => string;
  /** Goes to a line, where one can. */
  readonly go?: (event: number) => void;
  /** An operation is looked at, or none any more. */
  readonly light?: (call: Call | null) => void;
}

/** A history, drawn and judged: the verdict, the objects to choose from, and a bar for each operation. */
export function HistoryView({ events, until, model, who, when, go, light }: HistoryProps) {
  const words = useExhibitWords().history;
  const { judgement, busy } = useJudgement(events, until, model);
  const calls = useMemo(() => callsOf(events), [events]);
  const keys = useMemo(() => [...new Set(calls.map(({ key }) => key))].sort(), [calls]);
  const [picked, pick] = useState<{ readonly key: string | null } | null>(null);
  const [around, setAround] = useState<number | null>(null);
  const broken = judgement && brokenKey(judgement);
  const only = keys.length === 1 ? (keys[0] ?? null) : null;
  const key = only ?? (picked ? picked.key : (broken?.key ?? null));
  const stuck = broken?.stuck ?? null;
  const middle = around ?? (stuck && broken?.key === key ? stuck.called : null);
  const drawing = useMemo(
    () =>
      drawHistory({ calls, judged: judgement, key, until, around: middle, nothing: words.nothing }),
    [calls, judgement, key, until, middle, words],
  );
  const own = useRef<HTMLDivElement>(null);
  // Who goes somewhere keeps what is drawn, though the verdict there may be another.
  const goTo =
    go &&
    ((event: number) => {
      pick({ key });
      go(event);
    });
  const find = () => {
    pick({ key: broken?.key ?? null });
    setAround(stuck?.called ?? null);
    if (stuck && go) go(stuck.returned);
    // Once it is drawn, on whatever page it stands.
    setTimeout(() => own.current?.querySelector<HTMLElement>('[data-standing=stuck]')?.focus());
  };
  const callAt = (place: number) => {
    const shown = key === null ? calls : calls.filter((call) => call.key === key);
    setAround(shown[Math.min(shown.length - 1, Math.max(0, place))]?.called ?? null);
  };
  return (
    <div ref={own} className="ops" data-busy={busy}>
      <VerdictBox
        judgement={judgement}
        calls={calls}
        who={who}
        numbered={key !== null}
        onFind={find}
        live={go !== undefined}
        partly={until < events.length}
      />
      {keys.length > 1 && (
        <KeyPicker
          keys={keys}
          picked={key}
          judgement={judgement}
          onPick={(one) => {
            pick({ key: one });
            setAround(null);
          }}
        />
      )}
      <HistoryDrawing
        drawing={drawing}
        who={who}
        when={when}
        {...(goTo && { go: goTo })}
        {...(light && { light })}
      />
      {drawing.total > MOST && (
        <nav className="ops-pages" aria-label={words.drawing}>
          <button
            type="button"
            className="button"
            disabled={drawing.first === 0}
            onMouseDown={keepFocus}
            onClick={() => callAt(drawing.first)}
          >
            {words.earlier}
          </button>
          <span>
            {words.part(
              formatCount(drawing.first + 1),
              formatCount(drawing.first + drawing.count),
              formatCount(drawing.total),
            )}
          </span>
          <button
            type="button"
            className="button"
            disabled={drawing.first + drawing.count >= drawing.total}
            onMouseDown={keepFocus}
            onClick={() => callAt(drawing.first + drawing.count)}
          >
            {words.later}
          </button>
        </nav>
      )}
    </div>
  );
}
