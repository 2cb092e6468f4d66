import { useExhibitWords } from '../context.tsx';
import type { Typed } from './stretch.ts';

interface Props {
  /** As it stands in the boxes. */
  readonly shown: { readonly from: string; readonly to: string };
  readonly invalid: boolean;
  readonly onType: (typed: Partial<Typed>) => void;
}

/** The two moments of a stretch, in seconds. */
export function StretchBoxes({ shown, invalid, onType }: Props) {
  const { share: say } = useExhibitWords();
  return (['from', 'to'] as const).map((end) => (
    <label key={end}>
      {say[end]}
      <input
        className="box"
        inputMode="decimal"
        value={shown[end]}
        aria-invalid={invalid}
        onChange={({ currentTarget: { value } }) => onType({ [end]: value })}
      />
      {say.unit}
    </label>
  ));
}
