import type { Protocol } from '../sdk/protocol.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { ViewDescriptor } from '../sdk/views.ts';

/** The inspector's pages that only protocols have which describe them, and by what kind of view. */
const DESCRIBED: Readonly<Record<string, ViewDescriptor<ProtocolTypes>['kind']>> = {
  logs: 'log',
  chart: 'statechart',
  table: 'table',
  matrix: 'matrix',
  tree: 'tree',
  plot: 'plot',
  counts: 'counts',
};

/** Whether a page of the inspector has something to show. */
export function hasPage({ views }: Protocol<ProtocolTypes>, page: string): boolean {
  const kind = DESCRIBED[page];
  return kind === undefined || views.some((view) => view.kind === kind);
}
