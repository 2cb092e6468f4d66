/** The armillary sphere: horizon, ecliptic, meridian, and the earth in the middle. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg
      className="logo"
      width={size}
      height={size}
      viewBox="-13 -13 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
    >
      <circle r="11" />
      <ellipse rx="11" ry="4.2" transform="rotate(-24)" />
      <ellipse rx="4.2" ry="11" transform="rotate(-24)" />
      <circle r="2.4" fill="currentColor" stroke="none" />
    </svg>
  );
}
