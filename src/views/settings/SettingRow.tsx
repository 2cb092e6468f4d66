import { type ReactNode, useId, useState } from 'react';
import { equalPlain } from '../../core/plain.ts';
import { useExhibitWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import {
  ChoiceControl,
  type ControlProps,
  CountControl,
  DelayControl,
  FlagControl,
  RangeControl,
  SeedControl,
  ShareControl,
  SpanControl,
  TwinControl,
} from './controls.tsx';
import { differs, type Setting, strays, waits } from './model.ts';
import { type Fault, faultText, valueText } from './typing.ts';

interface Props {
  readonly setting: Setting;
  /** What is unwise about it, as sentences. */
  readonly advice: readonly string[];
  /** Why the last start was refused, if that was for this setting. */
  readonly refused: string | null;
  readonly onSet: (setting: Setting, value: unknown) => void;
  /** Only what a new start begins with. */
  readonly onBegin: (setting: Setting, value: unknown) => void;
}

/** A setting: what it is, what it is set to, and what there is to know about that. */
export function SettingRow({ setting, advice, refused, onSet, onBegin }: Props) {
  const say = useExhibitWords().settings;
  const id = useId();
  const [typed, setFault] = useState<Fault | null>(null);
  const fault: Fault | null = typed ?? (refused ? { kind: 'refused', message: refused } : null);
  const set = (value: unknown) => {
    setFault(null);
    onSet(setting, value);
  };
  const props: ControlProps = {
    setting,
    control: setting.control,
    id,
    describedBy: `${id}-help ${id}-fault ${id}-advice`,
    invalid: fault !== null,
    onSet: set,
    onFault: setFault,
  };
  const one = /^(duration|count|seed|flag|choice|share)$/.test(setting.control.kind);
  const Row = one ? 'div' : 'fieldset';
  return (
    <Row className="setting" data-kind={setting.control.kind} data-differs={differs(setting)}>
      {one ? (
        <label className="setting-label" htmlFor={id}>
          {setting.label}
        </label>
      ) : (
        <legend className="setting-label">{setting.label}</legend>
      )}
      <ControlOf {...props} />
      <Notes id={id} setting={setting} onSet={set} onBegin={onBegin} />
      <div id={`${id}-fault`} role="alert" className="setting-fault">
        {fault && faultText(fault, say)}
      </div>
      <div id={`${id}-advice`} aria-live="polite">
        {advice.map((sentence) => (
          <p key={sentence} className="setting-advice">
            <Icon name="warning" size={15} />
            <span className="unseen">{say.unwise} </span>
            {sentence}
          </p>
        ))}
      </div>
    </Row>
  );
}

function ControlOf({ control, ...rest }: ControlProps): ReactNode {
  switch (control.kind) {
    case 'duration':
      return <SpanControl control={control} {...rest} />;
    case 'durationRange':
      return <RangeControl control={control} {...rest} />;
    case 'count':
      return <CountControl control={control} {...rest} />;
    case 'seed':
      return <SeedControl control={control} {...rest} />;
    case 'flag':
      return <FlagControl control={control} {...rest} />;
    case 'choice':
      return <ChoiceControl control={control} {...rest} />;
    case 'twin':
      return <TwinControl control={control} {...rest} />;
    case 'delay':
      return <DelayControl control={control} {...rest} />;
    case 'share':
      return <ShareControl control={control} {...rest} />;
  }
}

type NoteProps = Pick<Props, 'setting' | 'onBegin'> & {
  readonly id: string;
  readonly onSet: (value: unknown) => void;
};

/** What it means, how it differs from the scenario, and what a new start would begin with. */
function Notes({ id, setting, onSet, onBegin }: NoteProps) {
  const say = useExhibitWords().settings;
  const said = (value: unknown) => valueText(setting.control, value, say);
  const { help, remark, own, began, begins, value, live } = setting;
  return (
    <div id={`${id}-help`} className="setting-notes">
      {help && <p>{help}</p>}
      {remark && <p>{remark}</p>}
      {strays(setting) && !equalPlain(began, own) && (
        <p>{waits(setting) ? say.next(said(begins)) : say.began(said(began))}</p>
      )}
      <div className="setting-ways">
        {differs(setting) && (
          <button
            type="button"
            aria-label={`${setting.label}: ${say.back(said(own))}`}
            onClick={(event) => {
              focusSetting(event.currentTarget);
              onSet(own);
            }}
          >
            <span aria-hidden="true">↺ </span>
            {say.own(said(own))}
          </button>
        )}
        {strays(setting) && (
          <button
            type="button"
            aria-label={`${setting.label}: ${say.begin}`}
            onClick={(event) => {
              focusSetting(event.currentTarget);
              onBegin(setting, value);
            }}
          >
            {say.begin}
          </button>
        )}
      </div>
      {live && waits(setting) && !strays(setting) && <p>{say.next(said(begins))}</p>}
    </div>
  );
}

/** A button that goes when it has been pressed leaves the focus to what it was about. */
const focusSetting = (button: HTMLElement): void =>
  button.closest('.setting')?.querySelector<HTMLElement>('input, select')?.focus();
