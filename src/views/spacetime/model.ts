import type { NodeId, Seq } from '../../core/ids.ts';
import type { Shape, Tone } from '../../sdk/views.ts';
import type { Health } from '../../sdk/world.ts';
import type { Window } from './axis.ts';

/** A diagram as plain data: everything has its place in pixels, and the painter decides nothing. */
export interface DiagramModel {
  readonly window: Window;
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly lanes: readonly Lane[];
  /** From lane to lane. */
  readonly pitch: number;
  /** Where the run has come to so far. */
  readonly reach: number;
  readonly shades: readonly Shade[];
  readonly bands: readonly BandModel[];
  readonly arrows: readonly Arrow[];
  readonly folds: readonly FoldModel[];
  /** In place of arrows where there would be too many. */
  readonly densities: readonly Density[];
  readonly marks: readonly Mark[];
  /** How strong arrows are drawn: fainter the more there are. */
  readonly strength: number;
  /** Where the columns of densities and bands of groups begin, in pixels, and how wide they are. */
  readonly columns: { readonly x: number; readonly wide: number };
  /** In place of lanes, for many nodes together. */
  readonly crowds: readonly CrowdModel[];
}

/** The band of a group. */
export interface CrowdModel {
  /** Its place among the lanes. */
  readonly row: number;
  /** How many. */
  readonly nodes: number;
  readonly y: number;
  /** From its middle to its edges. */
  readonly high: number;
  readonly layers: readonly Layer[];
  /** Column by column: how many messages came and went, and how many sentences were told. */
  readonly traffic: readonly number[];
  readonly tellings: readonly number[];
}

/** How many of a group's nodes stood so, column by column: from and to which part of its height. */
export interface Layer {
  /** As in the run's index. */
  readonly standing: number;
  readonly tone: Tone;
  readonly down: boolean;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export interface Lane {
  /** Null for a group. */
  readonly node: NodeId | null;
  readonly name: string;
  readonly y: number;
}

/** A stretch in which some nodes were cut off from the rest. */
export interface Shade {
  readonly x0: number;
  readonly x1: number;
  /** The lanes that are cut off, by their places. */
  readonly lanes: readonly number[];
  /** A single link that is cut, one way or both, is no partition. */
  readonly partition: boolean;
  readonly label: string | null;
}

export interface BandModel {
  readonly node: NodeId;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly tone: Tone;
  readonly health: Health;
  /** "◆ role, figure", where there is room for it. */
  readonly caption: string | null;
}

export interface Arrow {
  /** The record that sent it. */
  readonly id: Seq;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly end: 'delivered' | 'lost' | 'flying' | 'held';
  /** Where its paused receiver dealt with it at last. */
  readonly dealt: number | null;
  readonly tone: Tone;
  readonly shape: Shape;
  readonly label: string | null;
  readonly routine: boolean;
}

export interface FoldModel {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly tone: Tone;
  readonly label: string | null;
}

/** How many messages a lane saw, pixel column by pixel column. */
export interface Density {
  readonly y: number;
  readonly counts: readonly number[];
  /** 0 to 1: it comes in as arrows fade. */
  readonly strength: number;
}

export type MarkKind =
  | 'crash'
  | 'restart'
  | 'pause'
  | 'resume'
  | 'command'
  | 'note'
  | 'request'
  | 'timer'
  | 'loss'
  | 'violation'
  | 'divergence';

/** Something that happened at a moment. */
export interface Mark {
  readonly kind: MarkKind;
  /** Its record; null for a mark that someone else has made. */
  readonly seq: Seq | null;
  readonly x: number;
  /** Null: it concerns all lanes and is drawn across them. */
  readonly y: number | null;
  readonly label: string | null;
  /** It stands for so many like it that happened close together on its lane. */
  readonly count?: number;
  /** How many titles stand where this one's would, so that it has to stand above them. */
  readonly above?: number;
}
