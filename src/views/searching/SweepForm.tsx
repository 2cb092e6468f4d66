import { useId, useState } from 'react';
import { must } from '../../core/assert.ts';
import { formatCount } from '../../i18n/format.ts';
import { useExhibitWords } from '../context.tsx';
import { changesOf } from '../settings/draft.ts';
import type { Group, Setting } from '../settings/model.ts';
import { valueText } from '../settings/typing.ts';
import { problemHere } from '../share/problem.ts';
import { NumberField } from './NumberField.tsx';
import { formOf } from './numberForms.ts';
import { StartButton } from './StartButton.tsx';
import { SwitchField } from './SwitchField.tsx';
import type { Refused, SweepWish } from './searching.ts';
import { boundsOf, isNumber, MOST_VALUES, valuesOf, variedSetting, wishFor } from './sweep.ts';
import { useSearching } from './useSearching.ts';
import { useVaried } from './useVaried.ts';

const MOST_SEEDS = 2_000;

/** Which setting, which values, and how many seeds for each. */
export function SweepForm({ running }: { readonly running: boolean }) {
  const searching = useSearching();
  const words = useExhibitWords();
  const say = words.searching;
  const groups = useVaried();
  const [wish, setWish] = useState(() => searching.jobs.getState().wishes.sweep);
  const [refused, setRefused] = useState<Refused | null>(null);
  const setting = must(variedSetting(groups, wish.path), 'every network can lose messages');
  const values = valuesOf(setting, wish);
  const change = (part: Partial<SweepWish>) => {
    setRefused(null);
    setWish((now) => ({ ...now, ...part }));
  };
  const start = () => {
    const changes = values.map((value) =>
      changesOf({ [setting.path]: value }, () => setting.control),
    );
    setRefused(searching.runSweep({ ...wish, path: setting.path }, values, changes));
  };
  const runs = formatCount(values.length * wish.count);
  return (
    <form
      className="searching-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!running && values.length > 0) start();
      }}
      noValidate
    >
      <SettingSelect
        groups={groups}
        path={setting.path}
        fixed={running}
        onChange={(next) => change(wishFor(wish, next))}
      />
      {isNumber(setting.control) && (
        <Numbers key={setting.path} {...{ setting, wish, running, change }} />
      )}
      <div className="searching-fields">
        <NumberField
          label={say.seedsEach}
          value={wish.count}
          min={1}
          max={MOST_SEEDS}
          step={10}
          fixed={running}
          onChange={(count) => change({ count })}
        />
        <NumberField
          label={say.from}
          value={wish.from}
          min={0}
          max={Number.MAX_SAFE_INTEGER - MOST_SEEDS}
          fixed={running}
          onChange={(from) => change({ from })}
        />
      </div>
      <p className="searching-note">
        {values.length === 0
          ? say.noValues(MOST_VALUES)
          : say.valuesAre(
              values
                .map((value) => valueText(setting.control, value, words.settings))
                .join(say.comma),
            )}
      </p>
      {refused && (
        <p role="alert" className="setting-fault">
          {valueText(setting.control, refused.value, words.settings)}:{' '}
          {problemHere(refused.problem, words)}
        </p>
      )}
      <StartButton
        running={running}
        label={say.makeRuns(runs)}
        onStop={() => searching.stop('sweep')}
      />
    </form>
  );
}

interface SelectProps {
  readonly groups: readonly Group[];
  readonly path: string;
  readonly fixed: boolean;
  readonly onChange: (setting: Setting) => void;
}

function SettingSelect({ groups, path, fixed, onChange }: SelectProps) {
  const words = useExhibitWords();
  const id = useId();
  const all = groups.flatMap(({ settings }) => settings);
  return (
    <div className="searching-select">
      <label htmlFor={id}>{words.searching.setting}</label>
      <select
        id={id}
        className="box"
        value={path}
        aria-disabled={fixed}
        onChange={({ target }) => {
          const next = all.find((one) => one.path === target.value);
          if (next && !fixed) onChange(next);
        }}
      >
        {groups.map(({ id, settings }) => (
          <optgroup key={id} label={words.settings[id]}>
            {settings.map((one) => (
              <option key={one.path} value={one.path}>
                {one.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

interface NumbersProps {
  readonly setting: Setting;
  readonly wish: SweepWish;
  readonly running: boolean;
  readonly change: (part: Partial<SweepWish>) => void;
}

/** From where to where, in steps or by doubling. */
function Numbers({ setting: { control }, wish, running, change }: NumbersProps) {
  const say = useExhibitWords().searching;
  const [min, max] = boundsOf(control);
  const form = formOf(control);
  const common = { form, fixed: running };
  const label = (name: string) => (control.kind === 'share' ? say.inPercent(name) : name);
  return (
    <>
      <div className="searching-fields">
        <NumberField
          {...common}
          label={label(say.fromValue)}
          {...{ min, max }}
          value={wish.least}
          onChange={(least) => change({ least })}
        />
        <NumberField
          {...common}
          label={label(say.toValue)}
          {...{ min, max }}
          value={wish.most}
          onChange={(most) => change({ most })}
        />
        {!wish.doubling && (
          <NumberField
            {...common}
            label={label(say.step)}
            min={0}
            max={max}
            value={wish.step}
            onChange={(step) => change({ step })}
          />
        )}
      </div>
      {control.kind !== 'share' && (
        <SwitchField
          label={say.doubling}
          note={null}
          on={wish.doubling}
          fixed={running}
          onChange={(doubling) => change({ doubling })}
        />
      )}
    </>
  );
}
