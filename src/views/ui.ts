import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeId, Seq } from '../core/ids.ts';
import type { Pointed } from '../lessons/lit.ts';
import type { Session, StoryRecord } from '../playback/types.ts';
import type { Changes, Problem } from '../sdk/changes.ts';
import type { Command } from '../sdk/command.ts';
import type { Look } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { KinBeside } from './compare/kin.ts';
import type { DiagramView } from './spacetime/view.ts';
import type { Point } from './stage/layout.ts';

export type ToolId = 'select' | 'crash' | 'pause' | 'cut' | 'partition' | 'drop' | 'request';
export type TabId = NonNullable<Look['tab']> | 'inbox';
/** What stands in place of the tabs for a while. */
export type PanelId =
  | 'why'
  | 'settings'
  | 'settingsBeside'
  | 'branches'
  | 'share'
  | 'search'
  | 'seeds'
  | 'history';

/** A position on a branch: a record that is asked about, or a moment that is kept for comparison. */
export interface Place {
  readonly branch: number;
  readonly seq: Seq;
}

/** What an answer speaks of, lit on the stage and on the diagram; the rest is faint. */
export interface Lit {
  readonly branch: number;
  /** Records of the trace. */
  readonly records: ReadonlySet<number>;
  /** Messages, by the records that sent them. */
  readonly flights: ReadonlySet<number>;
  readonly nodes: ReadonlySet<number>;
  /**
   * The whole past or future of a record instead of a chain: for each node the last record of the past (-1: none) or the
   * first of the future (Infinity: none).
   */
  readonly cone: { readonly of: 'past' | 'future'; readonly edge: readonly number[] } | null;
}

/** A second run, laid beside this one: another branch of it, its scenario with other settings, or under another exhibit. */
export type Beside = LaidBeside & {
  /** What is chosen and open over there. */
  readonly ui: UiStore;
};

type LaidBeside =
  | { readonly kind: 'branch'; readonly session: Session }
  | { readonly kind: 'settings'; readonly session: Session; readonly changes: Changes }
  | KinBeside;

/** Which lines of the story are shown; an empty set leaves none out. */
export interface StoryFilter {
  readonly nodes: ReadonlySet<NodeId>;
  readonly kinds: ReadonlySet<StoryRecord['kind']>;
}

export type Selection =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'message'; readonly id: Seq };

/**
 * A command that met nothing, a request with no client to make it, a kept run that could not be opened again, or one that
 * cannot be kept.
 */
export type NoticeId =
  | Command<ProtocolTypes>['do']
  | 'noClient'
  | 'noMilestone'
  | 'savedRun'
  | NotKept;

/** Why a run is not kept, or not any more: nothing is, there is no room, it is too long. */
export type NotKept = 'notKept' | 'keptFull' | 'keptTooLong';

/** How a run came here from elsewhere, and what is to be said of that. */
export interface Arrival {
  /** `earlier`: it is kept here by now; `search`: it was found here; `beside`: it lay beside another one. */
  readonly by: 'link' | 'file' | 'earlier' | 'search' | 'beside';
  readonly trouble: Trouble | null;
  /** Another run is kept here, to which one can go back. */
  readonly kept: boolean;
  /** The address of where it was found. */
  readonly from?: string;
}

export type Trouble =
  /** Nothing was opened: what was wrong, and where. */
  | { readonly kind: 'unread'; readonly problem: Problem }
  /** The run is here, but not the one that was to lie beside it. */
  | { readonly kind: 'notBeside'; readonly problem: Problem }
  /** It does not become the run that it was; `made`: by which version it was made. */
  | { readonly kind: 'differs'; readonly made: string | null }
  /** Someone lost patience while it was run again. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

/** What a room sees while the run is presented to it. */
export interface Presenting {
  /** The diagram below the stage, the inspector beside it. */
  readonly diagram: boolean;
  readonly side: boolean;
  /** The screen is black for a while; `played`: the run goes on when it no longer is. */
  readonly dark: { readonly played: boolean } | null;
  /** The way to what is shown, for the cameras of those who follow. */
  readonly code: boolean;
  /** Another window is opened, for which browsers give up the full screen: the mode goes on. */
  readonly loose: boolean;
  /** What the page had open before, and gets back. */
  readonly before: Pick<Ui, 'selection' | 'tab' | 'panel' | 'why' | 'lit' | 'tool'>;
}

/** What a person has in hand and before their eyes; no part of the run. */
export interface Ui {
  readonly selection: Selection | null;
  readonly tool: ToolId;
  /** The cut tool takes one direction only. */
  readonly oneWay: boolean;
  /** The first end of a link that is about to be cut or mended. */
  readonly cutFrom: NodeId | null;
  /** The nodes on one side of a partition that is being made. */
  readonly parted: ReadonlySet<NodeId>;
  readonly tab: TabId;
  readonly panel: PanelId | null;
  /** The record that "why?" was asked about. */
  readonly why: Place | null;
  readonly lit: Lit | null;
  /** What a lesson points at in the inspector: fields of a state, entries of logs. */
  readonly pointed: Pointed | null;
  /** The message under the pointer, on the stage or on the diagram, by the record that sent it. */
  readonly hover: Seq | null;
  /** A moment with which the present one is compared. */
  readonly pinned: Place | null;
  readonly story: StoryFilter;
  /** What the diagram shows; null where there is none. */
  readonly diagram: DiagramView | null;
  readonly beside: Beside | null;
  readonly presenting: Presenting | null;
  readonly help: boolean;
  readonly notice: NoticeId | null;
  readonly arrival: Arrival | null;
  /** Nodes that were dragged, as parts of the stage's size. */
  readonly moved: ReadonlyMap<NodeId, Point>;
  /** Requests made by hand, so that each writes another value. */
  readonly requests: number;
}

export type UiStore = StoreApi<Ui>;

export function createUi(initial: Partial<Ui> = {}): UiStore {
  return createStore<Ui>(() => ({
    selection: null,
    tool: 'select',
    oneWay: false,
    cutFrom: null,
    parted: new Set(),
    tab: 'state',
    panel: null,
    why: null,
    lit: null,
    pointed: null,
    hover: null,
    pinned: null,
    story: { nodes: new Set(), kinds: new Set() },
    diagram: null,
    beside: null,
    presenting: null,
    help: false,
    notice: null,
    arrival: null,
    moved: new Map(),
    requests: 0,
    ...initial,
  }));
}

/** Goes on presenting with another run: what was selected and lit was the old one's. */
export const carried = (presenting: Presenting): Presenting => ({
  ...presenting,
  before: { ...presenting.before, panel: null, selection: null, why: null, lit: null },
});

export function select(ui: UiStore, selection: Selection | null): void {
  ui.setState((now) => ({
    selection,
    // Who picks something up wants to see it; who reads logs or story keeps reading.
    tab: selection !== null && now.tab === 'checks' ? 'state' : now.tab,
  }));
}

export const selectNode = (ui: UiStore, id: NodeId): void => select(ui, { kind: 'node', id });

export function takeTool(ui: UiStore, tool: ToolId): void {
  ui.setState({ tool, cutFrom: null, parted: new Set() });
}

/** Asks why a record came about. */
export function askWhy(ui: UiStore, why: Place): void {
  ui.setState({ why, panel: 'why' });
}

/** Something was done: a word about what could not be goes. What is said of keeping the run waits to be dismissed. */
export function forgetNotice(ui: UiStore): void {
  ui.setState(({ notice }) => ({ notice: isNotKept(notice) ? notice : null }));
}

export const isNotKept = (notice: NoticeId | null): notice is NotKept =>
  notice === 'notKept' || notice === 'keptFull' || notice === 'keptTooLong';

/** Puts a panel away, and with it what it had lit. */
export function closePanel(ui: UiStore): void {
  ui.setState({ panel: null, why: null, lit: null });
}

export function togglePanel(ui: UiStore, panel: PanelId): void {
  if (ui.getState().panel === panel) closePanel(ui);
  else ui.setState({ panel });
}

/** Lays a run beside the present one; whatever lay there before is put away. */
export function layBeside(ui: UiStore, laid: LaidBeside): void {
  closeBeside(ui);
  closePanel(ui);
  const other = createUi();
  ui.setState({ beside: { ...laid, ui: other }, cutFrom: null });
}

/** Puts away the run that lay beside this one, for good. */
export function closeBeside(ui: UiStore): void {
  ui.getState().beside?.session.dispose();
  ui.setState({ beside: null });
}

/** Lets go of the innermost thing that is held: the half-made cut, the panel, the tool, the run beside, the selection. */
export function letGo(ui: UiStore): void {
  const { cutFrom, tool, panel, beside } = ui.getState();
  if (cutFrom !== null) ui.setState({ cutFrom: null });
  else if (panel !== null) closePanel(ui);
  else if (tool !== 'select') takeTool(ui, 'select');
  else if (beside !== null) letGoBeside(ui, beside);
  else ui.setState({ selection: null, notice: null });
}

function letGoBeside(ui: UiStore, { ui: other }: Beside): void {
  const { cutFrom, panel } = other.getState();
  if (cutFrom !== null || panel !== null) letGo(other);
  else closeBeside(ui);
}

export function moveNode(ui: UiStore, id: NodeId, part: Point): void {
  ui.setState(({ moved }) => ({ moved: new Map(moved).set(id, part) }));
}

/** Puts a node on the side that is to be parted from the rest, or takes it back. */
export function partNode(ui: UiStore, id: NodeId): void {
  const parted = new Set(ui.getState().parted);
  if (!parted.delete(id)) parted.add(id);
  ui.setState({ parted });
}
