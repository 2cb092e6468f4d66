import type { ViewDescriptor } from '../../sdk/views.ts';
import { adopted } from '../_shared/atomic/shown.ts';
import { thingsOf } from '../_shared/atomic/things.ts';
import { atomicViews } from '../_shared/atomic/views.ts';
import { counts } from './counts.ts';
import { coordinatorChart, participantChart } from './roles.ts';
import { stage } from './stage.ts';
import type { TwoPhaseTypes } from './types.ts';

export const views: readonly ViewDescriptor<TwoPhaseTypes>[] = [
  stage,
  ...adopted<readonly ViewDescriptor<TwoPhaseTypes>[]>(atomicViews),
  {
    kind: 'statechart',
    id: 'coordinator',
    nodeKind: 'coordinator',
    chart: coordinatorChart,
    things: thingsOf,
  },
  {
    kind: 'statechart',
    id: 'participant',
    nodeKind: 'participant',
    chart: participantChart,
    things: thingsOf,
  },
  { kind: 'counts', id: 'costs', counts },
];
