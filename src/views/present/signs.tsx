import { Sign } from '../parts/Icon.tsx';

/** A screen on a stand. */
export const screen = (
  <Sign>
    <path d="M1.5 3.5h15M3 3.5v8.5h12V3.5M9 12v3M6 15.5h6" />
  </Sign>
);
export const diagram = (
  <Sign>
    <path d="M2 4.5h14M2 13.5h14M5 4.5l4 9M10 4.5l3.5 9" />
  </Sign>
);
export const side = (
  <Sign>
    <path d="M2 3.5h14v11H2zM10.5 3.5v11M12.5 6.5h1.5M12.5 9h1.5" />
  </Sign>
);
export const slower = (
  <Sign>
    <path d="M4 9h10" />
  </Sign>
);
export const faster = (
  <Sign>
    <path d="M9 4v10M4 9h10" />
  </Sign>
);
export const fill = (
  <Sign>
    <path d="M2.5 6.5v-4h4M11.5 2.5h4v4M15.5 11.5v4h-4M6.5 15.5h-4v-4" />
  </Sign>
);
/** A code for cameras. */
export const code = (
  <Sign>
    <path d="M2.5 2.5h5v5h-5zM10.5 2.5h5v5h-5zM2.5 10.5h5v5h-5zM10.5 10.5h2v2h-2zM13.5 13.5h2v2" />
  </Sign>
);
/** A sheet with lines, for whoever speaks. */
export const notes = (
  <Sign>
    <path d="M4 2.5h10v13H4zM6.5 6h5M6.5 9h5M6.5 12h3" />
  </Sign>
);
