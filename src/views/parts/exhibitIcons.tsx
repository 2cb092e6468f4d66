import type { ReactNode } from 'react';
import { learnIcons } from './Icon.tsx';

/** The icons that the front page does without. */
export const exhibitIcons = {
  select: <path d="M4 3l10 5-4.3 1.5L8 14z" />,
  cut: <path d="M1.5 9h4.7M11.8 9h4.7M7.6 12.5l2.8-7" />,
  partition: <path d="M3 5c4 1 4 3 6 4s4 1 6 4" strokeDasharray="2 3" />,
  drop: (
    <>
      <circle cx="6" cy="9" r="3" />
      <path d="M11.5 6.5l5 5M16.5 6.5l-5 5" />
    </>
  ),
  add: (
    <>
      <circle cx="9" cy="9" r="6.5" />
      <path d="M9 6v6M6 9h6" />
    </>
  ),
  remove: (
    <>
      <circle cx="9" cy="9" r="6.5" />
      <path d="M6 9h6" />
    </>
  ),
  request: <path d="M9 3v12M3 9h12" />,
  /** A hand held up: everything waits. */
  hold: (
    <path d="M4.8 11V5.4a1 1 0 0 1 2 0v3.4V3.6a1 1 0 0 1 2 0v5V3a1 1 0 0 1 2 0v5.6V4.4a1 1 0 0 1 2 0v6.4c0 3-1.7 5.2-4.4 5.2-2 0-3.1-.8-4.1-2.6L2.4 10.8a1 1 0 0 1 1.6-1.1z" />
  ),
  together: <path d="M3 4h8M3 9h8M3 14h8M14.5 3v12" />,
  inTurn: <path d="M3 4h4M3 9h7.5M3 14h11M8.5 3v2M12 8v2M15.5 13v2" />,
  deliver: <path d="M2.5 9h9M8 5.5L11.5 9 8 12.5M15 4v10" />,
  duplicate: (
    <>
      <circle cx="6.5" cy="9" r="3.8" />
      <path d="M10.5 5.4a3.8 3.8 0 1 1 0 7.2" />
    </>
  ),
  heal: <path d="M1.5 9h3.2l1.8-3.6 3.4 7.2L12 9h4.5" />,
  toStart: <path d="M3.5 4v10M9.5 4.5L5.5 9l4 4.5M15 4.5L11 9l4 4.5" />,
  previous: <path d="M5 4v10M14 4l-6 5 6 5z" />,
  next: <path d="M13 4v10M4 4l6 5-6 5z" />,
  stepBack: <path d="M11 4L6 9l5 5" />,
  stepForward: <path d="M7 4l5 5-5 5" />,
  down: <path d="M4.5 7L9 11.5 13.5 7" />,
  settings: (
    <>
      <path d="M2.5 5.5h6M13.5 5.5h2M2.5 12.5h2M9.5 12.5h6" />
      <circle cx="11" cy="5.5" r="2.3" />
      <circle cx="7" cy="12.5" r="2.3" />
    </>
  ),
  share: <path d="M6 7.5H3.5v8h11v-8H12M9 11V2.5M5.8 5.5L9 2.3l3.2 3.2" />,
  warning: <path d="M9 3L16 15H2zM9 7.5v3.5M9 13.2h.01" />,
  check: <path d="M3.5 9.5l3.5 3.5 7.5-8" />,
  broken: <path d="M4 4l10 10M14 4L4 14" />,
  branch: <path d="M2 5h14M5.5 5c0 5 2 8 5 8H16" />,
  rename: <path d="M3.5 14.5l.8-3.3 7.7-7.7 2.5 2.5-7.7 7.7zM10.5 5l2.5 2.5" />,
  compare: <path d="M2.5 4h5v10h-5zM10.5 4h5v10h-5zM4.5 7.5h1M12.5 10.5h1" />,
  keyboard: (
    <>
      <rect x="1.5" y="4.5" width="15" height="9.5" rx="1.5" />
      <path d="M4.5 7.5h.01M7.5 7.5h.01M10.5 7.5h.01M13.5 7.5h.01M5.5 11h7" />
    </>
  ),
  clock: (
    <>
      <circle cx="9" cy="9" r="6" />
      <path d="M9 5v4l3 2" />
    </>
  ),
  zoomIn: <path d="M12 12l4 4M13 7.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM7.5 5v5M5 7.5h5" />,
  zoomOut: <path d="M12 12l4 4M13 7.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM5 7.5h5" />,
  whole: <path d="M2.5 4v10M15.5 4v10M5 9h8M7.5 6.5L5 9l2.5 2.5M10.5 6.5L13 9l-2.5 2.5" />,
  history: <path d="M2 4.5h6M5.5 9h9M3.5 13.5h5M11.5 13.5h4.5" />,
  unsure: <path d="M6.2 6.5a2.8 2.8 0 1 1 4.2 2.4c-.9.5-1.4 1-1.4 2M9 14h.01" />,
  filter: <path d="M3 5h12M5.5 9h7M8 13h2" />,
} satisfies Record<string, ReactNode>;

learnIcons(exhibitIcons);
