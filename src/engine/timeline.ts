import { assert, must } from '../core/assert.ts';
import { type Micros, micros, type Seq } from '../core/ids.ts';
import type { Command } from '../sdk/command.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Operation, World } from '../sdk/world.ts';
import { Branch, type Given, type Keyframe, type StoryRecord } from './branch.ts';
import { planOf } from './faults.ts';
import { Nearby } from './nearby.ts';
import { Recorder } from './recorder.ts';
import { Simulator } from './simulator.ts';
import type { FoundViolation, Live } from './state.ts';
import type { Trace } from './trace.ts';

/** Records between keyframes; more in large clusters, whose keyframes are larger. */
const INTERVAL = 2560;
const RECORDS_A_NODE = 80;
/** The same for those that are kept for a while only, where the playhead is. */
const NEARBY_A_NODE = 8;
/** How many of these a replay leaves behind on its last stretch. */
const LEFT_BEHIND = 3;

/** What is needed to come back to where a run stands: the rest follows from the scenario. */
export interface SavedTimeline<T extends ProtocolTypes> {
  readonly branches: readonly {
    readonly parent: number | null;
    /** Commands given by hand on this branch itself, in order. */
    readonly given: readonly Given<T>[];
    /** How many records it had: a moment would not tell which of several events at that moment had happened. */
    readonly length: number;
    /** As someone called it. */
    readonly name?: string | null;
  }[];
  readonly branch: number;
  readonly position: number;
}

/**
 * A run in which one can go anywhere: forwards by running, backwards and far ahead by keyframes and replay. Doing
 * something in the past begins a branch; the old future stays.
 */
export class Timeline<T extends ProtocolTypes> {
  readonly protocol: Protocol<T>;
  readonly scenario: Scenario<T>;
  readonly branches: Branch<T>[];
  private current: Branch<T>;
  /** The world at the playhead. */
  private readonly cursor: Simulator<T>;
  /** Replays stretches for their records, while the cursor stays where it is. */
  private secretary: Simulator<T> | null = null;
  /** Whether the cursor stands at the branch's end with its invariants' memories in order, so that it can go on. */
  private atEnd = false;
  private readonly milestoneNotes: ReadonlySet<number>;
  /** Of the present branch. */
  private readonly nearby = new Nearby<T>();

  constructor(
    protocol: Protocol<T>,
    scenario: Scenario<T>,
    branches: Branch<T>[] = [Branch.original<T>()],
  ) {
    this.protocol = protocol;
    this.scenario = scenario;
    this.cursor = new Simulator(protocol, scenario, { checks: 'goOn' });
    const { notes } = this.cursor.vocabulary;
    this.milestoneNotes = new Set(protocol.milestones.map((key) => notes[key] ?? -1));
    this.branches = branches;
    this.current = must(branches[0], 'a run has its original course');
    if (this.current.keyframes.length === 0) {
      this.keep();
      this.resume();
    } else this.toBranch(0, 0);
  }

  /** A second playhead on the same run: both stand in one tree of branches, which grows from either. */
  beside(): Timeline<T> {
    return new Timeline(this.protocol, this.scenario, this.branches);
  }

  get world(): World<T> {
    return this.cursor.world;
  }
  get names(): readonly string[] {
    return this.cursor.names;
  }
  get branch(): Branch<T> {
    return this.current;
  }
  get trace(): Trace {
    return this.current.trace;
  }
  /** How many records lie before the playhead; the playhead always stands between two steps. */
  get position(): Seq {
    return this.cursor.live.seq;
  }
  /** The digest of all that has been run on this branch. */
  get digest(): string {
    return this.current.digest.toString();
  }

  /** Broken invariants found on this branch so far. */
  get found(): readonly FoundViolation[] {
    return this.current.found;
  }

  /** Every operation of clients before the playhead. */
  operations(): readonly Operation<T>[] {
    return this.cursor.operations();
  }

  /** When the next step is due: Infinity if nothing is left. */
  nextTime(): number {
    const given = this.current.given.get(this.position);
    return given && this.position < this.current.length ? given.at : this.cursor.nextTime();
  }

  /** Goes one step on; false if nothing is left to happen. */
  stepForward(): boolean {
    if (this.position < this.current.length) {
      this.atEnd = false;
      this.replay(this.cursor, this.position + 1, null, 'off');
      return true;
    }
    this.resume();
    if (!this.cursor.step()) return false;
    this.afterStep();
    return true;
  }

  /** Goes one step back; false at the beginning. */
  stepBack(): boolean {
    if (this.position === 0) return false;
    this.seek(this.trace.stepBefore(this.position));
    return true;
  }

  /** Goes to a position; one within a step means the end of that step. Not beyond what has been run. */
  seek(target: number): void {
    const { trace } = this;
    const inside = target > 0 && target < trace.length && !trace.begins(target);
    const position = inside
      ? trace.stepAfter(target)
      : target < trace.length
        ? target
        : trace.length;
    if (position === this.position) return;
    this.atEnd = false;
    const frame = this.frameBefore(position, false);
    if (position < this.position || frame.seq > this.position) this.cursor.load(frame.saved);
    this.replay(this.cursor, position, null, 'off');
  }

  /**
   * Goes to where all is done that is due by a moment, running on where needed; at most `steps` steps beyond the end, and
   * only as long as `goOn` says so before each. False if that bound was hit.
   */
  seekTime(time: number, steps: number, goOn: () => boolean = () => true): boolean {
    if (time < this.current.reaches || this.position < this.current.length) {
      this.seek(this.trace.countUntil(time));
    }
    if (this.position < this.current.length) return true;
    for (let left = steps; this.cursor.nextTime() <= time; left--) {
      if (left <= 0 || !goOn()) return false;
      this.stepForward();
    }
    return true;
  }

  /**
   * Gives a command at a moment before which nothing else is due. Where the run has a future, that future stays and a
   * branch begins. False, with nothing changed, if the command meets nothing.
   */
  act(command: Command<T>, moment: number): boolean {
    if (planOf(this.cursor, command) === null) return false;
    const at = this.clamp(moment);
    const given: Given<T> = { seq: this.position, at, command };
    if (this.position < this.current.length) this.fork(given);
    else this.resume();
    this.current.given.set(given.seq, given);
    this.cursor.apply(command, at);
    this.afterStep();
    return true;
  }

  /** Goes to another branch, to the same moment if it reaches that far. */
  toBranch(id: number, time: number): void {
    this.current = must(this.branches[id], `branch ${id} exists`);
    const position = this.trace.countUntil(time);
    this.atEnd = false;
    this.nearby.forget(0);
    this.cursor.load(this.current.keyframeBefore(position).saved);
    this.replay(this.cursor, position, null, 'off');
  }

  /** The records from one position up to another, whole. */
  records(from: number, to: number): readonly TraceRecord<T>[] {
    const records: TraceRecord<T>[] = [];
    const sink = (record: TraceRecord<T>) => {
      if (record.seq >= from && record.seq < to) records.push(record);
    };
    this.rerun(this.frameBefore(from, true).saved, to, sink);
    return records;
  }

  /**
   * Goes through a stretch once more, elsewhere than at the playhead, and shows the world as it stands at `from` and
   * after each step up to `to`, with the position of the record that began the step (null for the first look). The
   * world is live: read it, do not keep it, and ask nothing else of this timeline meanwhile.
   */
  walk(from: number, to: number, visit: (world: World<T>, step: Seq | null) => void): void {
    this.secretary ??= new Simulator(this.protocol, this.scenario, { digest: false });
    const { secretary } = this;
    secretary.load(this.frameBefore(from, false).saved);
    this.replay(secretary, from, null, 'off');
    visit(secretary.world, null);
    while (secretary.live.seq < to && secretary.live.seq < this.current.length) {
      const step = secretary.live.seq;
      this.replayStep(secretary);
      visit(secretary.world, step);
    }
  }

  /** The last `limit` lines of the story before a position, oldest first; only those that are accepted. */
  story(
    position: number,
    limit: number,
    accept: (record: StoryRecord<T>) => boolean = () => true,
  ): readonly StoryRecord<T>[] {
    let lines: StoryRecord<T>[] = [];
    let end = position;
    while (lines.length < limit) {
      const frame = this.current.keyframeBefore(end > 0 ? end - 1 : 0);
      const stretch = this.stretch(frame);
      lines = [...stretch.filter((record) => record.seq < position && accept(record)), ...lines];
      if (frame.seq === 0) break;
      end = frame.seq;
    }
    return lines.slice(-limit);
  }

  save(): SavedTimeline<T> {
    return {
      branches: this.branches.map((branch) => ({
        parent: branch.parent,
        given: [...branch.given.values()].filter((given) => given.seq >= (branch.first?.seq ?? 0)),
        length: branch.length,
        name: branch.name,
      })),
      branch: this.current.id,
      position: this.position,
    };
  }

  /** Runs again what was saved. */
  static restore<T extends ProtocolTypes>(
    protocol: Protocol<T>,
    scenario: Scenario<T>,
    saved: SavedTimeline<T>,
  ): Timeline<T> {
    const timeline = new Timeline(protocol, scenario);
    for (const { parent, given, length, name } of saved.branches) {
      if (parent !== null) timeline.toBranch(parent, Infinity);
      for (const one of given) {
        while (timeline.trace.length < one.seq && timeline.stepForward());
        timeline.seek(one.seq);
        assert(timeline.position === one.seq, 'a saved command falls between two steps');
        timeline.act(one.command, one.at);
      }
      while (timeline.trace.length < length && timeline.stepForward());
      timeline.branch.name = name ?? null;
    }
    timeline.toBranch(saved.branch, Infinity);
    timeline.seek(saved.position);
    return timeline;
  }

  // ---------- the end of a branch ----------

  /** Brings the cursor to the end of the branch in such a state that it can run on. */
  private resume(): void {
    if (this.atEnd) return;
    this.cursor.load(this.frameBefore(this.current.length, true).saved);
    this.replay(this.cursor, this.current.length, null, 'goOn');
    this.goOn();
  }

  /** From here on the cursor, which stands at the end with its checks in order, writes the branch. */
  private goOn(): void {
    this.cursor.recorder = new Recorder(this.current.trace, this.current.digest, this.tell);
    this.atEnd = true;
  }

  private afterStep(): void {
    const last = must(this.current.keyframes.at(-1), 'a branch has a first keyframe');
    if (this.position - last.seq >= this.interval(RECORDS_A_NODE)) this.keep();
    else this.keepNearby(this.cursor, true);
  }

  private interval(aNode: number): number {
    return Math.max(INTERVAL, this.cursor.live.slots.length * aNode);
  }

  /** Keeps a world for a while, if none is kept that is near before it. */
  private keepNearby(simulator: Simulator<T>, checked: boolean): void {
    const { seq } = simulator.live;
    const interval = this.interval(NEARBY_A_NODE);
    // In a small cluster the keyframes are near enough.
    if (
      interval < this.interval(RECORDS_A_NODE) &&
      seq - this.frameBefore(seq, checked).seq >= interval
    )
      this.nearby.keep({ seq, saved: simulator.save(), checked });
  }

  /** The nearest world before a position from which a replay can start. */
  private frameBefore(
    position: number,
    checked: boolean,
  ): { readonly seq: number; readonly saved: Live<T> } {
    const frame = this.current.keyframeBefore(position);
    const near = this.nearby.before(position, checked);
    return near && near.seq > frame.seq ? near : frame;
  }

  /** Keeps the present as a keyframe. */
  private keep(): void {
    const { position } = this;
    this.current.keyframes.push({
      seq: position,
      saved: this.cursor.save(),
      digest: this.current.digest.save(),
    });
    this.current.remember(position, []);
  }

  /** Takes down what matters for the story while the run goes on. */
  private readonly tell = (record: TraceRecord<T>): void => {
    if (!isStory(record)) return;
    const { trace, keyframes, stories, milestones, found } = this.current;
    if (record.kind === 'violation') {
      const { invariant, violation } = record;
      found.push({ invariant, seq: record.seq, at: record.at, violation });
    }
    stories.get((keyframes.at(-1) as Keyframe<T>).seq)?.push(record);
    const type = trace.type(record.seq);
    if (this.isMilestone(record, type)) {
      milestones.push({
        seq: record.seq,
        time: record.at,
        kind: record.kind,
        node: record.node,
        type,
        transition:
          record.kind === 'role' ? { from: record.from, to: record.to, event: record.event } : null,
      });
    }
  };

  /** A change of role, a fault, a broken invariant, or a note that its protocol counts as one. */
  private isMilestone(record: StoryRecord<T>, type: number): boolean {
    if (record.kind === 'note') return this.milestoneNotes.has(type);
    return record.kind !== 'command' || record.command.do !== 'request';
  }

  private fork(given: Given<T>): void {
    const branch = this.current.fork(this.branches.length, given);
    const frame = must(branch.keyframes.at(-1), 'a branch has a first keyframe');
    const story: StoryRecord<T>[] = [];
    const recorder = new Recorder<T>(null, branch.digest, storyInto(story));
    branch.digest.load(frame.digest);
    this.cursor.load(frame.saved);
    // With checks: a broken invariant is a record like others, and belongs to what the branches share.
    this.replay(this.cursor, given.seq, recorder, 'goOn');
    branch.remember(frame.seq, story);
    this.nearby.forget(given.seq);
    this.branches.push(branch);
    this.current = branch;
    this.goOn();
  }

  // ---------- replay ----------

  private replay(
    simulator: Simulator<T>,
    until: number,
    recorder: Recorder<T> | null,
    checks: 'off' | 'goOn',
  ): void {
    simulator.recorder = recorder ?? Recorder.none<T>();
    simulator.checks = checks;
    simulator.repeats =
      checks === 'off' && this.current.found.length > 0 ? this.current.trace : null;
    const close = until - LEFT_BEHIND * this.interval(NEARBY_A_NODE);
    while (simulator.live.seq < until) {
      this.replayStep(simulator);
      if (simulator.live.seq > close) this.keepNearby(simulator, checks === 'goOn');
    }
  }

  private replayStep(simulator: Simulator<T>): void {
    const given = this.current.given.get(simulator.live.seq);
    if (given) simulator.apply(given.command, given.at);
    else assert(simulator.step(), 'a replay finds what the run found');
  }

  private stretch(frame: Keyframe<T>): readonly StoryRecord<T>[] {
    const kept = this.current.stories.get(frame.seq);
    if (kept) return kept;
    const next =
      this.current.keyframes.find((other) => other.seq > frame.seq)?.seq ?? this.current.length;
    const story: StoryRecord<T>[] = [];
    this.rerun(frame.saved, next, storyInto(story));
    this.current.remember(frame.seq, story);
    return story;
  }

  private rerun(saved: Live<T>, until: number, sink: (record: TraceRecord<T>) => void): void {
    this.secretary ??= new Simulator(this.protocol, this.scenario, { digest: false });
    this.secretary.load(saved);
    this.replay(
      this.secretary,
      until < this.current.length ? until : this.current.length,
      new Recorder<T>(null, null, sink),
      'goOn',
    );
  }

  private clamp(moment: number): Micros {
    const now = this.cursor.live.time;
    const next = this.nextTime();
    return micros(Math.floor(moment < now ? now : moment > next ? next : moment));
  }
}

function isStory<T extends ProtocolTypes>(record: TraceRecord<T>): record is StoryRecord<T> {
  return (
    record.kind === 'note' ||
    record.kind === 'role' ||
    record.kind === 'command' ||
    record.kind === 'violation'
  );
}

const storyInto =
  <T extends ProtocolTypes>(story: StoryRecord<T>[]) =>
  (record: TraceRecord<T>): void => {
    if (isStory(record)) story.push(record);
  };
