import type { Problem } from '../sdk/changes.ts';
import type { Desk } from '../views/context.tsx';

const fixed: Problem = { field: '', message: '' };

/** A desk's part for a run whose settings are not for changing: that is what the exhibit's own page is for. */
export const fixedDesk = {
  fixed: true,
  advisor: null,
  restart: () => fixed,
  openBeside: () => fixed,
  kin: [],
  adopt: () => {},
  searching: null,
} satisfies Partial<Desk>;
