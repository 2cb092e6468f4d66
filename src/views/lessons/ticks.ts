import type { Done } from '../../lessons/judge.ts';
import type { Task } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

export type AnyTask = Task<ProtocolTypes>;

/** A task of which nothing is known yet. */
export const OPEN: Done = { done: false, failed: false, count: null };

/** How a task is shown; `kept`: what must not happen has not happened so far. */
export type Tick = 'done' | 'open' | 'kept' | 'failed';

/** How a task stands; once all is met it stays ticked, whatever the run does afterwards. */
export function tickOf(task: Pick<AnyTask, 'kind'>, { done, failed }: Done, met = false): Tick {
  if (met) return 'done';
  if (failed) return 'failed';
  if (!done) return 'open';
  return task.kind === 'never' ? 'kept' : 'done';
}

/** What has changed about a task: how it is ticked, or how much of it there is. */
export interface Change {
  readonly task: number;
  readonly tick: Tick;
  /** It is as open as before, but there is more of it. */
  readonly count: Done['count'];
}

/** What is to be said when some tasks stand differently than before. A count that went back says nothing of itself. */
export function changes(
  tasks: readonly Pick<AnyTask, 'kind'>[],
  before: readonly Done[],
  now: readonly Done[],
): readonly Change[] {
  return tasks.flatMap((task, i): Change[] => {
    const [old, fresh] = [before[i], now[i]];
    if (!old || !fresh) return [];
    const tick = tickOf(task, fresh);
    if (tick !== tickOf(task, old)) return [{ task: i, tick, count: null }];
    const more = fresh.count !== null && fresh.count[0] > (old.count?.[0] ?? 0);
    return more ? [{ task: i, tick, count: fresh.count }] : [];
  });
}
