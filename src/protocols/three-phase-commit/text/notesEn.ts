import type { ProtocolText } from '../../../sdk/text.ts';
import { t } from '../../_shared/atomic/text/parts.ts';
import { workEn } from '../../_shared/atomic/text/workEn.ts';
import type { Standing } from '../messages.ts';
import type { TerminationRule } from '../story.ts';
import type { ThreePhaseTypes } from '../types.ts';

const STANDS: { readonly [S in Standing]: (tx: string) => string } = {
  aborted: (tx) => `${tx} is aborted there`,
  uncertain: () => 'it has voted yes and knows no more',
  committable: () => 'it knows that all have voted yes',
  committed: (tx) => `${tx} is committed there`,
};

const BY_RULE: { readonly [R in TerminationRule]: (tx: string) => string } = {
  TR1: (tx) => `somebody has aborted ${tx}, so it is aborted (TR1)`,
  TR2: (tx) => `somebody has committed ${tx}, so it is committed (TR2)`,
  TR3: (tx) =>
    `nobody who is left knows that all have voted yes. If the others are down, nobody can have committed, so ${tx} is aborted (TR3)`,
  TR4: (tx) =>
    `somebody knows that all have voted yes, so ${tx} can be committed, once everybody who is left knows it (TR4)`,
};

export const notesEn: ProtocolText<ThreePhaseTypes>['notes'] = {
  ...workEn.notes,
  forced: (note, fmt) => {
    const [who, tx] = [fmt.node(note.node), t(note.tx)];
    if (note.record !== 'commit' && note.record !== 'abort') return workEn.notes.forced(note, fmt);
    const decision = `${tx} is ${note.record === 'commit' ? 'committed' : 'aborted'}`;
    return note.byCoordinator
      ? `${who} forces its decision to disk before anybody hears of it (${decision}), so that it says the same after a crash.`
      : `${who} forces to disk that ${decision}. Whoever asks it from now on is told so, after a crash too.`;
  },
  decidedCommit: ({ coordinator, tx }, fmt) =>
    `${fmt.node(coordinator)} decides to commit ${t(tx)}: all have voted yes, and it counts on everybody who is up knowing that.`,
  committed: ({ participant, tx, from }, fmt) =>
    from === participant
      ? `${fmt.node(participant)}, which was elected, commits ${t(tx)} and tells the others: what it has changed stays, and its locks are free.`
      : workEn.notes.committed({ participant, tx, from }, fmt),
  aborted: ({ participant, tx, from }, fmt) =>
    from === participant
      ? `${fmt.node(participant)}, which was elected, aborts ${t(tx)} and tells the others: what it has changed is undone, and its locks are free.`
      : workEn.notes.aborted({ participant, tx, from }, fmt),
  decisionAsked: ({ participant, tx, asked, again }, fmt) =>
    again
      ? `${fmt.node(participant)} still does not know how ${t(tx)} ended while it was down, so it keeps the locks and asks ${fmt.nodes(asked)} once more.`
      : `${fmt.node(participant)} finds its yes to ${t(tx)} in its log. The others may have decided while it was down, so it asks ${fmt.nodes(asked)} and decides nothing itself.`,
  decisionAnswered: (note, fmt) =>
    note.presumed && note.outcome === 'abort'
      ? `${fmt.node(note.node)} finds no yes to ${t(note.tx)} in its log, and without its yes nobody may commit: it tells ${fmt.node(note.asker)} that ${t(note.tx)} is aborted.`
      : workEn.notes.decisionAnswered(note, fmt),

  preCommitSent: ({ coordinator, tx, participants }, fmt) =>
    `All have voted yes to ${t(tx)}. Before anybody may commit, ${fmt.node(coordinator)} lets ${fmt.nodes(participants)} know that: then nobody is in doubt while somebody else has committed.`,
  preCommitted: ({ participant, tx, from }, fmt) =>
    from === participant
      ? `${fmt.node(participant)} has learnt from the reports that all have voted yes to ${t(tx)}.`
      : `${fmt.node(participant)} hears from ${fmt.node(from)} that all have voted yes to ${t(tx)}. It does not commit yet: others may not know it.`,
  acksMissing: ({ node, tx, who }, fmt) =>
    `${fmt.nodes(who)} ${fmt.plural(who.length, 'has', 'have')} not acknowledged in time that ${t(tx)} can be committed, so ${fmt.node(node)} takes ${fmt.plural(who.length, 'it', 'them')} to be down and goes on. One that is down cannot decide otherwise; it asks when it comes back.`,
  leaderSuspected: ({ participant, tx, suspect, leader }, fmt) =>
    leader === participant
      ? `${fmt.node(participant)} has heard nothing of ${t(tx)} for too long and takes ${fmt.node(suspect)} to be down. Of those left it stands first itself, so it is to bring ${t(tx)} to its end.`
      : `${fmt.node(participant)} has heard nothing of ${t(tx)} for too long and takes ${fmt.node(suspect)} to be down. Of those left ${fmt.node(leader)} stands first and is to bring ${t(tx)} to its end.`,
  elected: ({ participant, tx, asked }, fmt) =>
    asked.length === 0
      ? `${fmt.node(participant)} is elected to bring ${t(tx)} to its end, and there is nobody left to ask.`
      : `${fmt.node(participant)} is elected to bring ${t(tx)} to its end, so it asks ${fmt.nodes(asked)} how ${fmt.plural(asked.length, 'it stands', 'they stand')}.`,
  stateReported: ({ participant, tx, to, standing }, fmt) =>
    `${fmt.node(participant)} tells ${fmt.node(to)} how it stands on ${t(tx)}: ${STANDS[standing](t(tx))}.`,
  terminated: ({ participant, tx, rule, silent }, fmt) => {
    const who = fmt.node(participant);
    const from =
      silent.length === 0
        ? `${who} has heard from everybody who is left`
        : `${fmt.nodes(silent)} ${fmt.plural(silent.length, 'is', 'are')} silent, and ${who} takes ${fmt.plural(silent.length, 'it', 'them')} to be down`;
    return `${from}: ${BY_RULE[rule](t(tx))}.`;
  },
  decidedAlone: ({ participant, tx, outcome }, fmt) =>
    outcome === 'commit'
      ? `${fmt.node(participant)} hears nothing more and commits ${t(tx)} by itself, because it knows that all have voted yes, and asks nobody what the others know.`
      : `${fmt.node(participant)} hears nothing more and aborts ${t(tx)} by itself, because it does not know that all have voted yes, and asks nobody what the others know.`,
  totalFailure: ({ participant, tx }, fmt) =>
    `Everybody who took part in ${t(tx)} has been down, and nobody has a decision on disk, so nobody has committed: ${fmt.node(participant)} aborts it.`,
  oldLeaderIgnored: ({ participant, tx, from, leader }, fmt) =>
    `${fmt.node(participant)} does not do what ${fmt.node(from)} wants for ${t(tx)}: it has taken ${fmt.node(from)} to be down, and ${fmt.node(leader)} leads now.`,
};
