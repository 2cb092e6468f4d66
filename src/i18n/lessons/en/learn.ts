/** Words of the pages that teach: the walkthrough. */
export const learn = {
  title: 'Learn',

  // ---------- the overview ----------

  about:
    'The walkthrough runs beside its text. It plays, asks what comes next, and lets you break things yourself. Leave it whenever you like: it waits where you were.',
  goOn: 'Go on where you were',
  predicted: (right: string, all: string) =>
    all === '1'
      ? right === '1'
        ? 'Your one prediction was right.'
        : 'You have predicted once, and it came differently.'
      : `${right} of your ${all} predictions were right.`,
  chapters: 'Chapters',
  minutes: (n: string) => (n === '1' ? '1 minute' : `${n} minutes`),
  stops: (n: string) => (n === '1' ? '1 stop' : `${n} stops`),
  seen: (done: string, of: string) => `${done} of ${of} done`,
  allSeen: 'Done',
  begin: 'Begin',
  resume: 'Go on',
  repeat: 'Once more',
  /** The name of a button that stands beside a chapter. */
  ofChapter: (what: string, chapter: string) => `${what}: ${chapter}`,
  beyond: 'Besides',
  glossary: 'Glossary',
  glossaryAbout: (n: string) => `${n} terms, each in a few sentences.`,
  interview: 'Interview',
  interviewAbout: 'Questions as they are really asked, with what a good answer says.',
  challenges: 'Challenges',
  challengesAbout: 'Goals that you reach with faults and your own hands.',
  chapterAmong: (list: string) => `one of the chapters: ${list}`,
  stopAmong: (list: string) => `one of this chapter’s stops: ${list}`,

  // ---------- beside the stage ----------

  panel: 'Lesson',
  all: 'All chapters',
  place: (at: string, of: string) => `${at} of ${of}`,
  stopList: 'Stops of this chapter',
  stopName: (at: string, title: string) => `${at}: ${title}`,
  done: 'done',
  text: 'Text of the lesson',
  ways: 'Way through the lesson',
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  answer: 'Answer',
  justShow: 'Just show me',
  doIt: 'Do it for me',
  skipToEnd: 'Show it at once',
  skip: 'Skip this',
  chapterOn: 'Next chapter',
  again: 'This stop again',
  restart: 'Restart the chapter',

  running: 'The run plays until it happens.',
  waiting: 'Paused. The lesson goes on when you press play.',
  predict: 'What do you think?',
  yours: 'You said',
  came: 'What happened',
  right: 'Right.',
  wrong: 'It came differently.',
  shown: 'This is what happened.',
  yourTurn: 'Your turn',
  goals: 'What has to come about',
  acts: (n: string) => (n === '1' ? '1 action so far' : `${n} actions so far`),
  met: (acts: string) => (acts === '1' ? 'Met with 1 action.' : `Met with ${acts} actions.`),

  strayed: 'The run is now your own.',
  strayedMore: 'Play as long as you like. The lesson waits here.',
  lost: 'What this stop waits for does not come any more.',
  backHere: 'Back to this stop',
  keep: 'Keep what you made',
  keepHint: 'Opens it as a run of its own, in Explore',
  tooLong: 'It is too long for an address. Save it as a file: Share, in the header.',

  /** Said to those who do not see the page. */
  said: {
    stop: (place: string, title: string) => `Stop ${place}: ${title}`,
    running: 'The run plays.',
  },

  // ---------- the end ----------

  ended: 'End of the chapter',
  learned: 'What you have seen',
  nextChapter: (title: string) => `Next: ${title}`,
  someQuestions: 'Interview questions',
  someChallenges: 'Challenges',
} as const;
