import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeId, Seq } from '../core/ids.ts';
import type { Command } from '../sdk/command.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Point } from './stage/layout.ts';

export type ToolId = 'select' | 'crash' | 'pause' | 'cut' | 'partition' | 'drop' | 'request';
export type TabId = 'state' | 'logs' | 'chart' | 'story' | 'checks' | 'inbox';
/** What stands in place of the tabs for a while. */
export type PanelId = 'why' | 'settings' | 'branches';

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

export type Selection =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'message'; readonly id: Seq };

/** A command that met nothing, a request with no client to make it, or a kept run that could not be opened again. */
export type NoticeId = Command<ProtocolTypes>['do'] | 'noClient' | 'savedRun';

/** What a person has in hand and before their eyes; no part of the run. */
export interface Ui {
  readonly selection: Selection | null;
  readonly tool: ToolId;
  /** The cut tool takes one direction only. */
  readonly oneWay: boolean;
  /** The first end of a link that is about to be cut or mended. */
  readonly cutFrom: NodeId | null;
  readonly tab: TabId;
  readonly panel: PanelId | null;
  /** The record that "why?" was asked about. */
  readonly why: Place | null;
  readonly lit: Lit | null;
  /** The message under the pointer, on the stage or on the diagram, by the record that sent it. */
  readonly hover: Seq | null;
  /** A moment with which the present one is compared. */
  readonly pinned: Place | null;
  readonly help: boolean;
  readonly notice: NoticeId | null;
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
    tab: 'state',
    panel: null,
    why: null,
    lit: null,
    hover: null,
    pinned: null,
    help: false,
    notice: null,
    moved: new Map(),
    requests: 0,
    ...initial,
  }));
}

export function select(ui: UiStore, selection: Selection | null): void {
  ui.setState((now) => ({
    selection,
    // Who picks something up wants to see it; who reads logs or story keeps reading.
    tab: selection !== null && now.tab === 'checks' ? 'state' : now.tab,
  }));
}

export const selectNode = (ui: UiStore, id: NodeId): void => select(ui, { kind: 'node', id });

export function takeTool(ui: UiStore, tool: ToolId): void {
  ui.setState({ tool, cutFrom: null });
}

/** Asks why a record came about. */
export function askWhy(ui: UiStore, why: Place): void {
  ui.setState({ why, panel: 'why' });
}

/** Puts a panel away, and with it what it had lit. */
export function closePanel(ui: UiStore): void {
  ui.setState({ panel: null, why: null, lit: null });
}

/** Lets go of the innermost thing that is held: the half-made cut, the panel, the tool, the selection. */
export function letGo(ui: UiStore): void {
  const { cutFrom, tool, panel } = ui.getState();
  if (cutFrom !== null) ui.setState({ cutFrom: null });
  else if (panel !== null) closePanel(ui);
  else if (tool !== 'select') takeTool(ui, 'select');
  else ui.setState({ selection: null, notice: null });
}

export function moveNode(ui: UiStore, id: NodeId, part: Point): void {
  ui.setState(({ moved }) => ({ moved: new Map(moved).set(id, part) }));
}
