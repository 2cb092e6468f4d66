/** Words of the pages that teach: the glossary. */
export const terms = {
  title: 'Glossary',
  all: 'All terms',
} as const;
