import type { NodeId } from '../core/ids.ts';
import type { Immutable } from '../core/plain.ts';
import type { RoleChart } from './roles.ts';
import type { Course } from './survey.ts';
import type { LabelOf, ProtocolTypes } from './types.ts';
import type { NodeSlot, World } from './world.ts';

/**
 * Colours by meaning; a view never shows one without a shape or a word that says the same.
 * neutral: at rest; primary: leads, decides; contend: asks for a change; client: from outside; good, bad; muted: stale.
 */
export type Tone = 'neutral' | 'primary' | 'contend' | 'client' | 'good' | 'bad' | 'muted';
/** The shape of a message on its way. */
export type Shape = 'dot' | 'ring' | 'triangle' | 'square' | 'diamond';

/** How a node stands on the stage. */
export interface NodeGlyph<T extends ProtocolTypes> {
  /** A sign of the role beside its colour; empty for the role at rest. */
  readonly sign: string;
  readonly tone: Tone;
  /** The role in the protocol's text, or null for a node without one. */
  readonly role: string | null;
  /** The figure that matters most: "term 4". */
  readonly caption: LabelOf<T> | null;
  /** A remark beside the node: "still believes it leads". */
  readonly remark: LabelOf<T> | null;
  /** The remark tells of something that should not last: it stands out. */
  readonly alarm?: boolean;
  /** A short row of cells beside the node, such as the tail of its log. */
  readonly cells: readonly Cell[];
  /** The timer whose running down is drawn around the node. */
  readonly timer: string | null;
}

export interface Cell {
  readonly index: number;
  readonly text: string;
  /** Cells of one group share a colour (the entries of a term). */
  readonly group: number;
  /** Drawn whole, or dashed while it may still be lost. */
  readonly firm: boolean;
  /** It stands for all before it as well: a snapshot. */
  readonly block?: true;
}

export interface MessageGlyph {
  readonly shape: Shape;
  readonly tone: Tone;
  /** The field's own name of the message, and the one or two figures that matter, as in the paper. */
  readonly label: string;
}

/** A field of a node's state as the inspector prints it: names as in the source, nodes by id. */
export interface Field {
  readonly name: string;
  readonly durable: boolean;
  /** Parts that are joined with spaces; node ids become names. */
  readonly value: readonly (string | number | { readonly node: NodeId })[];
  readonly tone?: Tone;
}

export interface LogCell<T extends ProtocolTypes> extends Cell {
  /** In words, for a block, and for an entry about the cluster itself: who votes from there on. */
  readonly says?: LabelOf<T>;
}

/** What is about to become of a log. */
export interface UnderWay<T extends ProtocolTypes> {
  readonly label: LabelOf<T>;
  /** How much of it is done, and of how much. */
  readonly progress: readonly [done: number, all: number] | null;
}

export interface LogRow<T extends ProtocolTypes> {
  readonly node: NodeId;
  /** In order of their indexes; a block can only be the first. */
  readonly cells: readonly LogCell<T>[];
  /** Positions that are marked below the row: commitIndex 4. */
  readonly marks: Readonly<Record<string, number>>;
  /** Of all that logs say about the cluster itself, what this node goes by, and the index of its entry (0: of none). */
  readonly goesBy?: { readonly index: number; readonly says: LabelOf<T> };
  readonly underWay?: readonly UnderWay<T>[];
}

/** One thing in a table: words, figures and nodes, joined by spaces as in a `Field`. */
export interface TableCell<T extends ProtocolTypes> {
  readonly value: readonly (
    | string
    | number
    | { readonly node: NodeId }
    | { readonly label: LabelOf<T> }
  )[];
  readonly tone?: Tone;
}

export interface TableRow<T extends ProtocolTypes> {
  /** Whose it is, if it is a node's: said before the name. */
  readonly node: NodeId | null;
  /** As in the source; two rows of one node have different names. */
  readonly name: string;
  readonly cells: readonly TableCell<T>[];
  readonly tone?: Tone;
  /** What the row is about has the colour that cells of this group have in logs. */
  readonly group?: number;
}

/** What nodes hold, side by side: locks and who waits for them, the parts of a log and who reads them. */
export interface Table<T extends ProtocolTypes> {
  readonly id: string;
  readonly caption: LabelOf<T>;
  /** One for the rows' names, then one a cell. */
  readonly columns: readonly LabelOf<T>[];
  readonly rows: readonly TableRow<T>[];
  /** Said where there are no rows. */
  readonly empty: LabelOf<T>;
}

/** Something that has been counted, beside what it should be. */
export interface CountRow<T extends ProtocolTypes> {
  readonly label: LabelOf<T>;
  /** Null: nothing to count yet. */
  readonly counted: number | null;
  /** What the published analysis gives for what has been finished so far; null: none. */
  readonly published: number | null;
  /** Left out: a plain number, whole or not. A share is a number from 0 to 1, time is in µs. */
  readonly unit?: 'share' | 'time';
  /** Rows of one group stand together under its name. */
  readonly group?: LabelOf<T>;
}

/** One of the few things that a cell of a matrix can say: "knows", "suspects". A view never shows its colour without sign or words. */
export interface MatrixMark<T extends ProtocolTypes> {
  readonly tone: Tone;
  /** One character or two, shown where cells are large enough. */
  readonly sign: string;
  readonly says: LabelOf<T>;
}

/** What each of many nodes knows of each of many things: items, or the other nodes. */
export interface Matrix<T extends ProtocolTypes> {
  readonly id: string;
  readonly caption: LabelOf<T>;
  readonly rows: readonly NodeId[];
  /** What the columns are: "item", "member". */
  readonly columnsAre: LabelOf<T>;
  readonly columns: readonly ({ readonly node: NodeId } | { readonly name: string })[];
  readonly marks: readonly MatrixMark<T>[];
  /** Which of the marks stands at a place; asked for every place that is drawn, so it must cost next to nothing. */
  mark(row: number, column: number): number;
  /** What stands there, in words; row and column are named beside it. Asked for the places that are read. */
  says(row: number, column: number): LabelOf<T>;
  /** Said where there are no columns. */
  readonly empty: LabelOf<T>;
}

/** A node that has been told something, and by whom. */
export interface Told {
  readonly node: NodeId;
  /** Null: it knew by itself. */
  readonly from: NodeId | null;
  readonly tone?: Tone;
}

/** How something spread: who told whom. */
export interface Tree<T extends ProtocolTypes> {
  readonly id: string;
  readonly caption: LabelOf<T>;
  /** In any order; whoever told somebody is in it too, unless it has forgotten since. */
  readonly told: readonly Told[];
  /** Nodes that could have been told and were not yet. */
  readonly untold: readonly NodeId[];
  /** Said where nobody has been told anything. */
  readonly empty: LabelOf<T>;
}

export interface Axis<T extends ProtocolTypes> {
  readonly label: LabelOf<T>;
  /** A share is a number from 0 to 1; time is in µs. */
  readonly unit: 'share' | 'time' | 'count';
  /** Where the axis ends at least; it grows with what is drawn. */
  readonly least: number;
}

/** One line of a plot. What was measured is drawn firm, what theory says dashed. */
export interface Series<T extends ProtocolTypes> {
  readonly label: LabelOf<T>;
  readonly source: 'measured' | 'theory';
  /** `steps`: it keeps a value until the next point. */
  readonly shape: 'line' | 'steps' | 'dots';
  /** In order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly tone: Tone;
}

/** What has been measured up to the playhead, over time or against something else, beside what theory says. */
export interface Plot<T extends ProtocolTypes> {
  readonly id: string;
  readonly caption: LabelOf<T>;
  readonly x: Axis<T>;
  readonly y: Axis<T>;
  readonly series: readonly Series<T>[];
  /** Said where nothing has been measured yet. */
  readonly empty: LabelOf<T>;
}

/** How nodes lie on the stage when they are too many for a ring of labelled ones; each group has a place of its own. */
export interface Arrangement {
  readonly shape: 'disc' | 'ring';
  /** A small whole number from 0; left out: all are one group. */
  group?(node: NodeId): number;
}

/** One of several machines of a chart that run in a node at once: a transaction of many. */
export interface ChartThing {
  readonly name: string;
  /** A state of the chart. */
  readonly state: string;
  /** It has the colour that cells of this group have in logs. */
  readonly group?: number;
  readonly tone?: Tone;
}

/**
 * Where nodes stand on the stage: a kind on the ring, or a column of its own at one side. A hub stands at the left too, but
 * belongs to those on the ring: its links are drawn, and they leave its side free, so that it sees each of them.
 */
export type Place = 'ring' | 'left' | 'right' | 'hub';

/** What to show, as plain functions of a state; how to show it is the business of the views. */
export type ViewDescriptor<T extends ProtocolTypes> =
  | {
      readonly kind: 'topology';
      readonly id: string;
      place(kind: string): Place;
      node(node: Immutable<NodeSlot<T>>, world: World<T>): NodeGlyph<T>;
      message(message: Immutable<T['message']>): MessageGlyph;
      /** What a timer is about, where a node has several of one type: "T7". */
      timer?(timer: Immutable<T['timer']>): string;
      /** Who has a link with whom, where that is not everyone with everyone. Depends on nothing but settings and members. */
      links?(world: World<T>): readonly (readonly [NodeId, NodeId])[];
      /** Left out: one disc. Depends on nothing but settings and members. */
      arrangement?(world: World<T>): Arrangement;
    }
  | {
      readonly kind: 'fields';
      readonly id: string;
      fields(node: Immutable<NodeSlot<T>>): readonly Field[];
    }
  | {
      readonly kind: 'log';
      readonly id: string;
      /** Each node has a log of its own: the same position means nothing in two of them, so each runs down by itself. */
      readonly apart?: true;
      rows(world: World<T>): readonly LogRow<T>[];
    }
  | {
      readonly kind: 'statechart';
      readonly id: string;
      readonly nodeKind: string;
      readonly chart: RoleChart;
      /** What of a node is in the chart's states, where that is not the node itself by its role. */
      things?(node: Immutable<NodeSlot<T>>): readonly ChartThing[];
    }
  /** Its tab's title stands in the text, under `views`. */
  | { readonly kind: 'table'; readonly id: string; tables(world: World<T>): readonly Table<T>[] }
  /** Titled as a table is, like all that follow. */
  | {
      readonly kind: 'matrix';
      readonly id: string;
      matrices(world: World<T>): readonly Matrix<T>[];
    }
  | { readonly kind: 'tree'; readonly id: string; trees(world: World<T>): readonly Tree<T>[] }
  | {
      readonly kind: 'plot';
      readonly id: string;
      plots(course: Course<T>, world: World<T>): readonly Plot<T>[];
    }
  /** What has been counted up to the playhead. */
  | {
      readonly kind: 'counts';
      readonly id: string;
      counts(course: Course<T>, world: World<T>): readonly CountRow<T>[];
    };
