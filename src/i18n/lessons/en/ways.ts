/** Words of the front page below its cluster: the ways in, and what there is. */
export const ways = {
  title: 'Where to begin',
  /** Each a door: what one has, what one gets, and where it leads. */
  minutes: {
    title: 'Five minutes',
    begin: (chapter: string, about: string) => `Begin with “${chapter}”. ${about}`,
    goOn: (chapter: string, about: string) => `Go on with “${chapter}”. ${about}`,
    again: 'You have been through all of it. Look at any part again.',
    go: 'Learn',
  },
  lecture: {
    title: 'A lecture',
    about: (stops: string) =>
      `${stops} stops as slides with a running cluster, and notes for the speaker. The key F presents.`,
    go: 'Present',
  },
  interview: {
    title: 'An interview on Thursday',
    about: (questions: string) =>
      `${questions} questions as they are asked. Think, reveal, see the answer run.`,
    due: (n: string) => (n === '1' ? '1 question is due again.' : `${n} questions are due again.`),
    known: (n: string, all: string) => `You know ${n} of ${all}, and none is due.`,
    go: 'Practise',
  },
  challenges: {
    title: 'A challenge',
    about: (n: string) => `${n} goals to reach by breaking things.`,
    left: (n: string) => (n === '1' ? 'One goal is left.' : `${n} goals are left.`),
    all: 'You have met them all. Can you do it with fewer actions?',
    go: 'Try one',
  },
  exhibits: 'Exhibits',
  open: (title: string) => `Open ${title}`,
  explore: 'Explore',
  parts: 'What there is',
  chapters: (n: string) => (n === '1' ? '1 chapter' : `${n} chapters`),
  questions: (n: string) => (n === '1' ? '1 question' : `${n} questions`),
  goals: (n: string) => (n === '1' ? '1 challenge' : `${n} challenges`),
  read: (n: string) => `${n} read`,
  known: (n: string) => `${n} known`,
  due: (n: string) => `${n} due`,
  met: (n: string) => `${n} met`,
  all: (n: string) => `All ${n} scenarios`,
  fewer: 'Fewer scenarios',
} as const;
