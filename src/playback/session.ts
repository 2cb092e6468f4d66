import { createActor } from 'xstate';
import { createStore } from 'zustand/vanilla';
import { must } from '../core/assert.ts';
import type { Micros } from '../core/ids.ts';
import { type SavedTimeline, Timeline } from '../engine/timeline.ts';
import { vocabularyOf } from '../engine/vocabulary.ts';
import type { Command } from '../sdk/command.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Frames, screenFrames } from './frames.ts';
import { playerMachine } from './player.ts';
import type {
  BranchInfo,
  CheckState,
  Halt,
  Milestone,
  Screen,
  Session,
  Vocabulary,
  Witness,
} from './types.ts';

/** How long a frame may run the engine, in milliseconds: the rest of its 16 belong to drawing. */
const BUDGET = 5;
/** Steps between looks at the clock: few, since one step of a large cluster may take as long as a thousand of a small one. */
const STRIDE = 8;
/** How long one move of the playhead may run the engine, in milliseconds: as far as it has come by then is where it stays. */
const PATIENCE = 1000;
/** The longest step of real time that playing makes at once: a tab that slept does not jump. */
const LONGEST_FRAME = 100;
/** How far ahead the run is searched for the next milestone, in steps. */
const SEARCH = 100_000;
/** And in simulated time (µs): beyond that, nothing more is likely to come by itself. */
const AHEAD = 30_000_000;

/** A run as it stands, for opening again later. */
export interface SavedSession {
  readonly timeline: SavedTimeline<ProtocolTypes>;
  readonly time: number;
  readonly speed: number;
  readonly digest: string;
}

export interface SessionOptions {
  readonly speed?: number;
  readonly saved?: SavedSession;
  /** A run that stands already where it is to be opened: nothing of it is run again. */
  readonly ready?: { readonly timeline: Timeline<ProtocolTypes>; readonly time: number };
  /** Where frames come from; the screen's, if not given. */
  readonly frames?: Frames;
}

/** A command that meets nothing: nobody in that role, a node that is up already. */
export class NothingToDo extends Error {
  override readonly name = 'NothingToDo';
}

/** Opens a run for playing. Throws if a saved one does not fit the scenario. */
export function openSession(
  protocol: Protocol<ProtocolTypes>,
  scenario: Scenario<ProtocolTypes>,
  options: SessionOptions = {},
): Session {
  return new PlayedRun(protocol, scenario, options);
}

class PlayedRun implements Session {
  readonly protocol: Protocol<ProtocolTypes>;
  readonly scenario: Scenario<ProtocolTypes>;
  private readonly timeline: Timeline<ProtocolTypes>;
  private readonly frames: Frames;
  /** The run whose player this one obeys. */
  private lead: Session | null = null;
  private leaveLead: () => void = () => {};
  /** The run whose events count as this one's do. */
  private company: Session | null = null;
  private readonly witnesses = new Set<Witness>();
  readonly starts: readonly (string | null)[];
  readonly vocabulary: Vocabulary;
  private time: number;
  private stopClock: () => void = () => {};
  private halt: Halt | null = null;
  private readonly actor;
  private readonly store;

  constructor(
    protocol: Protocol<ProtocolTypes>,
    scenario: Scenario<ProtocolTypes>,
    { speed = 1, saved, ready, frames = screenFrames }: SessionOptions,
  ) {
    this.protocol = protocol;
    this.scenario = scenario;
    this.frames = frames;
    const fresh = new Timeline(protocol, scenario);
    this.starts = fresh.world.nodes.map(({ state }) =>
      'role' in state && typeof state.role === 'string' ? state.role : null,
    );
    this.vocabulary = namesOf(vocabularyOf(protocol));
    const restored = saved ? Timeline.restore(protocol, scenario, saved.timeline) : fresh;
    this.timeline = ready?.timeline ?? restored;
    this.time = ready?.time ?? saved?.time ?? 0;
    const clock = { start: () => this.startClock(), stop: () => this.stopClock() };
    this.actor = createActor(playerMachine(clock, saved?.speed ?? speed));
    this.actor.start();
    this.store = createStore<Screen>(() => this.look(0));
    this.actor.subscribe(() => this.show());
  }

  names = (): readonly string[] => this.timeline.names;
  world = () => this.timeline.world;
  screen = (): Screen => this.store.getState();
  subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  digest = (): string => this.timeline.digest;
  play = (): void => (this.lead ? this.lead.play() : this.actor.send({ type: 'play' }));
  pause = (): void => (this.lead ? this.lead.pause() : this.actor.send({ type: 'pause' }));
  setSpeed = (speed: number): void =>
    this.lead ? this.lead.setSpeed(speed) : this.actor.send({ type: 'speed', speed });
  milestones = () => this.timeline.branch.milestones as readonly Milestone[];
  columns = () => this.timeline.trace;
  landmarks = () => this.timeline.branch.keyframes;
  records = (from: number, to: number) => this.timeline.records(from, to);
  walk: Session['walk'] = (from, to, visit) => this.timeline.walk(from, to, visit);
  story: Session['story'] = (limit, accept, before = this.timeline.position) =>
    this.timeline.story(before, limit, accept);

  stepForward(): void {
    this.pause();
    if (this.company && this.company.comes() < this.comes()) this.company.stepForward();
    else {
      this.timeline.stepForward();
      this.arrive();
    }
  }

  stepBack(): void {
    this.pause();
    const mine = this.timeline.world.time;
    const theirs = this.company?.world().time ?? mine;
    if (this.company && theirs > mine) this.company.stepBack();
    else {
      const between = this.time > mine;
      // From between two events the first step back leads to the event just passed.
      if (!between) this.timeline.stepBack();
      this.arrive();
    }
    // An event of the one may lie between two of the other.
    const last = Math.min(mine, theirs);
    if (mine !== theirs && this.time < last) this.seek(last);
  }

  seek(time: number): void {
    const target = Math.max(0, time);
    this.timeline.seekTime(target, SEARCH, this.patience());
    this.time = Math.max(target, this.timeline.world.time);
    if (this.timeline.nextTime() < this.time) this.time = this.timeline.world.time;
    this.moved();
  }

  seekRecord(seq: number): void {
    this.timeline.seek(this.timeline.trace.stepAfter(seq));
    this.arrive();
  }

  seekPosition(position: number): void {
    this.timeline.seek(position);
    this.arrive();
  }

  nextMilestone(): boolean {
    this.pause();
    const { timeline, time } = this;
    const { position } = timeline;
    const { milestones } = timeline.branch;
    // What is added later lies behind all that there is.
    const at = milestones.findIndex(({ seq }) => seq >= position);
    const place = at < 0 ? milestones.length : at;
    const next = () => milestones[place];
    const horizon = timeline.branch.reaches + AHEAD;
    const goOn = this.patience();
    for (let i = 0; !next() && i < SEARCH && timeline.nextTime() <= horizon; i++) {
      if (!goOn() || !timeline.stepForward()) break;
    }
    const found = next();
    timeline.seek(found ? timeline.trace.stepAfter(found.seq) : position);
    this.time = found ? timeline.world.time : time;
    this.moved();
    return found !== undefined;
  }

  haltWhen(halt: Halt | null): void {
    this.halt = halt;
  }

  goOnUntil(halt: Halt, ahead: number): boolean {
    this.pause();
    const { timeline } = this;
    const horizon = timeline.world.time + ahead;
    const goOn = this.patience();
    let found = false;
    while (!found && timeline.nextTime() <= horizon && goOn()) {
      const from = timeline.position;
      if (!timeline.stepForward()) break;
      found = halt(from, timeline.position);
    }
    this.arrive();
    return found;
  }

  previousMilestone(): void {
    this.pause();
    const { branch, trace, position } = this.timeline;
    const last = branch.milestones.findLast(({ seq }) => trace.stepAfter(seq) < position);
    this.timeline.seek(last ? trace.stepAfter(last.seq) : 0);
    this.arrive();
  }

  act(command: Command<ProtocolTypes>, moment = this.time): void {
    if (!this.timeline.act(command, Math.max(moment, this.time))) throw new NothingToDo(command.do);
    this.time = Math.max(this.time, this.timeline.world.time);
    this.moved();
    for (const witness of this.witnesses) witness(command, this.time);
  }

  onAct(witness: Witness): () => void {
    this.witnesses.add(witness);
    return () => this.witnesses.delete(witness);
  }

  nameBranch(id: number, name: string): void {
    must(this.timeline.branches[id], `branch ${id} exists`).name = name.trim() || null;
    this.show();
  }

  toBranch(id: number): void {
    this.timeline.toBranch(id, this.time);
    this.time = Math.max(this.timeline.world.time, Math.min(this.time, this.timeline.nextTime()));
    this.moved();
  }

  beside(branch: number): Session {
    const { protocol, scenario, frames, timeline } = this;
    const ready = { timeline: timeline.beside(), time: this.time };
    const other = new PlayedRun(protocol, scenario, { frames, ready });
    other.toBranch(branch);
    // What is done there may begin a branch, and the tree is also this one's.
    other.subscribe(() => {
      const { branches } = this.screen();
      if (timeline.branches.some(({ given }, i) => given.size !== branches[i]?.commands))
        this.show();
    });
    return other;
  }

  obey(lead: Session | null): void {
    this.leaveLead();
    this.lead = lead;
    this.leaveLead = lead?.subscribe(() => this.imitate(lead)) ?? (() => {});
    this.show();
  }

  comes = (): number => this.timeline.nextTime();

  alongside(other: Session | null): void {
    this.company = other;
  }

  goOnTo(time: number): boolean {
    const { timeline } = this;
    const before = timeline.position;
    const goOn = this.patience();
    while (timeline.nextTime() <= time) {
      if (!goOn()) {
        this.arrive();
        return false;
      }
      timeline.stepForward();
      if (!this.brokenSince(before)) continue;
      this.arrive();
      this.actor.send({ type: 'broken' });
      return false;
    }
    this.time = Math.max(time, timeline.world.time);
    this.moved();
    return true;
  }

  save(): SavedSession {
    const { speed } = this.actor.getSnapshot().context;
    return { timeline: this.timeline.save(), time: this.time, speed, digest: this.digest() };
  }

  dispose(): void {
    this.leaveLead();
    this.stopClock();
    this.actor.stop();
  }

  /** Asked before each step: whether there is time left for one more. */
  private patience(): () => boolean {
    const end = this.frames.now() + PATIENCE;
    let steps = 0;
    return () => ++steps % STRIDE !== 0 || this.frames.now() < end;
  }

  // ---------- playing ----------

  private startClock(): void {
    let last = this.frames.now();
    this.stopClock = this.frames.each((now) => {
      // A frame's time is that of its beginning, which may lie before the moment at which someone pressed play.
      const passed = Math.max(0, Math.min(now - last, LONGEST_FRAME));
      last = now;
      this.advance(passed);
    });
  }

  /** Plays on by so many milliseconds of real time, or as far as a frame's budget allows. */
  private advance(passed: number): void {
    const { timeline } = this;
    const target = this.time + passed * 1000 * this.actor.getSnapshot().context.speed;
    const end = this.frames.now() + BUDGET;
    const before = timeline.position;
    let reached = target;
    for (let steps = 1; timeline.nextTime() <= target; steps++) {
      const from = timeline.position;
      timeline.stepForward();
      const halted = this.halt?.(from, timeline.position) ?? false;
      const broken = this.brokenSince(before);
      if (halted || broken) {
        this.arrive();
        this.actor.send({ type: broken ? 'broken' : 'pause' });
        return;
      }
      if (steps % STRIDE === 0 && this.frames.now() > end) {
        reached = timeline.world.time;
        break;
      }
    }
    this.time = reached;
    this.show();
    const next = Math.min(this.comes(), this.company?.comes() ?? Infinity);
    if (next === Infinity) this.actor.send({ type: 'exhausted' });
  }

  private brokenSince(position: number): boolean {
    const now = this.timeline.position;
    return this.timeline.found.some(({ seq }) => seq >= position && seq < now);
  }

  // ---------- the screen ----------

  /** Puts the playhead on the last event. */
  private arrive(): void {
    this.time = this.timeline.world.time;
    this.moved();
  }

  /** Shows itself playing, and how fast, as the lead does. */
  private imitate(lead: Session): void {
    const [mine, theirs] = [this.screen(), lead.screen()];
    if (mine.status !== theirs.status || mine.speed !== theirs.speed) this.show();
  }

  private moved(): void {
    this.actor.send({ type: 'moved' });
    this.show();
  }

  private show(): void {
    this.store.setState(this.look(this.store.getState().frame + 1), true);
  }

  private look(frame: number): Screen {
    const { timeline } = this;
    const player = this.actor.getSnapshot();
    const past = frame === 0 ? null : this.store.getState();
    const lead = this.lead?.screen();
    return {
      status: lead?.status ?? (player.value === 'playing' ? 'playing' : 'paused'),
      stopped: player.value === 'stopped',
      time: this.time,
      seq: timeline.position,
      reach: { time: Math.max(timeline.branch.reaches, this.time), seq: timeline.trace.length },
      speed: lead?.speed ?? player.context.speed,
      branch: timeline.branch.id,
      branches: same(past?.branches, this.branches()),
      checks: same(past?.checks, this.checks()),
      frame,
    };
  }

  private branches(): readonly BranchInfo[] {
    return this.timeline.branches.map(
      ({ id, parent, first, given, reaches, name, length, found }) => ({
        id,
        parent,
        name,
        forkedAt: first?.at ?? (0 as Micros),
        shared: first?.seq ?? 0,
        command: first?.command ?? null,
        reaches: reaches as Micros,
        events: length,
        commands: given.size,
        broken: found[0]?.at ?? null,
      }),
    );
  }

  /** Every invariant as it stands at the playhead. */
  private checks(): readonly CheckState[] {
    const { found, position } = this.timeline;
    return this.protocol.invariants.map(({ name }) => ({
      invariant: name,
      broken: found.find(({ invariant, seq }) => invariant === name && seq < position) ?? null,
    }));
  }
}

/** The words of each list in the order of their numbers. */
const namesOf = (codes: ReturnType<typeof vocabularyOf>): Vocabulary => ({
  messages: Object.keys(codes.messages),
  timers: Object.keys(codes.timers),
  notes: Object.keys(codes.notes),
  roles: Object.keys(codes.roles),
  commands: Object.keys(codes.commands),
  invariants: Object.keys(codes.invariants),
});

/** The old list where the new one says nothing new, so that what depends on it is not drawn again. */
function same<X extends object>(old: readonly X[] | undefined, fresh: readonly X[]): readonly X[] {
  if (!old || old.length !== fresh.length) return fresh;
  const equal = fresh.every((item, i) => {
    const other = old[i] as X;
    return (Object.keys(item) as (keyof X)[]).every((key) => item[key] === other[key]);
  });
  return equal ? old : fresh;
}
