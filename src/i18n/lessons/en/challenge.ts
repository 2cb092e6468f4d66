/** Words of the pages that teach: challenges. */
export const challenge = {
  title: 'Challenges',
  about:
    'Each has a goal that you reach with faults and your own hands. The run is judged as it goes. Going back to try something else is allowed.',
  grades: { warmUp: 'Warm-up', core: 'Core', deep: 'Deep' },
  metOf: (met: string, all: string) => `${met} of ${all} met`,
  /** Acts: what a person did to the run. */
  acts: (n: string) => (n === '1' ? '1 action' : `${n} actions`),
  best: 'Your best',
  ours: 'Our solution',
  score: (whose: string, acts: string) => `${whose}: ${acts}`,
  met: 'Met',
  notMet: 'Not met yet',
  among: (list: string) => `one of the challenges: ${list}`,

  tasks: 'What has to come about',
  state: { done: 'done', open: 'not yet', kept: 'kept so far', failed: 'it has happened' },
  count: (now: string, of: string) => `${now} of ${of}`,
  told: {
    done: (task: string) => `Done: ${task}`,
    open: (task: string) => `No longer so: ${task}`,
    kept: (task: string) => `Kept again: ${task}`,
    failed: (task: string) => `Broken: ${task}`,
    count: (now: string, of: string, task: string) => `${now} of ${of}: ${task}`,
  },

  hints: 'Hints',
  hint: (n: string, of: string) => `Hint ${n} of ${of}`,
  firstHint: 'Give me a hint',
  nextHint: 'Another hint',
  solution: 'Show me a solution',

  all: 'All challenges',
  soFar: 'So far',
  again: 'Start again',
  againHint: 'A new run; what you did is left behind',
  none: 'none yet',

  doneWith: (acts: string) => `Met with ${acts}.`,
  hinted: (n: string) => (n === '1' ? 'You looked at one hint.' : `You looked at ${n} hints.`),
  fewer: 'That is fewer than our own solution takes.',
  same: 'As few as our own solution takes.',
  more: (beat: string) => `Our own solution takes ${beat}.`,
  next: (title: string) => `Next: ${title}`,

  shown: 'One way to do it',
  shownAbout: 'A new run plays our solution. It does not count as yours.',
  shownActs: 'What is done, in order',
  shownNothing: 'Nothing yet: the run goes on to the right moment first.',
  shownDone: 'That was all of it. The run stands at the moment at which the goal is reached.',
  shownLost: 'This run has gone another way: what the solution waits for does not come in it.',
  shownRest: 'Show the rest at once',
  shownAgain: 'Show it again',
  own: 'Try it myself',
} as const;
