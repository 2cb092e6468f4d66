import type { ReactNode } from 'react';
import type { exhibitIcons } from './exhibitIcons.tsx';

/** Drawn on 18 by 18, one line thick; the astrolabe's own hand. Those of an exhibit come with it (`exhibitIcons.tsx`). */
const first = {
  crash: <path d="M4 4l10 10M14 4L4 14" />,
  pause: <path d="M6 4v10M12 4v10" />,
  play: <path d="M5 3.5v11l9-5.5z" fill="currentColor" />,
  sun: (
    <>
      <circle cx="9" cy="9" r="3.2" />
      <path d="M9 1.5v2M9 14.5v2M1.5 9h2M14.5 9h2M3.7 3.7l1.4 1.4M12.9 12.9l1.4 1.4M14.3 3.7l-1.4 1.4M5.1 12.9l-1.4 1.4" />
    </>
  ),
  moon: <path d="M14.5 10.8A6 6 0 0 1 7.2 3.5a6 6 0 1 0 7.3 7.3z" />,
} satisfies Record<string, ReactNode>;

const paths: Record<string, ReactNode> = { ...first };

export type IconName = keyof typeof first | keyof typeof exhibitIcons;

/** Makes more icons known, before anything that shows them is drawn. */
export const learnIcons = (icons: Readonly<Record<string, ReactNode>>): void => {
  Object.assign(paths, icons);
};

export function Icon({ name, size }: { name: IconName; size?: number }) {
  return <Sign size={size}>{paths[name]}</Sign>;
}

interface SignProps {
  readonly size?: number | undefined;
  readonly children: ReactNode;
}

/** The sheet that icons are drawn on, also those that stand elsewhere. */
export function Sign({ size = 18, children }: SignProps) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
