const questions = (n: number) => (n === 1 ? '1 question' : `${n} questions`);
const inDays = (n: number) => (n === 1 ? 'tomorrow' : `in ${n} days`);

/** Words of the pages that teach: questions as interviewers ask them. */
export const interview = {
  title: 'Interview',
  lead: (n: number) =>
    `${questions(n)} as interviewers ask them. Think first. Then look, and tell yourself the truth.`,

  choice: 'Which questions',
  topic: 'Topic',
  mixed: 'All, mixed',
  grade: 'Grade',
  everyGrade: 'All',
  grades: { warmUp: 'Warm-up', core: 'Core', deep: 'Deep' },
  cram: 'My interview is on Thursday',
  cramNote: 'Asks everything that you do not know yet until you do, and does not wait for days.',

  tally: 'Where you stand with these',
  known: 'known',
  dueToday: 'due today',
  fresh: 'new',
  left: (n: number) => `${questions(n)} left`,

  question: 'Question',
  inRow: (n: number) => (n === 1 ? 'known once' : `known ${n} times in a row`),
  reveal: 'Show the answer',
  answer: 'Answer',
  mentions: 'A good answer mentions',
  mentionsNote: 'Tick off what you had.',
  wrong: 'Often said, and wrong',
  why: 'Why it is wrong',
  showMe: 'Show me',
  knew: 'I knew it',
  notYet: 'Not yet',
  judged: 'Did you know it?',
  knownNow: (days: number) => `Known. It comes again ${inDays(days)}.`,
  notYetNow: 'Not yet. It comes again soon.',
  knownLeft: (n: number) => `Known. ${questions(n)} left.`,

  none: 'There are no such questions',
  nothing: 'Nothing is due',
  allKnown: 'You know all of these',
  next: (days: number) =>
    `The next of these questions comes ${inDays(days)}. Any question below can be opened now.`,

  list: 'All questions',
  standing: { new: 'new', notYet: 'not yet', due: 'due again', known: 'known' },
  forget: 'Forget what I know',
  forgotten: 'All questions are new again.',
  undo: 'Undo',

  paper: 'On paper',
  which: 'Questions to print',
  printAll: 'All',
  printChosen: 'Those chosen above',
  withAnswers: 'With answers',
  print: 'Print',
  sheet: (exhibit: string) => `${exhibit}: interview questions`,

  shown: 'The answer at work',
  seen: 'What you see',
  playOn: 'Play on',
  pause: 'Pause',
  onceMore: 'Once more from a little before',
  comeBack: 'Back to the moment',
  here: 'This is the moment.',
  away: 'Play as you like. The moment waits.',
  practice: 'Back to practice',
  topicAmong: (list: string) => `one of the topics: ${list}`,
  among: (list: string) => `one of this exhibit’s questions: ${list}`,
} as const;
