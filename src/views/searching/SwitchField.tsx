interface Props {
  readonly label: string;
  /** What it means, where that is to be said now. */
  readonly note: string | null;
  readonly on: boolean;
  /** As it is while something goes on with it. The focus stays where it is. */
  readonly fixed: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is so or not. */
export function SwitchField({ label, note, on, fixed, onChange }: Props) {
  return (
    <label className="searching-switch">
      <input
        className="switch"
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        aria-disabled={fixed}
        onChange={({ target }) => fixed || onChange(target.checked)}
      />
      <span>
        {label}
        {note !== null && <span className="searching-note">{note}</span>}
      </span>
    </label>
  );
}
