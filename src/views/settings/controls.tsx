import { type FocusEvent, useState } from 'react';
import type { Micros } from '../../core/ids.ts';
import type { Ratio } from '../../core/random.ts';
import type { Delay } from '../../sdk/world.ts';
import { useExhibitWords } from '../context.tsx';
import type { Control, Setting } from './model.ts';
import {
  type Fault,
  inUnit,
  shareFrom,
  shareText,
  spanFrom,
  spansFrom,
  type Typed,
  UNITS,
  type Unit,
  unitOf,
  wholeFrom,
} from './typing.ts';
import { useTyped } from './useTyped.ts';

export interface ControlProps<C extends Control = Control> {
  readonly setting: Setting;
  readonly control: C;
  /** The id of the one box or button, for a label; of the texts that describe it. */
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onSet: (value: unknown) => void;
  readonly onFault: (fault: Fault | null) => void;
}

type Of<K extends Control['kind']> = ControlProps<Extract<Control, { readonly kind: K }>>;

/** What was typed goes on its way, or its fault comes back. */
function taking<X>(typed: Typed<X>, onSet: (value: unknown) => void): Fault | null {
  if (!typed.fine) return typed.fault;
  onSet(typed.value);
  return null;
}

/** What every box of a setting has in common. */
const boxProps = ({ id, describedBy, invalid }: ControlProps) => ({
  id,
  type: 'text',
  inputMode: 'decimal' as const,
  autoComplete: 'off',
  'aria-describedby': describedBy,
  'aria-invalid': invalid || undefined,
});

export function SpanControl(props: Of<'duration'>) {
  const { setting, control, onSet, onFault } = props;
  const value = setting.value as Micros;
  const [unit, setUnit] = useState<Unit>(unitOf(value));
  const accept = ([text = '']: readonly string[]) =>
    taking(spanFrom(text, unit, control.min, control.max), onSet);
  const { box, onBlur } = useTyped([inUnit(value, unit)], accept, onFault);
  return (
    <span className="setting-boxes">
      <input className="box" {...boxProps(props)} {...box(0)} />
      <UnitSelect unit={unit} label={setting.label} onChange={setUnit} onBlur={onBlur} />
    </span>
  );
}

export function RangeControl(props: Of<'durationRange'>) {
  const { setting, control, onSet, onFault } = props;
  const value = setting.value as readonly [Micros, Micros];
  const [unit, setUnit] = useState<Unit>(unitOf(value[0]));
  const accept = (texts: readonly string[]) =>
    taking(spansFrom(texts, unit, control.min, control.max), onSet);
  const shown = value.map((span) => inUnit(span, unit));
  const { box, onBlur } = useTyped(shown, accept, onFault);
  return (
    <span className="setting-boxes">
      <Pair props={props} box={box} />
      <UnitSelect unit={unit} label={setting.label} onChange={setUnit} onBlur={onBlur} />
    </span>
  );
}

/** The least and the most of something. */
function Pair({ props, box }: { props: ControlProps; box: ReturnType<typeof useTyped>['box'] }) {
  const say = useExhibitWords().settings;
  const { label } = props.setting;
  const common = boxProps(props);
  return (
    <>
      <input className="box" {...common} {...box(0)} aria-label={`${label}, ${say.least}`} />
      <span aria-hidden="true">–</span>
      <input
        className="box"
        {...common}
        {...box(1)}
        id={`${props.id}-most`}
        aria-label={`${label}, ${say.most}`}
      />
    </>
  );
}

interface UnitProps {
  readonly unit: Unit;
  readonly label: string;
  readonly onChange: (unit: Unit) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

function UnitSelect({ unit, label, onChange, onBlur }: UnitProps) {
  const say = useExhibitWords().settings;
  return (
    <select
      className="box box-unit"
      aria-label={`${label}, ${say.unit}`}
      value={unit}
      onChange={(event) => onChange(event.target.value as Unit)}
      onBlur={onBlur}
    >
      {UNITS.map((one) => (
        <option key={one} value={one}>
          {one === 'us' ? 'µs' : one}
        </option>
      ))}
    </select>
  );
}

export function CountControl(props: Of<'count'>) {
  const { setting, control, onSet, onFault } = props;
  const say = useExhibitWords().settings;
  const value = setting.value as number;
  const accept = ([text = '']: readonly string[]) =>
    taking(wholeFrom(text, control.min, control.max), onSet);
  const { box } = useTyped([String(value)], accept, onFault);
  const step = (by: 1 | -1) => (
    <button
      type="button"
      className="box box-step"
      aria-label={`${setting.label}: ${by === 1 ? say.more : say.fewer}`}
      disabled={by === 1 ? value >= control.max : value <= control.min}
      onClick={() => {
        onFault(null);
        onSet(value + by);
      }}
    >
      {by === 1 ? '+' : '−'}
    </button>
  );
  return (
    <span className="setting-boxes">
      {step(-1)}
      <input className="box box-count" {...boxProps(props)} {...box(0)} />
      {step(1)}
    </span>
  );
}

/** Large enough never to come twice in a lesson, small enough to be read out. */
const SEEDS = 100_000;

export function SeedControl(props: Of<'seed'>) {
  const { setting, onSet, onFault } = props;
  const say = useExhibitWords().settings;
  const accept = ([text = '']: readonly string[]) =>
    taking(wholeFrom(text, 0, Number.MAX_SAFE_INTEGER), onSet);
  const { box } = useTyped([String(setting.value)], accept, onFault);
  return (
    <span className="setting-boxes">
      <input className="box box-seed" {...boxProps(props)} {...box(0)} />
      <button
        type="button"
        className="box box-step"
        aria-label={say.newSeed}
        title={say.newSeed}
        onClick={() => {
          onFault(null);
          onSet((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SEEDS);
        }}
      >
        <Die />
      </button>
    </span>
  );
}

function Die() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="none" stroke="currentColor" />
      <path
        d="M5 5h.01M11 5h.01M8 8h.01M5 11h.01M11 11h.01"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function FlagControl({ setting, id, describedBy, onSet }: Of<'flag'>) {
  return (
    <input
      className="switch"
      type="checkbox"
      role="switch"
      aria-checked={setting.value as boolean}
      id={id}
      aria-describedby={describedBy}
      checked={setting.value as boolean}
      onChange={(event) => onSet(event.target.checked)}
    />
  );
}

export function ChoiceControl({ setting, control, id, describedBy, onSet }: Of<'choice'>) {
  return (
    <select
      className="box"
      id={id}
      aria-describedby={describedBy}
      value={setting.value as string}
      onChange={(event) => onSet(event.target.value)}
    >
      {control.options.map(({ value, title }) => (
        <option key={value} value={value ?? ''}>
          {title}
        </option>
      ))}
    </select>
  );
}

export function TwinControl({ setting, control, id, describedBy, onSet }: Of<'twin'>) {
  return (
    <span className="twins">
      {control.options.map(({ value, title, meaning, note }) => (
        <label key={value} className="twin">
          <input
            type="radio"
            name={id}
            checked={setting.value === value}
            aria-describedby={describedBy}
            onChange={() => onSet(value)}
          />
          <span>
            {title}
            {note && <span className="twin-note">{note}</span>}
            {meaning && <span className="twin-meaning">{meaning}</span>}
          </span>
        </label>
      ))}
    </span>
  );
}

export function ShareControl(props: Of<'share'>) {
  const { setting, onSet, onFault } = props;
  const accept = ([text = '']: readonly string[]) => taking(shareFrom(text), onSet);
  const { box } = useTyped([shareText(setting.value as Ratio)], accept, onFault);
  return (
    <span className="setting-boxes">
      <input className="box" {...boxProps(props)} {...box(0)} />
      <span aria-hidden="true">%</span>
    </span>
  );
}

/** Delays end where those of files do: 115 days. */
const LONGEST = 1e13;

/** How long something takes: always the same, or evenly between two bounds. */
export function DelayControl(props: Of<'delay'>) {
  const { setting, id, describedBy, onSet, onFault } = props;
  const say = useExhibitWords().settings;
  const delay = setting.value as Delay;
  const [low, high] = boundsOf(delay);
  const [unit, setUnit] = useState<Unit>(unitOf(high));
  const accept = (texts: readonly string[]) =>
    delay.kind === 'fixed'
      ? taking(spanFrom(texts[0] ?? '', unit, 0, LONGEST), (by) => onSet({ kind: 'fixed', by }))
      : taking(spansFrom(texts, unit, 0, LONGEST), (pair) => {
          const [min, max] = pair as readonly [Micros, Micros];
          onSet({ kind: 'uniform', min, max });
        });
  const shown = (delay.kind === 'fixed' ? [low] : [low, high]).map((span) => inUnit(span, unit));
  const { box, onBlur } = useTyped(shown, accept, onFault);
  const choose = (kind: string) =>
    onSet(kind === 'fixed' ? { kind, by: high } : { kind: 'uniform', min: low, max: high });
  return (
    <span className="setting-boxes">
      <select
        className="box"
        id={`${id}-kind`}
        aria-label={setting.label}
        aria-describedby={describedBy}
        value={delay.kind}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="fixed">{say.always}</option>
        <option value="uniform">{say.between}</option>
        {delay.kind === 'table' && <option value="table">{say.table}</option>}
      </select>
      {delay.kind === 'fixed' && (
        <input
          className="box"
          {...boxProps(props)}
          {...box(0)}
          aria-label={`${setting.label}, ${say.always}`}
        />
      )}
      {delay.kind === 'uniform' && <Pair props={props} box={box} />}
      {delay.kind !== 'table' && (
        <UnitSelect unit={unit} label={setting.label} onChange={setUnit} onBlur={onBlur} />
      )}
    </span>
  );
}

function boundsOf(delay: Delay): readonly [Micros, Micros] {
  switch (delay.kind) {
    case 'fixed':
      return [delay.by, delay.by];
    case 'uniform':
      return [delay.min, delay.max];
    case 'table':
      return [delay.quantiles[0] as Micros, delay.quantiles.at(-1) as Micros];
  }
}
