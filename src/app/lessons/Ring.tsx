/** How much of something is done, as a ring that closes. What it says is said in words beside it. */
export function Ring({ done, of }: { readonly done: number; readonly of: number }) {
  const round = 2 * Math.PI * RADIUS;
  const part = of === 0 ? 0 : done / of;
  return (
    <svg
      className="ring"
      viewBox="0 0 44 44"
      aria-hidden="true"
      data-full={part === 1 || undefined}
    >
      <circle cx="22" cy="22" r={RADIUS} />
      {part > 0 && (
        <circle
          className="ring-done"
          cx="22"
          cy="22"
          r={RADIUS}
          strokeDasharray={`${part * round} ${round}`}
          transform="rotate(-90 22 22)"
        />
      )}
      {part === 1 && <path d="M15 22.5l5 5 9.5-10.5" />}
    </svg>
  );
}

const RADIUS = 19;
