/** What a search looks for and what holds at rest, told to people. */
export const propertiesEn = {
  leaderElected: {
    title: 'A leader is elected',
    meaning: 'Some server has the votes of a majority and leads its term.',
  },
  rivalCandidates: {
    title: 'Rival candidates',
    meaning: 'Two servers stand for election in the same term.',
  },
  voteSplit: {
    title: 'A split vote',
    meaning: 'Every server has voted in one term, and nobody has a majority.',
  },
  twoLeaders: {
    title: 'Two leaders at once',
    meaning: 'A new leader leads a later term while an old one does not know of it yet.',
  },
  logsConflict: {
    title: 'Logs in conflict',
    meaning: 'Two servers have entries of different terms at the same index; one has to go.',
  },
  entryCommitted: {
    title: 'An entry is committed',
    meaning: 'Some server knows that a majority stores an entry for good.',
  },
  oldEntryCommitted: {
    title: 'An old entry is committed',
    meaning: 'A leader has committed an entry that a leader of an earlier term left behind.',
  },
  clientAnswered: {
    title: 'A client is answered',
    meaning: 'A client’s request was committed and applied, and the answer has arrived.',
  },
  everythingCommitted: {
    title: 'Everything is committed',
    meaning:
      'Once nothing more happens, the leader has committed all that it wrote in its own term, and all before it.',
  },
  sameState: {
    title: 'Everyone is in the same state',
    meaning:
      'Once nothing more happens, all servers have applied what is committed and hold the same keys and values.',
  },
  everyoneAnswered: {
    title: 'Everyone is answered',
    meaning: 'Once nothing more happens, no client waits for an answer.',
  },
};
