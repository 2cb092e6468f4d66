import type { NodeId, Seq } from '../../core/ids.ts';
import type { Milestone } from '../../playback/types.ts';
import type { RoleChart } from '../../sdk/roles.ts';

/** A transition of a chart, and how often it was taken up to the playhead. */
export interface TransitionModel {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  /** By the node that is looked at, and by all of its kind. */
  readonly own: Taken;
  readonly all: Taken;
}

export interface Taken {
  readonly times: number;
  /** The record of the last time; null if it was never taken. */
  readonly last: Seq | null;
}

/** A change of role as it happened. */
export interface LastChange {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly seq: Seq;
  readonly time: number;
  /** False for what a crash or a restart did: no transition of the chart. */
  readonly inChart: boolean;
}

export interface ChartModel {
  readonly states: readonly { readonly id: string; readonly current: boolean }[];
  readonly initial: string;
  /** In the order of the definition. */
  readonly transitions: readonly TransitionModel[];
  /** Changes that no transition explains, in the order in which they first came. */
  readonly outside: readonly TransitionModel[];
  readonly last: LastChange | null;
}

/** What is looked at: which nodes share the chart, and which of them, up to where. */
export interface Look {
  readonly node: NodeId;
  readonly nodes: readonly NodeId[];
  /** The role that the node started with; null for one that was added later. */
  readonly start: string | null;
  /** A crashed node has no role: nothing is lit. */
  readonly crashed: boolean;
  /** The playhead, in records. */
  readonly position: number;
}

/** A role chart as one node has gone through it by now. */
export function chartModel(
  chart: RoleChart,
  milestones: readonly Milestone[],
  look: Look,
): ChartModel {
  const counts = new Map<string, Count>();
  for (const [from, { on }] of Object.entries(chart.states)) {
    for (const [event, to] of Object.entries(on)) counts.set(keyOf({ event, from, to }), blank());
  }
  const drawn = new Set(counts.keys());
  const nodes = new Set(look.nodes);
  let last: LastChange | null = null;
  for (const { seq, time, node, transition } of milestones) {
    if (seq >= look.position) break;
    if (transition === null || node === null || !nodes.has(node)) continue;
    const key = keyOf(transition);
    const count = counts.get(key) ?? blank();
    counts.set(key, count);
    add(count.all, seq);
    if (node !== look.node) continue;
    add(count.own, seq);
    last = { ...transition, seq, time, inChart: drawn.has(key) };
  }
  const rows = [...counts].map(([key, count]) => ({ ...partsOf(key), ...count, key }));
  const current = look.crashed ? null : (last?.to ?? look.start ?? chart.initial);
  const bare = ({ key: _, ...row }: (typeof rows)[number]): TransitionModel => row;
  return {
    states: Object.keys(chart.states).map((id) => ({ id, current: id === current })),
    initial: chart.initial,
    transitions: rows.filter(({ key }) => drawn.has(key)).map(bare),
    outside: rows.filter(({ key }) => !drawn.has(key)).map(bare),
    last,
  };
}

interface Count {
  readonly own: { times: number; last: Seq | null };
  readonly all: { times: number; last: Seq | null };
}

const blank = (): Count => ({ own: { times: 0, last: null }, all: { times: 0, last: null } });

function add(taken: { times: number; last: Seq | null }, seq: Seq): void {
  taken.times++;
  taken.last = seq;
}

interface Step {
  readonly event: string;
  readonly from: string;
  readonly to: string;
}

/** Tells transitions apart; names of states and events have no spaces. */
export const keyOf = ({ event, from, to }: Step): string => `${from} ${event} ${to}`;

function partsOf(key: string): Step {
  const [from = '', event = '', to = ''] = key.split(' ');
  return { event, from, to };
}
