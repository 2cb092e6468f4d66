import type { Seq } from '../core/ids.ts';
import type { Session } from '../playback/types.ts';
import type { Tally, Task } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Cast } from './cast.ts';
import { Wait } from './cues.ts';

type Any = ProtocolTypes;

/** How one task stands. */
export interface Done {
  readonly done: boolean;
  /** For what must not happen: it has. */
  readonly failed: boolean;
  /** Of what is counted: how much there is, and of how much. */
  readonly count: readonly [now: number, of: number] | null;
}

type Check = (session: Session, from: Seq, to: Seq) => Done;

/** Looks along a run, step by step, how far its tasks are done. */
export class Judge {
  private readonly checks: readonly Check[];
  private now: readonly Done[];
  /** The position at which all was done for the first time. */
  solvedAt: Seq | null = null;

  constructor(session: Session, tasks: readonly Task<Any>[], cast: Cast) {
    this.checks = tasks.map((task) => checkOf(task, session, cast));
    this.now = tasks.map((task) => ({
      done: task.kind === 'never' || (task.kind === 'holds' && task.holds(session.world())),
      failed: false,
      count: task.kind === 'counts' ? [0, task.of] : null,
    }));
  }

  get standing(): readonly Done[] {
    return this.now;
  }

  /** Looks at the next step, at whose end the run stands; true when that is the one with which all is done. */
  look(session: Session, from: Seq, to: Seq): boolean {
    this.now = this.checks.map((check) => check(session, from, to));
    if (this.solvedAt !== null || !this.now.every(({ done }) => done)) return false;
    this.solvedAt = to;
    return true;
  }
}

function checkOf(task: Task<Any>, session: Session, cast: Cast): Check {
  const said = (done: boolean, failed = false): Done => ({ done, failed, count: null });
  switch (task.kind) {
    case 'happens': {
      const wait = new Wait(session, task.cue, cast);
      return (run, from, to) => said(wait.look(run, from, to) !== null);
    }
    case 'never': {
      const wait = new Wait(session, task.cue, cast);
      return (run, from, to) => {
        const happened = wait.look(run, from, to) !== null;
        return said(!happened, happened);
      };
    }
    case 'holds':
      return (run) => said(task.holds(run.world()));
    case 'counts':
      return countOf(task);
  }
}

function countOf(task: Tally<Any>): Check {
  const memory = task.memory();
  let most = 0;
  return (run) => {
    most = Math.max(most, task.look(memory, run.world()));
    return { done: most >= task.of, failed: false, count: [Math.min(most, task.of), task.of] };
  };
}

/** How many commands were given by hand before a position: those of the scenario's own script are not counted. */
export function actsBefore(session: Session, position: number): number {
  if (position === 0) return 0;
  const columns = session.columns();
  const { script } = session.scenario;
  const now = columns.time(position - 1);
  let commands = 0;
  for (let at = 0; at < position; at++) if (columns.kind(at) === 'command') commands += 1;
  const scripted = script.filter(({ at }) => at < now).length;
  if (!script.some(({ at }) => at === now)) return commands - scripted;
  // Of what the script has for this very moment, only some may have been done by here.
  const done = session
    .records(columns.countUntil(now - 1), position)
    .filter((one) => one.kind === 'command' && script.some((line) => line.command === one.command));
  return commands - scripted - done.length;
}
