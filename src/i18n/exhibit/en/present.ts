/** Words of the exhibit page: the run on a projector. */
export const present = {
  title: 'Present',
  playing: 'Playing',
  paused: 'Paused',
  /** In the list of keys. */
  key: 'Present on a full screen, or leave that',
  isOn: 'Presenting. f leaves, ? lists the keys.',
  next: 'Play to the next milestone; again: go there',
  faster: 'Faster',
  slower: 'Slower',
  side: 'Inspector beside the stage',
  diagram: 'Diagram below the stage',
  fill: 'Fill the screen',
  leave: 'Stop presenting',
  isDark: 'The screen is black. Any key brings it back.',
  lighten: 'Bring the screen back',
  /** What the keys do while presenting. */
  does: {
    next: 'Play to the next milestone; again: go there',
    previous: 'Previous milestone',
    dark: 'Black screen; any key brings it back',
    startOver: 'To the start of the run',
    goOn: 'Play from here',
    slower: 'Slower',
    faster: 'Faster',
    diagram: 'Diagram below the stage',
    side: 'Inspector beside the stage: logs, story, state',
    theme: 'Day or night',
    leave: 'Let go, then leave',
  },
} as const;
