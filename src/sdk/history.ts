/**
 * One line of a history, as Jepsen writes operations: an operation begins with its `invoke`. `ok`: it happened. `fail`: it
 * did not. `info`: nobody knows. A process that never answers simply ends after its `invoke`.
 */
export interface HistoryEvent {
  readonly process: number;
  readonly type: 'invoke' | 'ok' | 'fail' | 'info';
  readonly f: string;
  readonly key?: string;
  readonly value: unknown;
  /** In microseconds. */
  readonly time: number;
  /** Why it failed, where that was something else than what it found. */
  readonly error?: unknown;
}

/** The objects whose histories can be judged (src/checkers/history/models.ts). */
export const MODELS = ['register', 'cas-register', 'kv', 'queue'] as const;
export type ModelName = (typeof MODELS)[number];
