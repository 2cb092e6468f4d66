import type { Judgement } from '../../playback/judging.ts';
import { useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';

interface Props {
  readonly keys: readonly string[];
  readonly picked: string | null;
  readonly judgement: Judgement | null;
  readonly onPick: (key: string | null) => void;
}

/** More objects than this stand in a list. */
const BUTTONS = 7;

/** Which object's operations are drawn: each is judged by itself. */
export function KeyPicker({ keys, picked, judgement, onPick }: Props) {
  const words = useExhibitWords().history;
  const broken = new Set(judgement?.keys.filter(({ stuck }) => stuck).map(({ key }) => key));
  const nameOf = (key: string) => key || '–';
  if (keys.length > BUTTONS) {
    return (
      <label className="ops-keys">
        {words.keys}
        <select
          className="ops-select"
          value={picked === null ? '' : `=${picked}`}
          onChange={({ currentTarget: { value } }) => onPick(value === '' ? null : value.slice(1))}
        >
          <option value="">{words.all}</option>
          {keys.map((key) => (
            <option key={key} value={`=${key}`}>
              {broken.has(key) ? `✗ ${nameOf(key)}` : nameOf(key)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <fieldset className="ops-keys" aria-label={words.keys}>
      {[null, ...keys].map((key) => (
        <button
          key={key === null ? '' : `=${key}`}
          type="button"
          className="button"
          aria-pressed={key === picked}
          aria-label={key !== null && broken.has(key) ? words.brokenKey(nameOf(key)) : undefined}
          onMouseDown={keepFocus}
          onClick={() => onPick(key)}
        >
          {key === null ? words.all : <span className="mono">{nameOf(key)}</span>}
          {key !== null && broken.has(key) && <span className="ops-broken">✗</span>}
        </button>
      ))}
    </fieldset>
  );
}
