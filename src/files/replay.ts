import { type Micros, micros } from '../core/ids.ts';
import { type SavedTimeline, Timeline } from '../engine/timeline.ts';
import type { Command } from '../sdk/command.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { MAX_EVENTS } from './bounds.ts';

/** Steps between looks at whoever waits: few, since a step of a large cluster may take as long as a thousand of a small one. */
const STRIDE = 20;

/** A moment of a run, exact among several events of that moment: `steps` of them are done. */
export interface Moment {
  readonly time: Micros;
  readonly steps: number;
}

/** A command and when it is given. */
export interface Move<T extends ProtocolTypes> {
  /**
   * Before anything else is due at this time, and after a command before it. `steps`: so many steps at this very time
   * come first.
   */
  readonly at: Moment;
  readonly command: Command<T>;
}

/** The way to where a run stands, as an address tells it: by moments, so that a person can read and write it. */
export interface Way<T extends ProtocolTypes> {
  readonly moves: readonly Move<T>[];
  /** How many events the run has; null: as many as there are up to the playhead. */
  readonly events: number | null;
  /** The playhead; `steps` null: after all at that time that has been run. Null: at the end. */
  readonly at: { readonly time: Micros; readonly steps: number | null } | null;
}

export interface Replayed<T extends ProtocolTypes> {
  readonly timeline: Timeline<T>;
  /** The playhead; it may stand between two events, but never beyond one that is still to come. */
  readonly time: Micros;
  /**
   * Whether everything went as told: each command at its place and with something to do. The digest is a question of its
   * own.
   */
  readonly whole: boolean;
}

/**
 * Runs again what was told of a run; `time` is where the playhead stood, if the way does not say it. It yields now and then how many events there are, so that whoever waits can draw,
 * let someone stop it, or lose patience. Of a run that does not go as told it gives what there is.
 */
export function* replay<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  told: Way<T> | SavedTimeline<T>,
  time: Micros | null = null,
): Generator<number, Replayed<T>> {
  const timeline = new Timeline(protocol, scenario);
  const byMoments = 'moves' in told;
  const whole = byMoments ? yield* replayWay(timeline, told) : yield* replaySaved(timeline, told);
  const wanted = (byMoments ? told.at?.time : time) ?? 0;
  const between = Math.max(timeline.world.time, Math.min(wanted, timeline.nextTime()));
  return { timeline, time: micros(between), whole };
}

/** Steps on until a condition holds; false if nothing is left to happen, or too much has. */
function* stepOn<T extends ProtocolTypes>(
  timeline: Timeline<T>,
  done: () => boolean,
): Generator<number, boolean> {
  for (let steps = 1; !done(); steps++) {
    if (timeline.position >= MAX_EVENTS || !timeline.stepForward()) return false;
    if (steps % STRIDE === 0) yield timeline.position;
  }
  return true;
}

// ---------- by positions ----------

/** As `Timeline.restore`, but in stages and without trust. */
function* replaySaved<T extends ProtocolTypes>(
  timeline: Timeline<T>,
  saved: SavedTimeline<T>,
): Generator<number, boolean> {
  for (const [id, { parent, given, length, name }] of saved.branches.entries()) {
    if (parent !== null) timeline.toBranch(parent, Infinity);
    for (const { seq, at, command } of given) {
      if (timeline.trace.length > seq) timeline.seek(seq);
      yield* stepOn(timeline, () => timeline.position >= seq);
      // Whatever comes after a command that is not where it was would be another run.
      if (timeline.position !== seq || !timeline.act(command, at)) return false;
      if (timeline.branch.id !== id) return false;
      // Going to where a branch begins takes its time, also where nothing new is run.
      yield timeline.trace.length;
    }
    yield* stepOn(timeline, () => timeline.position >= length);
    if (timeline.trace.length !== length) return false;
    timeline.branch.name = name ?? null;
  }
  timeline.toBranch(saved.branch, Infinity);
  timeline.seek(saved.position);
  return timeline.position === saved.position;
}

// ---------- by moments ----------

function* replayWay<T extends ProtocolTypes>(
  timeline: Timeline<T>,
  { moves, events, at }: Way<T>,
): Generator<number, boolean> {
  let whole = true;
  for (const { at: moment, command } of moves) {
    whole = (yield* reach(timeline, moment)) && whole;
    // One that meets nothing is left out: without it the rest may still be worth seeing.
    whole = timeline.act(command, moment.time) && whole;
  }
  if (events !== null) {
    yield* stepOn(timeline, () => timeline.position >= events);
    whole &&= timeline.trace.length === events;
  } else if (at !== null) {
    whole = (yield* stepOn(timeline, () => timeline.nextTime() > at.time)) && whole;
  }
  if (at !== null) timeline.seek(positionOf(timeline, at));
  return whole;
}

/** Runs to a moment; false if there are fewer steps at that time than there should be. */
function* reach<T extends ProtocolTypes>(
  timeline: Timeline<T>,
  { time, steps }: Moment,
): Generator<number, boolean> {
  yield* stepOn(timeline, () => timeline.nextTime() >= time);
  for (let left = steps; left > 0; left--) {
    if (timeline.nextTime() !== time || !timeline.stepForward()) return false;
  }
  return true;
}

function positionOf<T extends ProtocolTypes>(
  { trace }: Timeline<T>,
  { time, steps }: { readonly time: Micros; readonly steps: number | null },
): number {
  const end = trace.countUntil(time);
  if (steps === null) return end;
  let position = trace.countUntil(time - 1);
  for (let left = steps; left > 0 && position < end; left--) position = trace.stepAfter(position);
  return position;
}
