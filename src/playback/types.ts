import type { Micros, NodeId, Seq } from '../core/ids.ts';
import type { Command } from '../sdk/command.ts';
import type { Violation } from '../sdk/invariant.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { RecordKind, TraceRecord } from '../sdk/record.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { World } from '../sdk/world.ts';
import type { SavedSession } from './session.ts';

/** A line of the run's story: a record that can be told in a sentence. */
export type StoryRecord = Extract<
  TraceRecord<ProtocolTypes>,
  { readonly kind: 'note' | 'role' | 'command' | 'violation' }
>;

/** One of the futures of a run: the original, or what became of it after someone went back and acted. */
export interface BranchInfo {
  readonly id: number;
  readonly parent: number | null;
  /** Where it leaves its parent. */
  readonly forkedAt: Micros;
  /** How many records it shares with its parent. */
  readonly shared: number;
  /** The command that began it; null for the original. */
  readonly command: Command<ProtocolTypes> | null;
  /** As someone called it; null: after the command that began it. */
  readonly name: string | null;
  /** How far it has been run. */
  readonly reaches: Micros;
  /** How many records it has, with those that it shares with the branch that it left. */
  readonly events: number;
  /** How many commands were given on it by hand, with those that it shares with the branch that it left. */
  readonly commands: number;
  /** When an invariant first broke on it. */
  readonly broken: Micros | null;
}

export interface CheckState {
  readonly invariant: string;
  readonly broken: { readonly seq: Seq; readonly at: Micros; readonly violation: Violation } | null;
}

/** What the screen shows of a run; changes at most once a frame while playing. */
export interface Screen {
  readonly status: 'paused' | 'playing';
  /** The playhead, in microseconds; may stand between two events. */
  readonly time: number;
  /** How many records of the trace lie before the playhead. */
  readonly seq: number;
  /** How far the present branch has been run: time and records. */
  readonly reach: { readonly time: number; readonly seq: number };
  /** Simulated time against real time: 1 is real time. */
  readonly speed: number;
  readonly branch: number;
  readonly branches: readonly BranchInfo[];
  readonly checks: readonly CheckState[];
  /** The run stands at a broken invariant and has not been told to go on. */
  readonly stopped: boolean;
  /** Counts up whenever the world at the playhead has changed. */
  readonly frame: number;
}

/**
 * What happened in a run, by column and without its words. Positions count from 0; a step is a record that `begins` and
 * those after it up to the next one that does.
 */
export interface TraceColumns {
  readonly length: number;
  time(at: number): number;
  kind(at: number): RecordKind;
  begins(at: number): boolean;
  node(at: number): NodeId | null;
  /** The other node of a message's record: the sender of an arrival, the receiver of a sending. */
  peer(at: number): NodeId | null;
  /** The position of the record's type in its list of the run's `Vocabulary`. */
  type(at: number): number;
  /** The record that brought it about: for an arrival (or loss) its sending. */
  cause(at: number): Seq | null;
  /** The number of records at or before a moment. */
  countUntil(time: number): number;
  /** The start of the step before a position. */
  stepBefore(position: number): number;
  /** The end of the step that begins at a position. */
  stepAfter(position: number): number;
}

/** The names behind the numbers in a trace's column of types. */
export interface Vocabulary {
  readonly messages: readonly string[];
  readonly timers: readonly string[];
  readonly notes: readonly string[];
  readonly roles: readonly string[];
  readonly commands: readonly string[];
  readonly invariants: readonly string[];
}

/** A turn of the run, for marks on a time axis. */
export interface Milestone {
  readonly seq: Seq;
  readonly time: number;
  readonly kind: StoryRecord['kind'];
  readonly node: NodeId | null;
  readonly type: number;
  /** For a change of role: which transition of the chart was taken. */
  readonly transition: {
    readonly from: string;
    readonly to: string;
    readonly event: string;
  } | null;
}

/** Asked after a step with its records' positions, while the world stands at its end: whether that was what one waited for. */
export type Halt = (from: Seq, to: Seq) => boolean;

/** Told what has just been done to a run, and at which moment (µs). */
export type Witness = (command: Command<ProtocolTypes>, moment: number) => void;

/** One open run of an exhibit, playable; knows nothing of React. */
export interface Session {
  readonly protocol: Protocol<ProtocolTypes>;
  readonly scenario: Scenario<ProtocolTypes>;
  /** Names by node id: s1, s2, c1. Grows when a node is added. */
  names(): readonly string[];
  /** The world at the playhead. Live: read it, do not keep it. */
  world(): World<ProtocolTypes>;
  screen(): Screen;
  subscribe(listener: () => void): () => void;
  play(): void;
  pause(): void;
  stepForward(): void;
  stepBack(): void;
  /** Goes to the next milestone, running on to look for it; false, and nowhere else, if none comes within half a minute. */
  nextMilestone(): boolean;
  previousMilestone(): void;
  /** Pauses, as it plays, right after the first step of which this is true; null: no longer. */
  haltWhen(halt: Halt | null): void;
  /**
   * Goes on to the first step of which this is true and stands right after it, or so far ahead (µs) if none comes; false
   * then, and where that would take longer than a moment.
   */
  goOnUntil(halt: Halt, ahead: number): boolean;
  /** Goes to a moment (µs), running on where it has not been reached yet. */
  seek(time: number): void;
  seekRecord(seq: number): void;
  /** Goes to where so many records lie before the playhead: also to before all that happens at time 0. */
  seekPosition(position: number): void;
  setSpeed(speed: number): void;
  /**
   * Does something to the run: now, or at a later moment (µs), but not after the next event that is due. In the past it
   * begins a branch. Throws NothingToDo if it meets nothing.
   */
  act(command: Command<ProtocolTypes>, moment?: number): void;
  /** Tells of all that is done to the run from now on; returns the way to stop. */
  onAct(witness: Witness): () => void;
  toBranch(id: number): void;
  /** A second playhead on this run, on another branch: the tree is one and grows from either. */
  beside(branch: number): Session;
  /** From now on the player of another run is also this one's, which never plays by itself; see `Pair`, which moves it. */
  obey(lead: Session | null): void;
  /** When the next thing happens by itself (µs); Infinity if nothing will. */
  comes(): number;
  /**
   * A run that is moved along with this one, so that its events count as this one's do: a step goes to whichever comes
   * first, and playing goes on as long as something comes in either. Null: no longer.
   */
  alongside(other: Session | null): void;
  /** Goes on to where another clock stands, as playing does: stops where an invariant breaks. False if one did. */
  goOnTo(time: number): boolean;
  /** Calls a branch by a name of one's own; an empty one takes that away. */
  nameBranch(id: number, name: string): void;
  /** The last `limit` lines of the story that are accepted, oldest first: up to the playhead, or before another position. */
  story(
    limit: number,
    accept?: (record: StoryRecord) => boolean,
    before?: number,
  ): readonly StoryRecord[];
  /** Milestones on the present branch, in order, also those after the playhead. Grows in place. */
  milestones(): readonly Milestone[];
  /** All that has been run on the present branch, by column. */
  columns(): TraceColumns;
  readonly vocabulary: Vocabulary;
  /** The roles that nodes started with, by node; null for one without roles, or added later. */
  readonly starts: readonly (string | null)[];
  /** Records from one position up to another, whole; rebuilt by replay, a few milliseconds at most for a few hundred. */
  records(from: number, to: number): readonly TraceRecord<ProtocolTypes>[];
  /**
   * Replays a stretch beside the playhead: shows the world at `from`, then after each step up to `to`, with the position
   * of the record that began the step (null for the first look). Do not keep the world, and ask nothing else of the
   * session while inside.
   */
  walk(
    from: number,
    to: number,
    visit: (world: World<ProtocolTypes>, step: Seq | null) => void,
  ): void;
  /** The digest of all before certain positions, a few thousand records apart: two runs agree up to where these do. */
  landmarks(): readonly { readonly seq: number; readonly digest: readonly [number, number] }[];
  /** 16 hexadecimal digits that tell this branch, as far as it has been run, from any other run. */
  digest(): string;
  /** All that is needed to open the run again as it stands. */
  save(): SavedSession;
  dispose(): void;
}
