import type { NodeId, Seq } from '../../core/ids.ts';
import type { RunIndex, Turn } from '../../playback/runIndex.ts';
import type { Milestone } from '../../playback/types.ts';
import type { MessageGlyph, Tone } from '../../sdk/views.ts';
import type { Window } from './axis.ts';
import type { Cuts } from './cuts.ts';
import { type Group, isGroup, type LaneOf, type Rows, rowsOf } from './groups.ts';

/** A run as a diagram reads it. What is found by replay may be missing at first and come later. */
export interface Scene {
  readonly index: RunIndex;
  readonly names: readonly string[];
  readonly milestones: readonly Milestone[];
  /** Names of commands and roles by their numbers in the trace. */
  readonly commands: readonly string[];
  readonly roles: readonly string[];
  readonly cuts: readonly Cuts[];
  /** How far the run has come, in time. */
  readonly reach: number;
  /** Of a message, by its place in the index. */
  glyph(flight: number): MessageGlyph;
  /** When a message on its way at the end of the run will arrive; null: it is held back. */
  due(id: Seq): number | null;
  roleTone(node: NodeId, role: string | null): Tone;
  /** What stands above a band: role and figure. Null while it is not known. */
  caption(node: NodeId, turn: Turn): string | null;
  groupName(group: Group): string;
  /** The word for a link that is cut. */
  readonly cut: string;
  /** What an invariant that broke is called. */
  title(milestone: Milestone): string;
}

/** Where the diagram stands and what of the run it shows. */
export interface Frame {
  readonly window: Window;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneOf[];
  /** How far grouped lanes have been scrolled, in pixels. */
  readonly scroll?: number;
  /** Types of message that are left out, by their numbers. */
  readonly left: ReadonlySet<number>;
  readonly fold: boolean;
  /** Marks of others: where two runs part, for one. */
  readonly marks: readonly {
    readonly time: number;
    readonly label: string;
  }[];
}

/** Room above the lanes for the graduations. */
export const AXIS = 22;
const FOOT = 6;
/** Lanes are no further apart than this, so that few of them do not drift apart on a tall diagram. */
const WIDEST_PITCH = 56;
/** Grouped lanes are no nearer to each other than this: they are scrolled instead. */
const GROUPED_PITCH = 13;

/** From lane to lane, in a diagram so high. */
export function pitchOf(height: number, lanes: readonly LaneOf[]): number {
  const fitting = (height - AXIS - FOOT) / Math.max(lanes.length, 1);
  return Math.max(Math.min(fitting, WIDEST_PITCH), lanes.some(isGroup) ? GROUPED_PITCH : 0.5);
}

export const laneY = (pitch: number, place: number): number => AXIS + (place + 0.5) * pitch;

/** The place of the lane at a height. */
export const laneAt = (pitch: number, y: number, lanes: number): number =>
  Math.min(Math.max(Math.floor((y - AXIS) / pitch), 0), lanes - 1);

/** Where moments and nodes lie in pixels. */
export interface Canvas {
  readonly scene: Scene;
  readonly frame: Frame;
  readonly pitch: number;
  readonly rows: Rows;
  /** Pixels a microsecond. */
  readonly scale: number;
  x(time: number): number;
  /** The lane of a node, or of the group that it is part of; null for a lane that is hidden. */
  y(node: number): number | null;
  rowY(row: number): number;
  /** Whether a node has a lane of its own. */
  isOwn(node: number): boolean;
}

export function canvasOf(scene: Scene, frame: Frame): Canvas {
  const { lanes, scroll = 0 } = frame;
  const pitch = pitchOf(frame.height, lanes);
  const rows = rowsOf(lanes);
  const { from, to } = frame.window;
  const scale = frame.width / (to - from);
  const row = (node: number) => rows.rowOf[node] ?? -1;
  const rowY = (place: number) => laneY(pitch, place) - scroll;
  return {
    scene,
    frame,
    pitch,
    rows,
    scale,
    x: (time) => (time - from) * scale,
    y: (node) => (row(node) < 0 ? null : rowY(row(node))),
    rowY,
    isOwn: (node) => typeof lanes[row(node)] === 'number',
  };
}
