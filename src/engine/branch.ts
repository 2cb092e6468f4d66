import { Digest } from '../core/hash.ts';
import type { Micros, NodeId, Seq } from '../core/ids.ts';
import type { Command } from '../sdk/command.ts';
import type { RecordKind, TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { FoundViolation, Live } from './state.ts';
import { Trace } from './trace.ts';

/** A world kept whole, from which a replay can start. */
export interface Keyframe<T extends ProtocolTypes> {
  readonly seq: Seq;
  readonly saved: Live<T>;
  readonly digest: readonly [number, number];
}

/** A command given by hand: where in the run, and when. */
export interface Given<T extends ProtocolTypes> {
  readonly seq: Seq;
  readonly at: Micros;
  readonly command: Command<T>;
}

/** A record that can be told in a sentence. */
export type StoryRecord<T extends ProtocolTypes> = Extract<
  TraceRecord<T>,
  { readonly kind: 'note' | 'role' | 'command' | 'violation' }
>;

/** A turn of the run, for marks on a time axis. */
export interface Milestone {
  readonly seq: Seq;
  readonly time: Micros;
  readonly kind: RecordKind;
  readonly node: NodeId | null;
  /** The record's type, as in the trace's column. */
  readonly type: number;
  /** For a change of role: which transition of the chart was taken. */
  readonly transition: Transition | null;
}

/** A transition of a role chart as it was taken. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

/** How many lines of story are kept, about; stretches with older ones are rebuilt by replay. */
const LINES = 16_384;

/** One course of events, complete in itself: what it shares with the branch it left is shared in memory too. */
export class Branch<T extends ProtocolTypes> {
  readonly id: number;
  readonly parent: number | null;
  /** The command that began it; null for the original course. */
  readonly first: Given<T> | null;
  /** As someone called it; null: after the command that began it. */
  name: string | null = null;
  readonly trace: Trace;
  readonly digest: Digest;
  readonly keyframes: Keyframe<T>[];
  readonly given: Map<number, Given<T>>;
  readonly milestones: Milestone[];
  readonly found: FoundViolation[];
  /** The story of stretches between keyframes, by the position at which the stretch begins. */
  readonly stories: Map<number, StoryRecord<T>[]>;

  private constructor(id: number, parent: Branch<T> | null, first: Given<T> | null) {
    const length = first?.seq ?? 0;
    this.id = id;
    this.parent = parent?.id ?? null;
    this.first = first;
    this.digest = new Digest();
    this.trace = parent ? parent.trace.fork(length) : new Trace();
    this.keyframes = parent ? parent.keyframes.filter((frame) => frame.seq <= length) : [];
    this.given = new Map(parent ? [...parent.given].filter(([at]) => at < length) : []);
    this.milestones = parent ? parent.milestones.filter((stone) => stone.seq < length) : [];
    this.found = parent ? parent.found.filter((found) => found.seq < length) : [];
    this.stories = new Map();
  }

  static original<T extends ProtocolTypes>(): Branch<T> {
    return new Branch<T>(0, null, null);
  }

  /** A branch that leaves this one just before a command. Its digest must then be brought to that point. */
  fork(id: number, first: Given<T>): Branch<T> {
    return new Branch(id, this, first);
  }

  get length(): Seq {
    return this.trace.length;
  }

  /** The time of the last record; 0 in an empty trace. */
  get reaches(): number {
    return this.length === 0 ? 0 : this.trace.time(this.length - 1);
  }

  /** The last keyframe at or before a position. */
  keyframeBefore(position: number): Keyframe<T> {
    let low = 0;
    let high = this.keyframes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.keyframes[middle] as Keyframe<T>).seq <= position) low = middle;
      else high = middle - 1;
    }
    return this.keyframes[low] as Keyframe<T>;
  }

  /**
   * Keeps the story of the stretch that begins at a keyframe, and lets go of the oldest ones if that makes too many lines.
   * That a stretch has nothing to tell costs nothing to keep, and spares a long quiet run from being searched for lines.
   */
  remember(start: number, story: StoryRecord<T>[]): void {
    this.stories.set(start, story);
    let lines = 0;
    for (const kept of this.stories.values()) lines += kept.length;
    for (const [old, kept] of this.stories) {
      if (lines <= LINES || old === start) return;
      if (kept.length === 0) continue;
      this.stories.delete(old);
      lines -= kept.length;
    }
  }
}
