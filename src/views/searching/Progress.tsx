interface Props {
  readonly label: string;
  /** From 0 to 1. */
  readonly part: number;
}

/** How much of what it may take some work has taken. */
export function Progress({ label, part }: Props) {
  const percent = Math.min(100, Math.floor(part * 100));
  return (
    <div
      className="searching-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
