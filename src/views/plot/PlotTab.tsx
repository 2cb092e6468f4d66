import { useMemo, useRef } from 'react';
import { courseUntilNow } from '../../playback/course.ts';
import { useTelling } from '../context.tsx';
import { ViewLabel } from '../inspector/ViewLabel.tsx';
import { useView } from '../pages/useView.ts';
import { shownPlot } from './model.ts';
import { PlotFigure } from './PlotFigure.tsx';
import './plot.css';

/** What has been measured up to the playhead, beside what theory says. */
export function PlotTab() {
  const page = useRef<HTMLDivElement>(null);
  const telling = useTelling();
  const { session, view, moment } = useView('plot', page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment says up to where is measured
  const plots = useMemo(
    () =>
      (view?.plots(courseUntilNow(session), session.world()) ?? []).map((plot) =>
        shownPlot(plot, telling),
      ),
    [session, view, telling, moment],
  );
  return (
    <div ref={page}>
      <h2 className="unseen">
        <ViewLabel kind="plot" />
      </h2>
      {plots.map((plot) => (
        <PlotFigure key={plot.id} plot={plot} />
      ))}
    </div>
  );
}
