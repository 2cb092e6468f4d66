import type { Seq } from '../core/ids.ts';
import type { TraceColumns } from './types.ts';

/** How a message ended. */
export interface Fate {
  readonly kind: 'deliver' | 'drop';
  readonly seq: Seq;
  readonly at: number;
}

/** The end of a message, as far as the branch has been run; null while it has none. */
export function fateOf(columns: TraceColumns, message: Seq): Fate | null {
  for (let at = message + 1; at < columns.length; at++) {
    if (columns.cause(at) !== message) continue;
    const kind = columns.kind(at);
    if (kind === 'deliver' || kind === 'drop')
      return { kind, seq: at as Seq, at: columns.time(at) };
  }
  return null;
}
