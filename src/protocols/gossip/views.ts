import type { ViewDescriptor } from '../../sdk/views.ts';
import { counts } from './counts.ts';
import { fields } from './fields.ts';
import { matrices, trees } from './knowledge.ts';
import { plots } from './plots.ts';
import { chart } from './roles.ts';
import { stage } from './stage.ts';
import type { GossipTypes } from './types.ts';

export const views: readonly ViewDescriptor<GossipTypes>[] = [
  stage,
  { kind: 'fields', id: 'state', fields },
  { kind: 'plot', id: 'informed', plots },
  { kind: 'tree', id: 'infection', trees },
  { kind: 'matrix', id: 'knowledge', matrices },
  { kind: 'counts', id: 'figures', counts },
  { kind: 'statechart', id: 'interest', nodeKind: 'node', chart },
];
