import { useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatTime } from '../../i18n/format.ts';
import { roleName } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { useDesk, useExhibitWords, usePaced, useTelling, useUi } from '../context.tsx';
import { selectNode } from '../ui.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { ChartFigure } from './ChartFigure.tsx';
import { type ChartModel, chartModel, type LastChange } from './model.ts';
import { TransitionTable } from './TransitionTable.tsx';
import './chart.css';

type Slot = NodeSlot<ProtocolTypes>;
type StateChart = Extract<ViewDescriptor<ProtocolTypes>, { readonly kind: 'statechart' }>;

/** Charts are read, not watched: this often is enough, in milliseconds. */
const PACE = 150;

/** The state machine of a node's role, as the engine runs it, and how the node has gone through it. */
export function ChartTab() {
  const { session } = useDesk();
  const say = useExhibitWords().chart;
  usePaced(PACE);
  const selection = useUi((state) => state.selection);
  const charts = session.protocol.views.filter((view) => view.kind === 'statechart');
  const nodes = session
    .world()
    .nodes.filter(
      ({ health, kind }) => health !== 'removed' && charts.some((one) => one.nodeKind === kind),
    );
  const slot =
    nodes.find(({ id }) => selection?.kind === 'node' && selection.id === id) ?? nodes[0];
  const chart = charts.find((one) => one.nodeKind === slot?.kind);
  if (!slot || !chart) return <p className="aside">{say.none}</p>;
  return (
    <>
      <h2 className="unseen">{say.tab}</h2>
      <Nodes nodes={nodes} current={slot.id} />
      <NodeChart key={slot.id} slot={slot} descriptor={chart} />
    </>
  );
}

function useModel(slot: Slot, { chart }: StateChart): ChartModel {
  const { session } = useDesk();
  const { nodes } = session.world();
  return chartModel(chart, session.milestones(), {
    node: slot.id,
    nodes: nodes.filter(({ kind }) => kind === slot.kind).map(({ id }) => id),
    start: session.starts[slot.id] ?? null,
    crashed: slot.health === 'crashed',
    position: session.screen().seq,
  });
}

function NodeChart({ slot, descriptor }: { slot: Slot; descriptor: StateChart }) {
  const model = useModel(slot, descriptor);
  const [lit, light] = useState<string | null>(null);
  return (
    <>
      <ChartFigure descriptor={descriptor} slot={slot} model={model} lit={lit} />
      <Last last={model.last} />
      <TransitionTable model={model} node={slot.id} lit={lit} onLight={light} />
    </>
  );
}

/** The nodes that have a chart; more than fit in a row become a list. */
function Nodes({ nodes, current }: { nodes: readonly Slot[]; current: NodeId }) {
  const { ui } = useDesk();
  const say = useExhibitWords().chart;
  if (nodes.length > 9) {
    return (
      <select
        className="chart-nodes"
        aria-label={say.nodes}
        value={current}
        onChange={(event) => selectNode(ui, Number(event.target.value) as NodeId)}
      >
        {nodes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    );
  }
  return (
    <fieldset className="chart-nodes" aria-label={say.nodes}>
      {nodes.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === current}
          onClick={() => selectNode(ui, id)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** The last change of role, named, and the way to its reasons. */
function Last({ last }: { last: LastChange | null }) {
  const { text } = useTelling();
  const say = useExhibitWords().chart;
  if (last === null) return <p className="chart-last">{say.never}</p>;
  const [from, to] = [roleName(last.from, text), roleName(last.to, text)];
  const way = say.last(from, to);
  const when = formatTime(last.time);
  return (
    <p className="chart-last">
      <strong>{last.inChart ? way : say.lostRole(from)}</strong>{' '}
      {last.inChart ? say.by(last.event, when) : say.lost(last.event, when)}{' '}
      <WhyButton seq={last.seq} about={way} />
    </p>
  );
}
