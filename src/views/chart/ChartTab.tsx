import { memo, useId, useState } from 'react';
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
import { type StateThings, thingsByState } from './things.ts';
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
      <Nodes nodes={nodes} kinds={charts.map((one) => one.nodeKind)} current={slot.id} />
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
  const things = descriptor.things && thingsByState(descriptor.chart, descriptor.things(slot));
  return (
    <>
      <ChartFigure
        descriptor={descriptor}
        slot={slot}
        model={model}
        things={things ?? []}
        lit={lit}
      />
      {things && <Things things={things} down={slot.health === 'crashed'} />}
      <Last last={model.last} />
      <TransitionTable model={model} node={slot.id} lit={lit} onLight={light} />
    </>
  );
}

/** What of the node is in which state, also what has no room in the figure. */
function Things({ things, down }: { things: readonly StateThings[]; down: boolean }) {
  const { text } = useTelling();
  const say = useExhibitWords().chart;
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 className="heading" id={heading}>
        {down ? say.thingsDown : say.things}
      </h3>
      {things.length === 0 ? (
        <p className="chart-last">{say.noThings}</p>
      ) : (
        <dl className="chart-things">
          {things.map(({ state, things: here }) => (
            <div key={state}>
              <dt>{roleName(state, text)}</dt>
              {here.map(({ name, tone }) => (
                <dd key={name} className="chart-toned" data-tone={tone ?? 'neutral'}>
                  {name}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

interface NodesProps {
  readonly nodes: readonly Slot[];
  /** The kinds that have a chart, each its own. */
  readonly kinds: readonly string[];
  readonly current: NodeId;
}

/** Which there are hardly ever changes, and a thousand of them take a while to list. */
const Nodes = memo(
  NodeChoice,
  (a, b) =>
    a.current === b.current &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every(({ id, name }, i) => id === b.nodes[i]?.id && name === b.nodes[i]?.name),
);

/** The nodes that have a chart, by their kinds where there are several; more than fit in a row become a list. */
function NodeChoice({ nodes, kinds, current }: NodesProps) {
  const { ui } = useDesk();
  const { text } = useTelling();
  const say = useExhibitWords().chart;
  const groups = kinds
    .map((kind) => ({
      kind,
      title: kinds.length > 1 ? (text.kinds[kind] ?? kind) : null,
      own: nodes.filter((slot) => slot.kind === kind),
    }))
    .filter(({ own }) => own.length > 0);
  if (nodes.length > 9) {
    return (
      <select
        className="chart-nodes"
        aria-label={say.nodes}
        value={current}
        onChange={(event) => selectNode(ui, Number(event.target.value) as NodeId)}
      >
        {groups.map(({ kind, title, own }) => {
          const options = own.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ));
          return title === null ? (
            options
          ) : (
            <optgroup key={kind} label={title}>
              {options}
            </optgroup>
          );
        })}
      </select>
    );
  }
  return groups.map(({ kind, title, own }) => (
    <fieldset key={kind} className="chart-nodes" aria-label={title ?? say.nodes}>
      {title !== null && <span className="chart-kind">{title}</span>}
      {own.map(({ id, name }) => (
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
  ));
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
