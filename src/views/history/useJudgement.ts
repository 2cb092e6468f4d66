import { useEffect, useRef, useState } from 'react';
import { type Judgement, judgeAside } from '../../playback/judging.ts';
import type { HistoryEvent, ModelName } from '../../sdk/history.ts';

interface Wish {
  readonly until: number;
  readonly model: ModelName;
}

/**
 * What is to be said of the first `until` lines of a history that only ever grows: the last verdict, also while a newer one is
 * being found. Lines that come faster than they are judged wait; any other change begins anew.
 */
export function useJudgement(
  events: readonly HistoryEvent[],
  until: number,
  model: ModelName,
): { readonly judgement: Judgement | null; readonly busy: boolean } {
  const [judged, setJudged] = useState<(Wish & { readonly judgement: Judgement }) | null>(null);
  const running = useRef<Wish | null>(null);
  const stop = useRef(() => {});
  const busy = judged?.model !== model || judged.until !== until;
  useEffect(() => {
    if (!busy) return;
    const now = running.current;
    if (now?.model === model && now.until <= until) return;
    stop.current();
    running.current = { until, model };
    stop.current = judgeAside(events.slice(0, until), model, (judgement) => {
      running.current = null;
      setJudged({ until, model, judgement });
    });
  });
  useEffect(() => () => stop.current(), []);
  return { judgement: judged?.model === model ? judged.judgement : null, busy };
}
