/** Words of the pages that teach: the glossary. */
export const glossary = {
  title: 'Glossary',
  all: 'All terms',
  about: 'What the words mean here.',
  toLearn: 'They are used in the walkthrough.',
  search: 'Find a term',
  found: (n: string) => (n === '1' ? '1 term' : `${n} terms`),
  among: (list: string) => `one of the terms: ${list}`,
} as const;
