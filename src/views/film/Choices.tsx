import { formatSpeed } from '../../i18n/format.ts';
import { useExhibitWords } from '../context.tsx';
import { StretchBoxes } from '../share/StretchBoxes.tsx';
import { SPEEDS } from '../transport/speed.ts';
import { filmSize } from './camera.ts';
import { type useWish, WIDTHS } from './useWish.ts';

interface Props {
  readonly wish: ReturnType<typeof useWish>;
  readonly disabled: boolean;
}

/** What a film shows, and how. */
export function Choices({ wish, disabled }: Props) {
  const { film: say, share } = useExhibitWords();
  const { shown, kind, speed, width, theme, video, plan, set } = wish;
  return (
    <>
      <fieldset className="share-stretch film-stretch" disabled={disabled}>
        <legend className="unseen">{share.stretch}</legend>
        <StretchBoxes shown={shown} invalid={plan === null} onType={set} />
      </fieldset>
      <fieldset className="share-choices" disabled={disabled}>
        <legend className="unseen">{say.title}</legend>
        <Choice
          label={say.speed}
          value={speed}
          options={SPEEDS.map((one) => [one, formatSpeed(one)])}
          onChange={(next) => set({ speed: next })}
        />
        <Choice
          label={say.format}
          value={kind}
          options={(video === false ? (['gif'] as const) : (['webm', 'gif'] as const)).map(
            (one) => [one, say.formats[one]],
          )}
          onChange={(next) => set({ kind: next })}
        />
        <Choice
          label={say.size}
          value={width}
          options={WIDTHS.map((one) => [one, `${one} × ${filmSize(one).height}`])}
          onChange={(next) => set({ width: next })}
        />
        <Choice
          label={say.theme}
          value={theme}
          options={(['day', 'night'] as const).map((one) => [one, say.themes[one]])}
          onChange={(next) => set({ theme: next })}
        />
      </fieldset>
    </>
  );
}

interface ChoiceProps<X extends string | number> {
  readonly label: string;
  readonly value: X;
  readonly options: readonly (readonly [value: X, name: string])[];
  readonly onChange: (value: X) => void;
}

function Choice<X extends string | number>({ label, value, options, onChange }: ChoiceProps<X>) {
  return (
    <label>
      {label}
      <select
        className="box"
        value={value}
        onChange={({ currentTarget: { selectedIndex } }) => {
          const chosen = options[selectedIndex];
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
