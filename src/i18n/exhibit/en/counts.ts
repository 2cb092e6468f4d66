/** Words of the exhibit page: what has been counted, beside what was published. */
export const counts = {
  intro:
    'Counted up to the moment shown. Published is what the analysis in the literature gives for what has been finished by then.',
  what: 'what',
  counted: 'counted',
  published: 'published',
  compared: 'compared',
  same: 'as published',
  more: (n: string) => `${n} more`,
  fewer: (n: string) => `${n} fewer`,
  /** Between two shares. */
  points: (n: string) => `${n} ${n === '1' ? 'point' : 'points'}`,
  none: 'nothing published',
  notYet: 'nothing yet',
  empty: 'Nothing to count here.',
} as const;
