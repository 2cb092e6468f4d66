import { useMemo } from 'react';
import { roleName } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Tone, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { topologyOf } from '../stage/project.ts';
import { inRole, roleTones } from '../stage/roleTones.ts';
import { type Arrow, type Box, layoutChart } from './layout.ts';
import { type ChartModel, keyOf } from './model.ts';
import { type StateThings, tokensOf } from './things.ts';

/** As wide as the panel leaves it; narrower ones scale it. */
const WIDTH = 348;

interface Props {
  readonly descriptor: Extract<ViewDescriptor<ProtocolTypes>, { readonly kind: 'statechart' }>;
  readonly slot: NodeSlot<ProtocolTypes>;
  readonly model: ChartModel;
  /** What of the node is in which state, where it is in several at once. */
  readonly things: readonly StateThings[];
  /** The transition that is pointed at. */
  readonly lit: string | null;
}

/** The chart drawn: states in the tones of the stage, the present one ringed, the last way strong. */
export function ChartFigure({ descriptor, slot, model, things, lit }: Props) {
  const { text } = useTelling();
  const say = useExhibitWords().chart;
  const layout = useMemo(() => layoutChart(descriptor.chart, WIDTH), [descriptor.chart]);
  const look = useLook(slot);
  const current = model.states.find((state) => state.current);
  const last = model.last?.inChart ? keyOf(model.last) : null;
  const shown = lit ?? last;
  const { start, box } = layout;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={
        current ? say.figure(slot.name, roleName(current.id, text)) : say.figureDown(slot.name)
      }
    >
      <g className="chart-arrow" data-taken="true">
        <circle cx={start.from.x} cy={start.from.y} r={3.5} />
        <path className="chart-way" d={start.path} />
        <path className="chart-head" d={start.head} />
      </g>
      {layout.arrows.map((arrow) => (
        <ArrowView
          key={`${arrow.from} ${arrow.to}`}
          arrow={arrow}
          taken={model.transitions.some(
            ({ from, to, own }) => from === arrow.from && to === arrow.to && own.times > 0,
          )}
          last={keysOf(arrow).includes(last ?? '')}
          lit={keysOf(arrow).includes(lit ?? '')}
        />
      ))}
      {layout.boxes.map((one) => (
        <StateBox
          key={one.id}
          at={one}
          size={box}
          name={roleName(one.id, text)}
          current={one.id === current?.id}
          {...look(one.id)}
        />
      ))}
      {things.map((one) => (
        <Tokens
          key={one.state}
          of={one}
          at={layout.boxes.find(({ id }) => id === one.state)}
          size={box}
          down={slot.health === 'crashed'}
        />
      ))}
      {layout.arrows.map((arrow) => {
        const event = arrow.events.find((name) => keyOf({ ...arrow, event: name }) === shown);
        return event && <EventName key={`${arrow.from} ${arrow.to}`} arrow={arrow} event={event} />;
      })}
    </svg>
  );
}

const keysOf = ({ events, from, to }: Arrow): readonly string[] =>
  events.map((event) => keyOf({ event, from, to }));

/** In which tone and with which sign the stage shows a role. */
function useLook(slot: NodeSlot<ProtocolTypes>): (role: string) => { tone: Tone; sign: string } {
  const { session } = useDesk();
  const topology = topologyOf(session.protocol);
  const world = session.world();
  const toneOf = roleTones(session.protocol, topology, world);
  return (role) => ({
    tone: toneOf(slot.kind, role),
    sign: topology.node(inRole(slot, role), world).sign,
  });
}

interface ArrowProps {
  readonly arrow: Arrow;
  readonly taken: boolean;
  readonly last: boolean;
  readonly lit: boolean;
}

function ArrowView({ arrow, taken, last, lit }: ArrowProps) {
  return (
    <g className="chart-arrow" data-taken={taken} data-last={last} data-lit={lit}>
      <path className="chart-way" d={arrow.path} />
      <path className="chart-head" d={arrow.head} />
    </g>
  );
}

/** The name of an event beside its arrow, kept inside the drawing. */
function EventName({ arrow: { label }, event }: { arrow: Arrow; event: string }) {
  const half = event.length * 3.4;
  const x = Math.min(Math.max(label.x, half + 2), WIDTH - half - 2);
  return (
    <text className="chart-event" x={x} y={label.y + 4}>
      {event}
    </text>
  );
}

interface BoxProps {
  readonly at: Box;
  readonly size: { readonly width: number; readonly height: number };
  readonly name: string;
  readonly sign: string;
  readonly tone: Tone;
  readonly current: boolean;
}

function StateBox({ at, size: { width, height }, name, sign, tone, current }: BoxProps) {
  const rect = (grow: number) => ({
    x: at.x - width / 2 - grow,
    y: at.y - height / 2 - grow,
    width: width + 2 * grow,
    height: height + 2 * grow,
    rx: height / 2 + grow,
  });
  return (
    <g className="chart-state chart-toned" data-tone={tone} data-current={current}>
      {current && <rect className="chart-ring" {...rect(5)} />}
      <rect className="chart-box" {...rect(0)} />
      <text x={at.x} y={at.y + 4.5}>
        {sign !== '' && <tspan className="chart-sign">{sign} </tspan>}
        {name}
      </text>
    </g>
  );
}

interface TokensProps {
  readonly of: StateThings;
  readonly at: Box | undefined;
  readonly size: BoxProps['size'];
  /** The node is down: this is where a restart would find them. */
  readonly down: boolean;
}

/** By how much a row of tokens may be wider than the box on whose rim it stands. */
const BEYOND = 16;

function Tokens({ of: { things }, at, size, down }: TokensProps) {
  if (!at) return null;
  const y = at.y + size.height / 2 + 2;
  return tokensOf(things, size.width + BEYOND).map(({ text, thing, x, width }) => (
    <g
      key={text}
      className="chart-token chart-toned"
      data-tone={thing?.tone ?? 'neutral'}
      data-down={down}
    >
      <rect
        data-group={thing?.group === undefined ? undefined : thing.group % 6}
        x={at.x + x}
        y={y - 8}
        width={width}
        height={16}
        rx={8}
      />
      <text x={at.x + x + width / 2} y={y + 3.5}>
        {text}
      </text>
    </g>
  ));
}
