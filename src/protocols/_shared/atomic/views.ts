import type { ViewDescriptor } from '../../../sdk/views.ts';
import { atomicFields } from './fields.ts';
import { logRows } from './logRows.ts';
import type { AtomicTypes } from './shown.ts';
import { tablesOf } from './tables.ts';

/** What every commit protocol shows of its nodes. */
export const atomicViews: readonly ViewDescriptor<AtomicTypes>[] = [
  { kind: 'log', id: 'logs', apart: true, rows: logRows },
  { kind: 'table', id: 'locks', tables: tablesOf },
  { kind: 'fields', id: 'state', fields: atomicFields },
];
