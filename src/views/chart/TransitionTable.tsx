import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import { roleName } from '../../i18n/sentences.ts';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { type ChartModel, keyOf, type Taken, type TransitionModel } from './model.ts';

interface Props {
  readonly model: ChartModel;
  readonly node: NodeId;
  readonly lit: string | null;
  readonly onLight: (key: string | null) => void;
}

/** Every transition by name, and how often it was taken: a click on a figure goes to the last time. */
export function TransitionTable({ model, node, lit, onLight }: Props) {
  const { session } = useDesk();
  const say = useExhibitWords().chart;
  const name = session.names()[node] ?? '';
  const last = model.last && keyOf(model.last);
  const row = (transition: TransitionModel) => {
    const key = keyOf(transition);
    return (
      <Row
        key={key}
        transition={transition}
        name={name}
        last={key === last}
        lit={key === lit}
        onLight={(on) => onLight(on ? key : null)}
      />
    );
  };
  return (
    <>
      <h3 className="heading">
        <span>{say.transitions}</span>
        <span className="heading-meaning">{say.soFar}</span>
      </h3>
      <table className="chart-table">
        <thead>
          <tr>
            <th scope="col">{say.event}</th>
            <th scope="col">{say.way}</th>
            <th scope="col">{name}</th>
            <th scope="col">{say.all}</th>
          </tr>
        </thead>
        <tbody>{model.transitions.map(row)}</tbody>
        {model.outside.length > 0 && (
          <tbody>
            <tr>
              <th className="chart-outside" scope="rowgroup" colSpan={4}>
                {say.outside}
              </th>
            </tr>
            {model.outside.map(row)}
          </tbody>
        )}
      </table>
    </>
  );
}

interface RowProps {
  readonly transition: TransitionModel;
  readonly name: string;
  readonly last: boolean;
  readonly lit: boolean;
  readonly onLight: (on: boolean) => void;
}

function Row({ transition, name, last, lit, onLight }: RowProps) {
  const { text } = useTelling();
  const say = useExhibitWords().chart;
  const { event, from, to, own, all } = transition;
  return (
    <tr
      data-last={last}
      data-lit={lit}
      aria-current={last || undefined}
      onPointerEnter={() => onLight(true)}
      onPointerLeave={() => onLight(false)}
    >
      <th scope="row">
        <button
          type="button"
          className="chart-name"
          aria-label={say.light(event)}
          aria-pressed={lit}
          onFocus={() => onLight(true)}
          onBlur={() => onLight(false)}
          onClick={() => onLight(true)}
        >
          {event}
        </button>
      </th>
      <td className="chart-route">
        {roleName(from, text)} → {roleName(to, text)}
      </td>
      <Figure taken={own} label={say.times(formatCount(own.times), name, event)} />
      <Figure taken={all} label={say.timesAll(formatCount(all.times), event)} />
    </tr>
  );
}

function Figure({ taken: { times, last }, label }: { taken: Taken; label: string }) {
  const { session } = useDesk();
  if (last === null) return <td className="chart-figure">0</td>;
  return (
    <td className="chart-figure">
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => {
          session.pause();
          session.seekRecord(last);
        }}
      >
        {formatCount(times)}
      </button>
    </td>
  );
}
