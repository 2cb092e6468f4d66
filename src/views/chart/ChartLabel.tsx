import { useExhibitWords } from '../context.tsx';

/** The label of the chart's tab, there before the chart is. */
export function ChartLabel() {
  return useExhibitWords().chart.tab;
}
