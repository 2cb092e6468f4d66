import type { Micros, NodeId, Seq } from '../core/ids.ts';
import type { Command } from '../sdk/command.ts';
import type { Violation } from '../sdk/invariant.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { World } from '../sdk/world.ts';
import type { Band } from './bands.ts';
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
  /** The command that began it; null for the original. */
  readonly command: Command<ProtocolTypes> | null;
  /** How far it has been run. */
  readonly reaches: Micros;
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
  nextMilestone(): void;
  previousMilestone(): void;
  /** Goes to a moment (µs), running on where it has not been reached yet. */
  seek(time: number): void;
  seekRecord(seq: number): void;
  setSpeed(speed: number): void;
  /** Does something to the run now. In the past it begins a branch. Throws NothingToDo if it meets nothing. */
  act(command: Command<ProtocolTypes>): void;
  toBranch(id: number): void;
  /** The last `limit` lines of the story up to the playhead, oldest first. */
  story(limit: number): readonly StoryRecord[];
  /** Moments of milestones on the present branch, in order, for marks on the scrubber. */
  milestones(): readonly {
    readonly seq: number;
    readonly time: number;
    readonly kind: StoryRecord['kind'];
    readonly node: NodeId | null;
  }[];
  /** For each node its roles and health over time, for bands on the scrubber. */
  bands(): readonly Band[];
  /** 16 hexadecimal digits that tell this branch, as far as it has been run, from any other run. */
  digest(): string;
  /** All that is needed to open the run again as it stands. */
  save(): SavedSession;
  dispose(): void;
}
